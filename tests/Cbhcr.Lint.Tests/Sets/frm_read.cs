namespace Cbhcr.Lint.Tests.Sets;

public class frm_read() : Examples("FRM-READ")
{
    private static readonly LintItem Easy = Sample.Item("A dog sits by the door. What does it want?", "*To go out", "To eat", "To sleep");

    private static readonly LintItem Hard = Sample.Item("Which administrative authority coordinates interdisciplinary rehabilitation after traumatic injuries?",
        "*Municipal organizations", "International associations", "Educational institutions");

    public override IEnumerable<Example> Fires =>
    [
        Together(Hard, Hard).As(Severity.Warning),
        Together(Easy, Easy, Easy).Under(s => Limits(s, "minutes", 1)),
        Together(Easy, Easy, Easy).Under(s => Limits(s, "words", 30)),
        Together(Hard, Hard with { Levels = ["CBHCR-III"] }),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Together(Easy, Easy, Easy),
        Together(Easy, Easy, Easy).Under(s => Limits(s, "minutes", 3)),
        Together(Easy, Easy, Easy).Under(s => Limits(s, "words", 100)),
        Together(Hard).Under(s => Limits(s, "grade", 40)),
    ];

    private static LintSetting Limits(LintSetting setting, string name, double value) =>
        setting with { Rules = new Dictionary<string, RuleSetting> { ["FRM-READ"] = new(Thresholds: new Dictionary<string, double> { [name] = value }) } };
}
