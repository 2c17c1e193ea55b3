namespace Cbhcr.Lint.Tests.Stem;

public class stm_window() : Examples("STM-WINDOW")
{
    private const string Burn = "A cook in a hotel kitchen spills hot oil over his left hand at the end of a long shift. {0} The skin is red and hurts, and small blisters come up on the "
        + "fingers. A waiter runs for the ice box, and the owner looks for the book with the phone numbers of doctors. What should be done with the hand first?";

    private static readonly string[] Answers = ["*Cool it under running water", "Put ice on the blisters", "Rub butter on the red skin", "Call a doctor and wait"];

    public override IEnumerable<Example> Fires =>
    [
        Asking(Burn.Replace("{0}", "The hotel won a prize for its famous garden eleven winters ago."), Answers).As(Severity.Warning).At("The hotel won a prize for its famous garden eleven winters ago."),
        Asking(Burn.Replace("{0}", "Jazz musicians from Chicago play upstairs every Saturday."), Answers),
        Asking(Burn.Replace("{0}", "His sister studies chemistry at a university abroad."), Answers),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking(Burn.Replace("{0}", ""), Answers),
        Asking(Burn.Replace("{0}", "No running water comes from the nearest tap."), Answers),
        Asking("The hotel opened eleven years ago. A cook burns his hand. What comes first?", Answers),
        Asking(Burn.Replace("{0}", "Diabetes runs in his family."), Answers).With(i => i with { Options = [.. i.Options.Select(o => o with { Rationale = o.Rationale + " Diabetes makes no difference here." })] }),
    ];
}
