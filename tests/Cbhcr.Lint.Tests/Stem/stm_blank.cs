namespace Cbhcr.Lint.Tests.Stem;

public class stm_blank() : Examples("STM-BLANK")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("The gas ____ makes up most of the air that we breathe.", "*Nitrogen", "Oxygen", "Argon").As(Severity.Warning).At("____"),
        Asking("A landlord must give … before he enters the home of a tenant.", "*notice", "money", "a key"),
        Asking("Dough rises because ___ and ___ act on each other in the warm.", "*yeast and sugar", "salt and oil", "milk and egg"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("The gas that makes up most of the air we breathe is ____.", "*nitrogen", "oxygen", "argon"),
        Asking("He says, “I … I just can't do it anymore.” What should the nurse ask?", "*About suicide", "About work", "About sleep"),
        Asking("Which gas makes up most of the air?", "*Nitrogen", "Oxygen", "Argon"),
        Asking("The capital of ____ is Oslo.").With(i => i with { Type = "text-entry" }),
    ];
}
