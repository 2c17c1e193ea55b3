namespace Cbhcr.Lint.Tests.Sets;

public class frm_values() : Examples("FRM-VALUES")
{
    private static readonly LintItem One = Sample.Item("What does the team do?", "*Ask", "Wait", "Leave");

    public override IEnumerable<Example> Fires =>
    [
        Values(["V-A", "V-B"], ["V-A"], ["V-A", "V-B"]).As(Severity.Information),
        Values(["V-A"], ["V-C"]),
        Values(["V-A", "V-B"], ["V-A"], ["V-B"]),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Values(["V-A", "V-B"], ["V-A", "V-B"], ["V-A", "V-B"]),
        Values(["V-A"], ["V-A"], ["V-A"], ["V-C"]),
        Values([], ["V-A"]),
    ];

    private static Example Values(string[] all, params string[][] tagged) =>
        Together([.. tagged.Select((values, i) => One with { Code = $"V-{i}", Values = values })]).Under(s => s with { Values = all });
}
