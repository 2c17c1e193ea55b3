namespace Cbhcr.Lint.Tests.Cues;

public class cue_absolute() : Examples("CUE-ABSOLUTE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What does the rule say about guests?", "They must never be asked for a name", "*They sign in at the desk", "They wait outside").As(Severity.Warning).At("never"),
        Asking("What does yeast do?", "*Always makes gas from sugar", "Makes salt from sugar", "Makes oil from sugar").At("Always"),
        Asking("Which tools does the cook need?", "All of the knives", "Only a spoon", "*A whisk and a bowl").At("All"),
        Asking("What is known about the drug?", "It is completely safe", "It works under no circumstances", "*It thins the blood"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What does the rule say about guests?", "They must show a card", "*They must sign in", "They must wait outside"),
        Asking("Which tools does the cook need?", "All of the knives", "*A whisk and a bowl", "A large spoon"),
        Asking("A caller wants no police. What should the clerk say?", "*“Tell me what is going on.”", "“You must let us send them.”", "“They are kind.”"),
        Asking("What does the rule say about dogs?", "They stay outside", "*They come in on a lead", "They are weighed"),
        Asking("Which tools does the cook need?", "*Only a whisk", "All of the knives", "Every spoon"),
    ];
}
