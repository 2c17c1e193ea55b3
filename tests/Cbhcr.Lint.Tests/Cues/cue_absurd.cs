namespace Cbhcr.Lint.Tests.Cues;

public class cue_absurd() : Examples("CUE-ABSURD")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Who should be called when the lift is stuck?", "*The service line", "A wizard", "The owner").As(Severity.Information).At("wizard"),
        Asking("What should the driver do?", "*Slow down", "Step on it!", "Turn off").At("!"),
        Asking("Which metal is heaviest?", "*Lead", "Iron", "Tin").With(i => i with { ShareChosen = new Dictionary<string, double> { ["A"] = 0.7, ["B"] = 0.29, ["C"] = 0.01 } }).At("options[2].text"),
        Asking("What should the guard say?", "*“Please wait.”", "“You idiot, go away.”", "“Come in.”"),
        Asking("What helps against the heat?", "*Shade", "Ice cream 😀", "A fan"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("Which metal is heaviest?", "*Lead", "Iron", "Tin").With(i => i with { ShareChosen = new Dictionary<string, double> { ["A"] = 0.01, ["B"] = 0.49, ["C"] = 0.5 } }),
        Asking("What should the guard shout?", "*“Stop!”", "“Fire!”", "“Help!”"),
        Asking("Who should be called when the lift is stuck?", "*The service line", "A neighbor", "The owner"),
        Asking("Does a wizard exist in this novel?", "*It has one", "It has two", "It has three").With(i => i with { Stem = "How many wizards has the novel?" }),
    ];
}
