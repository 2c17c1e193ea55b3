using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Exam.Scoring;

/// <summary>The conversion of one form's scores, from what was read alone. The numbers come from <see cref="Equate"/> and <see cref="IrtEquating"/>.</summary>
public static class FormLinking
{
    private const int Replications = 500;

    /// <summary>An anchor is a small copy of the form: a fifth of it, and of a long form twenty items (the rule of thumb in Kolen and Brennan 2014, chapter 8).</summary>
    private const double LeastShare = 0.2;
    private const int Enough = 20;

    /// <returns>Why there is no conversion, or the conversion.</returns>
    public static (string? Refusal, LinkFigures? Figures) Of(LinkInputs inputs, string design, string method, ulong seed)
    {
        var (x, y) = (inputs.Form, inputs.Base);
        var anchors = design == LinkDesigns.CommonItems ? CommonItems.Of(x, y) : [];
        if (design == LinkDesigns.CommonItems && !anchors.Any(a => a.Kept)) return ($"Forms {x.Form.Code} and {y.Form.Code} have no scored item in common.", null);
        var uncalibrated = new[] { x, y }.Sum(f => f.Parameters.Count(p => p is null));
        if (design == LinkDesigns.PreEquating && uncalibrated > 0)
            return ($"{uncalibrated} scored items of the two forms have no parameters of a right-or-wrong model in the bank.", null);
        var pre = uncalibrated == 0 ? IrtEquating.TrueScores(x.Curves, y.Curves) : null;
        var chosen = design == LinkDesigns.PreEquating
            ? new ChosenConversion(method == LinkDesigns.TrueScores ? pre! : IrtEquating.ObservedScores(x.Curves, y.Curves, AbilityWeights.Normal), ConversionSource.PreEquated, null)
            : SmallSampleRule.Choose(x.Persons.Count, y.Persons.Count, () => WithPersons(x, y, anchors, method, seed), (0, x.Maximum), (0, y.Maximum), pre);
        var result = chosen.Result;
        if (result.Table.Any(s => s.Yx is null)) return ($"The method gives no equivalent to every score. {string.Join(" ", result.Notes)}", null);
        var rounded = ConversionTable.Of(result, (0, y.Maximum));
        List<string> notes = [.. result.Notes, .. Notes(inputs, anchors, chosen.Source)];
        return (null, new(x.Named, y.Named, result.Method, chosen.Label, result.Slope, result.Intercept, anchors,
            [.. result.Table.Zip(rounded, (s, r) => new EquatedRaw(s.X, s.Yx!.Value, s.StandardError, r.Rounded!.Value))], notes,
            chosen.Source == ConversionSource.PreEquated ? new([.. x.Parameters!], [.. y.Parameters!]) : null));
    }

    private static EquatingResult WithPersons(FormScores x, FormScores y, IReadOnlyList<AnchorItem> anchors, string method, ulong seed)
    {
        var settings = (anchors.Count > 0 ? EquatingMethods.Anchored : EquatingMethods.EquivalentGroups)[method] with { SyntheticWeight = 1 };
        var first = Run(settings);
        // Where there is no formula for the errors, persons are drawn again and again.
        return settings.Function is EquatingFunction.Identity || first.Table.Any(s => s.StandardError is not null) ? first : Run(settings with { Bootstrap = new(Replications, seed) });

        EquatingResult Run(EquatingSettings s)
        {
            if (anchors.Count == 0) return Equate.EquivalentGroups(ScoreFrequencies.Of(x.Totals, 0, x.Maximum), ScoreFrequencies.Of(y.Totals, 0, y.Maximum), s);
            var kept = anchors.Where(a => a.Kept).Select(a => (a.ItemId, a.ContentVersion)).ToHashSet();
            var ((ofX, highest), (ofY, _)) = (CommonItems.Scores(x, kept), CommonItems.Scores(y, kept));
            return Equate.NonequivalentGroups(JointFrequencies.Of(x.Totals, ofX, (0, x.Maximum), (0, highest)), JointFrequencies.Of(y.Totals, ofY, (0, y.Maximum), (0, highest)), s);
        }
    }

    private static IEnumerable<string> Notes(LinkInputs inputs, IReadOnlyList<AnchorItem> anchors, ConversionSource source)
    {
        if (source == ConversionSource.Equated) yield return $"{inputs.Form.Persons.Count} persons on {inputs.Form.Form.Code}, {inputs.Base.Persons.Count} on {inputs.Base.Form.Code}.";
        if (source != ConversionSource.PreEquated && inputs.Again > 0) yield return $"{inputs.Again} sittings of people who had sat one of the two forms before were left out.";
        if (anchors.Count == 0) yield break;
        var (kept, items) = (anchors.Count(a => a.Kept), inputs.Form.Slots.Count);
        if (anchors.Count > kept) yield return $"{anchors.Count - kept} of {anchors.Count} common items drifted and were taken out of the anchor.";
        if (kept < Math.Min(Enough, LeastShare * items)) yield return $"The anchor has {kept} of {items} items: less than a fifth, so the link is weak.";
        if (source == ConversionSource.Equated && anchors.All(a => a.Shift is null)) yield return "Drift of the common items could not be looked at: their difficulties could not be estimated in both groups.";
    }
}
