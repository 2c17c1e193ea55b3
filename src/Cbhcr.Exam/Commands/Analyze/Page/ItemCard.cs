using System.Globalization;
using Cbhcr.Exam.Platform.Charts;

namespace Cbhcr.Exam.Commands.Analyze.Page;

/// <summary>One item: its options by fifths of the persons, and its curve beside what was observed.</summary>
internal static class ItemCard
{
    private static readonly string?[] Dashes = [null, "8 4", "2 3", "8 3 2 3", "12 4", "4 4"];

    public static void Write(Html page, ItemReport item, ItemCurve? curve)
    {
        var summary = string.Create(CultureInfo.InvariantCulture, $"{item.Id}: {(item.P is { } p ? $"p {p:0.00}" : "no answers")}{(item.RpbCorrected is { } r ? $", r {r:0.00}" : "")}{(item.Notes.Count > 0 ? " – " + string.Join("; ", item.Notes) : "")}");
        if (item.Options is null && curve is null) return;
        page.Fold(summary, inside =>
        {
            if (item.Options is { } options)
                inside.Table("Options", ["Option", "Key", "n", "proportion", "r total", "r rest", "1st fifth", "2nd", "3rd", "4th", "5th"], options.Select(o => (IReadOnlyList<string>)
                    [o.Option.Length == 0 ? "no answer" : o.Option, o.IsKey ? "key" : "", o.N.ToString(CultureInfo.InvariantCulture), Html.Figure(o.Proportion), Html.Figure(o.R), Html.Figure(o.RRest), .. o.Quintiles.Select(q => Html.Figure(q, 2))]));
            inside.Pair(Charts(item, curve));
        });
    }

    private static IEnumerable<Chart> Charts(ItemReport item, ItemCurve? curve)
    {
        if (item.Options is { } options)
            yield return LineChart.Draw($"{item.Id}: options by fifths of the persons", $"Proportion of each fifth, lowest scores first, who chose each option of {item.Id}; the key is the thick line.", "Fifth by total score", "Proportion",
                [.. options.Select((o, i) => new Series(o.Option.Length == 0 ? "none" : o.Option, [.. o.Quintiles.Select((q, n) => (Fifth: n + 1.0, Q: q)).Where(x => x.Q is not null).Select(x => (x.Fifth, x.Q!.Value))],
                    o.IsKey ? Palette.Accent : Palette.Muted, o.IsKey ? 3 : 1.5, o.IsKey ? null : Dashes[i % Dashes.Length]))], (0, 1), xTicks: 4);
        if (curve is not null)
            yield return LineChart.Draw($"{item.Id}: the model and what was seen", $"Expected score on {item.Id} by ability as a line; mean scores of tenths of the persons as circles.", "Ability θ", curve.Highest == 1 ? "Proportion right" : "Mean score",
                [new("", curve.Model, Palette.Accent, 2.5), new("", curve.Observed, Palette.Alert, AsPoints: true)], (0, curve.Highest));
    }
}
