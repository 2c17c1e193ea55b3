using System.Globalization;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>
/// What the verb writes as JSON; Schemas/cut-score.schema.json is its description. Members of raters, rounds and details depend on the method.
/// </summary>
internal sealed record CutScoreReport(
    string Method, double? Cut, int? PassingScore, double? Sd, double? Se, int Judges, IReadOnlyList<object> Raters, IReadOnlyList<object> Rounds,
    IReadOnlyList<object> Items, RatingComponents? Components, IReadOnlyList<ImpactRow> Impact, object? Details, IReadOnlyList<string> Notes)
{
    public static CutScoreReport Of(string method, CutScore? cut, int judges) =>
        new(method, cut?.Value, cut?.PassingScore, cut?.StandardDeviation, cut?.StandardError, judges, [], [], [], null, [], null, []);

    public CutScoreReport Noting(params IEnumerable<string> notes) => this with { Notes = [.. Notes, .. notes] };

    public CutScore? AsCutScore() => Cut is { } value ? new(value, Sd, Se, Judges) : null;

    public void Show()
    {
        VerbConsole.Table($"{Method}, {Judges} {(Method is "contrasting" or "borderline" ? "examinees" : "judges")}", ["", "raw points"],
            [["cut", Text(Cut)], ["passing score", PassingScore is { } p ? $"{p}" : "none"], ["standard deviation", Text(Sd)], ["standard error", Text(Se)]]);
        if (Impact.Count > 0)
            VerbConsole.Table("Impact", ["standard errors", "cut", "passing score", "pass rate"],
                Impact.Select(r => new[] { r.StandardErrors.ToString("+0;-0;0", CultureInfo.InvariantCulture), Text(r.Cut), $"{r.PassingScore}", r.PassRate?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "none" }));
        foreach (var note in Notes) Console.WriteLine(note);
    }

    private static string Text(double? number) => number?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "none";
}
