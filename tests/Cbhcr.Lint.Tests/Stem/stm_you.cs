namespace Cbhcr.Lint.Tests.Stem;

public class stm_you() : Examples("STM-YOU")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What do you think is the best way to cool a burn?", "*Water", "Ice", "Butter").As(Severity.Information).At("do you think"),
        Asking("In your opinion, which way to cool a burn is best?", "*Water", "Ice", "Butter"),
        Asking("A tenant shouts at you. Which word best describes your feeling?", "*Fear", "Anger", "Joy"),
        Asking("A guest collapses. What would you do first?", "*Call for help", "Wait", "Run"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A guest asks, “What do you think of the soup?” Which reply is best?", "*“I like it.”", "“Try it.”", "“It is hot.”"),
        Asking("What should you do first?", "*Call for help", "Wait", "Run"),
        Asking("What does the guide say about how people feel after a loss?", "*It differs", "They sleep", "They eat"),
    ];
}
