using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>One focal group of a <see cref="DifAnalysis"/>.</summary>
internal static class DifComparing
{
    public static DifComparison Compare(CategoryResponses responses, PersonGroups pair, int group, DifOptions options, List<DifNote> notes)
    {
        var threshold = (options.Thresholds ?? SampleThresholds.Default).DifferentialItemFunctioning;
        NoteGroup(0, pair.Sizes[0], threshold, notes);
        NoteGroup(group, pair.Sizes[1], threshold, notes);
        var purification = options.Purify ? Purified(responses, pair, options, group, notes) : null;
        bool[] anchor = purification is null ? [] : [.. purification.Anchor];
        var counts = MatchedCounts.Of(responses, pair, anchor);
        var logistic = LogisticDif.Of(counts, options.Adjustment, options.Threads);
        var sibtest = Sibtest.Of(MatchedCounts.Of(responses, pair, anchor, completeOnly: true), options.Sibtest, options.Adjustment);
        // Adjusted over all items, whichever of the two tests an item has.
        PlainTests[] plain = [.. Enumerable.Range(0, counts.Items).Select(i => PlainTests.Of(counts.Table(i)))];
        var adjusted = MultipleComparison.Adjust([.. plain.Select(t => t.PValue)], options.Adjustment);
        var items = new DifItem[counts.Items];
        for (var i = 0; i < items.Length; i++)
        {
            var table = counts.Table(i);
            NoteItem(table, logistic[i], group, pair.Sizes, threshold, notes);
            var binary = table.Categories <= 2;
            items[i] = new(
                i, counts.IsAnchor(i), plain[i].MantelHaenszel is { } mh ? mh with { AdjustedPValue = adjusted[i] } : null, binary ? Standardisation.Of(table) : null,
                binary ? BreslowDay.Of(table) : null, plain[i].Mantel with { AdjustedPValue = binary ? null : adjusted[i] }, logistic[i], sibtest[i],
                (options.FlagOnAdjusted ? adjusted[i] : plain[i].PValue) < options.Level);
        }
        return new(group, pair.Sizes[0], pair.Sizes[1], purification, items);
    }

    private static Purification Purified(CategoryResponses responses, PersonGroups pair, DifOptions options, int group, List<DifNote> notes)
    {
        bool[] Flags(bool[] anchor)
        {
            var counts = MatchedCounts.Of(responses, pair, anchor);
            return [.. Enumerable.Range(0, counts.Items).Select(i => PlainTests.Of(counts.Table(i)).PValue < options.Level)];
        }
        var purification = Purification.Of(responses.Items, Flags, options.Rounds);
        DifNoteKind? kind = purification.End switch
        {
            PurificationEnd.Circular => DifNoteKind.CircularPurification,
            PurificationEnd.OutOfRounds => DifNoteKind.PurificationOutOfRounds,
            PurificationEnd.AnchorTooSmall => DifNoteKind.AnchorTooSmall,
            _ => null,
        };
        if (kind is { } k) notes.Add(new(k, group));
        return purification;
    }

    private static void NoteGroup(int group, int persons, int threshold, List<DifNote> notes)
    {
        var note = new DifNote(persons == 0 ? DifNoteKind.EmptyGroup : DifNoteKind.SmallGroup, group, -1, persons);
        if (persons < threshold && !notes.Contains(note)) notes.Add(note);
    }

    private static void NoteItem(MatchedTable table, LogisticDifResult logistic, int group, IReadOnlyList<int> sizes, int threshold, List<DifNote> notes)
    {
        int[] reference = table.Margin(0), focal = table.Margin(1);
        if (reference.Zip(focal, (r, f) => r + f).Count(n => n > 0) < 2) notes.Add(new(DifNoteKind.ConstantItem, group, table.Item));
        if (reference.Sum() is var r && r < threshold && sizes[0] >= threshold) notes.Add(new(DifNoteKind.FewAnswers, 0, table.Item, r));
        if (focal.Sum() is var f && f < threshold && sizes[1] >= threshold) notes.Add(new(DifNoteKind.FewAnswers, group, table.Item, f));
        if (logistic.IsSeparated) notes.Add(new(DifNoteKind.Separation, group, table.Item));
    }

    private sealed record PlainTests(MantelHaenszelResult? MantelHaenszel, MantelResult Mantel)
    {
        public double? PValue => MantelHaenszel is null ? Mantel.PValue : MantelHaenszel.PValue;

        public static PlainTests Of(MatchedTable table) => new(table.Categories <= 2 ? Fairness.MantelHaenszel.Of(table) : null, Fairness.Mantel.Of(table));
    }
}
