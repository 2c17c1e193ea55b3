namespace Cbhcr.Lint.Tests.Stem;

public class stm_qform() : Examples("STM-QFORM")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Most of the air that people breathe is", "*nitrogen", "oxygen", "argon").As(Severity.Information),
        Asking("All of these are metals except:", "*amber", "tin", "zinc"),
        Asking("A pan burns. Choose the best step.", "*A lid", "Water", "Flour"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What is most of the air that people breathe?", "*Nitrogen", "Oxygen", "Argon"),
        Asking("Which of these are metals? Choose two.", "*Tin", "*Zinc", "Amber", "Glass"),
        Asking("What does she mean by “I want to go home?”", "*She is tired", "She is lost", "She jokes"),
        Asking("Describe how yeast works.").With(i => i with { Type = "extended-text" }),
    ];
}
