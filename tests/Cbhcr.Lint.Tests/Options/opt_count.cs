namespace Cbhcr.Lint.Tests.Options;

public class opt_count() : Examples("OPT-COUNT")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Is the valve open during the test?", "*Yes", "No").As(Severity.Error),
        Asking("Which metal is the heaviest of these?", "*Lead", "Iron", "Tin", "Zinc", "Copper", "Nickel").As(Severity.Warning),
        Asking("Which metal is the heaviest of these?", "*Lead").As(Severity.Error),
        Asking("Which metal is the heaviest of these?", "*Lead", "Iron", "Tin").Under(s => s with { Rules = new Dictionary<string, RuleSetting> { ["OPT-COUNT"] = new(Thresholds: new Dictionary<string, double> { ["fewest"] = 4 }) } }),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("Which metal is the heaviest of these?", "*Lead", "Iron", "Tin"),
        Asking("Which metal is the heaviest of these?", "*Lead", "Iron", "Tin", "Zinc", "Copper"),
        Asking("Which of these are metals?", "*Lead", "*Iron", "*Tin", "Amber", "Glass", "Wood", "Clay"),
        Asking("Explain the difference between lead and tin.").With(i => i with { Type = "extended-text" }),
    ];
}
