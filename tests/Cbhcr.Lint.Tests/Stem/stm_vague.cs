namespace Cbhcr.Lint.Tests.Stem;

public class stm_vague() : Examples("STM-VAGUE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("How is a burn treated?", "*Usually with water", "With ice", "With butter").As(Severity.Warning).At("Usually"),
        Asking("What does the court often ask for in such a case?", "*A lease", "A photo", "A witness").At("often"),
        Asking("What is known about this drug?", "*It may cause sleep", "It cures pain", "It stops a cold").At("may cause"),
        Asking("How does a careful driver use the horn?", "*Seldom", "In town", "At night"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("He often misses work and rarely eats. What should the nurse ask about?", "*His mood", "His job", "His diet"),
        Asking("Which drug is most often the cause of death by overdose?", "*Fentanyl", "Aspirin", "Caffeine"),
        Asking("How often should the filter be changed?", "*Each week", "Each month", "Each year"),
        Asking("What is true of a tenant in the last month?", "*He may stay until the 30th", "He may sell the lease", "He must leave at once"),
        Asking("What should be agreed on before the visit?", "*Who will talk", "What the problem may be", "How long to stay"),
        Asking("What should the guard say?", "*“We often see that.”", "“Go away.”", "“Who sent you?”"),
    ];
}
