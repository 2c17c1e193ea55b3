namespace Cbhcr.Lint.Tests.Options;

public class opt_long() : Examples("OPT-LONG")
{
    private const string TwentyTwoWords = "Tell him that the team will come back in the morning and that he can call at any time before that night";
    private const string Longer = TwentyTwoWords + " or ask his neighbor next door to make the call";

    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the responder do at the end of the visit?", TwentyTwoWords, "*Say goodbye", "Wait").As(Severity.Warning).At("options[0].text"),
        Asking("What should the responder do at the end of the visit?", Longer, "*Say goodbye", "Wait").With(i => i with { Levels = ["CBHCR-III"] }),
        Asking("What should the responder do at the end of the visit?", Longer, "*Say goodbye", "Wait").With(i => i with { Levels = [] }),
        Asking("Put the steps in order.", Longer, "*Say goodbye", "Wait").With(i => i with { Type = "ordering" }),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the responder do at the end of the visit?", TwentyTwoWords, "*Say goodbye", "Wait").With(i => i with { Levels = ["CBHCR-II"] }),
        Asking("What should the responder do at the end of the visit?", "Tell him that the team will come back in the morning", "*Say goodbye", "Wait"),
        Asking("What should the responder do at the end of the visit?", TwentyTwoWords, "*Say goodbye", "Wait")
            .Under(s => s with { Rules = new Dictionary<string, RuleSetting> { ["OPT-LONG"] = new(Thresholds: new Dictionary<string, double> { ["words@CBHCR-I"] = 30 }) } }),
    ];
}
