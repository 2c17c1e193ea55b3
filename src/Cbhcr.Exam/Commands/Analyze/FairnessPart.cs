using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>
/// Two groups compared item by item. Matching is on the total with every item in it; Mantel–Haenszel is also given with flagged items out of the
/// matching. Lord and Raju need the model calibrated in each group.
/// </summary>
internal static class FairnessPart
{
    public static IReadOnlyList<ItemDifReport> Of(AnalysisData data, AnalyzeOptions options, List<string> notes)
    {
        var groups = PersonGroups.Of([.. data.IsFocal!.Select(focal => focal switch { true => 1, false => 0, null => -1 })], 2);
        var analysis = DifAnalysis.Of(data.Points, groups, new(Purify: false));
        var purified = DifAnalysis.Of(data.Points, groups, new());
        notes.AddRange(analysis.Notes.Select(n => Words(n, data, options)).Distinct());
        if (purified.Comparisons[0].Items.Count(i => !i.IsAnchor) is > 0 and var left) notes.Add($"Groups: {left} items that differ are left out of the matching score of the purified Mantel–Haenszel (mhPurified).");
        var (lord, raju) = Calibrated(data, options, notes);
        return [.. analysis.Comparisons[0].Items.Select((item, i) => new ItemDifReport(
            Of(item.MantelHaenszel), Of(purified.Comparisons[0].Items[i].MantelHaenszel),
            item.Logistic is { Both: var both } ? new(both.ChiSquare, both.DegreesOfFreedom, both.PValue, both.R2Change, Letter(both.JodoinGierl), Letter(both.ZumboThomas)) : null,
            lord?[i] is { } l ? new(l.ChiSquare, null, l.PValue) : null, raju?[i] is { } r ? new(r.Signed, r.Unsigned, r.SignedZ, r.SignedPValue) : null,
            new(item.Sibtest.Beta, item.Sibtest.StandardError, item.Sibtest.PValue)))];
    }

    private static MantelHaenszelReport? Of(MantelHaenszelResult? r) =>
        r is null ? null : new(r.OddsRatio, r.Delta, r.DeltaStandardError, r.ChiSquare, r.PValue, r.Category?.ToString(), r.CategoryBySizeAlone?.ToString());

    private static string? Letter(EffectClass? effect) => effect switch { EffectClass.Negligible => "A", EffectClass.Moderate => "B", EffectClass.Large => "C", _ => null };

    private static (IReadOnlyList<LordResult>? Lord, IReadOnlyList<RajuResult>? Raju) Calibrated(AnalysisData data, AnalyzeOptions options, List<string> notes)
    {
        if (options.Model is not (IrtModel.Rasch or IrtModel.OneParameter or IrtModel.TwoParameter) || data.Marks is null) return (null, null);
        var (reference, focal) = (Estimates(data, options, focal: false), Estimates(data, options, focal: true));
        if (reference is null || focal is null)
        {
            notes.Add("Groups: the model cannot be calibrated in each group on its own; there is no Lord and no Raju.");
            return (null, null);
        }
        if (ScaleLink.MeanSigma(reference, focal) is not { } link)
        {
            notes.Add("Groups: no item ties the scales of the two groups, or their difficulties do not spread; there is no Lord and no Raju.");
            return (null, null);
        }
        ItemEstimate?[] linked = [.. focal.Select(f => f?.On(link))];
        return (LordDif.OfLinked(reference, [linked]), RajuArea.OfLinked(reference, linked));
    }

    /// <summary>One an item of the file; null where everybody of the group has the same answer.</summary>
    private static ItemEstimate?[]? Estimates(AnalysisData data, AnalyzeOptions options, bool focal)
    {
        var persons = Enumerable.Range(0, data.File.Persons).Where(p => data.IsFocal![p] == focal).ToList();
        var all = Responses(data, persons, [.. Enumerable.Range(0, data.File.Items.Count)]);
        var kept = Enumerable.Range(0, all.Items).Except(DichotomousCalibration.ConstantItems(all)).ToList();
        if (kept.Count < 2) return null;
        var calibration = DichotomousCalibration.Fit(Responses(data, persons, kept), options.Model!.Value, new() { Information = InformationMethod.Oakes });
        if (calibration.Covariance is null || !calibration.Convergence.Converged) return null;
        var estimates = ItemEstimate.Of(calibration);
        var places = new ItemEstimate?[all.Items];
        for (var k = 0; k < kept.Count; k++) places[kept[k]] = estimates[k];
        return places;
    }

    private static CategoryResponses Responses(AnalysisData data, List<int> persons, List<int> items)
    {
        var codes = new byte[persons.Count * items.Count];
        for (var p = 0; p < persons.Count; p++)
            for (var i = 0; i < items.Count; i++) codes[p * items.Count + i] = data.Scores.Person(persons[p])[items[i]];
        return new(persons.Count, [.. items.Select(_ => 2)], codes);
    }

    private static string Words(DifNote note, AnalysisData data, AnalyzeOptions options)
    {
        var group = note.Group switch { 0 => options.Dif!.Value.Reference, 1 => options.Dif!.Value.Focal, _ => "" };
        var item = note.Item >= 0 ? data.File.Items[note.Item] : "";
        return "Groups: " + note.Kind switch
        {
            DifNoteKind.SmallGroup => $"{group} has {note.Persons} persons, too few to interpret these figures.",
            DifNoteKind.EmptyGroup => $"{group} has nobody.",
            DifNoteKind.ConstantItem => $"{item}: everybody gave the same answer.",
            DifNoteKind.FewAnswers => $"{item}: {note.Persons} answers of {group} are too few.",
            DifNoteKind.Separation => $"{item}: score and group tell right from wrong without a miss; the logistic coefficients are not defined.",
            DifNoteKind.CircularPurification => "purification went round in a circle; what was flagged in it is out of the matching score.",
            DifNoteKind.PurificationOutOfRounds => "purification did not settle.",
            DifNoteKind.AnchorTooSmall => "purification stopped: too few items were left to match on.",
            _ => note.Kind.ToString(),
        };
    }
}
