using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class odd_data
{
    /// <summary>Every figure is a number or null, whatever the matrix: constant items, empty groups, one person, nobody.</summary>
    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)], MaxTest = 100)]
    public void gives_numbers_or_nothing(Case given, ulong seed)
    {
        var responses = CategoryResponses.Of(given.Responses);
        var groups = PersonGroups.Of([.. Enumerable.Range(0, responses.Persons).Select(p => (int)((seed >> (p % 60)) % 5) - 1)], 4);
        var analysis = DifAnalysis.Of(responses, groups, new(Thresholds: SampleThresholds.Default, Sibtest: new(1)));
        analysis.Comparisons.Count.ShouldBe(3);
        foreach (var item in analysis.Comparisons.SelectMany(c => c.Items))
        {
            Figures(item).Where(f => f is not null).ShouldAllBe(f => double.IsFinite(f!.Value));
            PValues(item).Where(f => f is not null).ShouldAllBe(p => p >= 0 && p <= 1);
        }
        analysis.Notes.ShouldContain(n => n.Kind == DifNoteKind.SmallGroup || n.Kind == DifNoteKind.EmptyGroup);
    }

    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)], MaxTest = 50)]
    public void does_not_depend_on_the_order_of_persons(Case given, ulong seed)
    {
        bool[] focal = [.. Enumerable.Range(0, given.Persons.Length).Select(p => (seed >> (p % 60)) % 2 == 1)];
        var one = DifAnalysis.Of(CategoryResponses.Of(given.Responses), PersonGroups.Of(focal));
        var other = DifAnalysis.Of(
            CategoryResponses.Of(given.Responses.Reordered(given.Persons, [.. Enumerable.Range(0, given.Responses.Items)])), PersonGroups.Of([.. given.Persons.Select(p => focal[p])]), new(Threads: 1));
        other.Comparisons[0].Items.SelectMany(Figures).ShouldBe(one.Comparisons[0].Items.SelectMany(Figures));
    }

    [Fact]
    public void says_that_an_item_is_constant_and_a_group_empty()
    {
        var responses = CategoryResponses.Of(Matrix.Of("110", "101", "111"));
        var notes = DifAnalysis.Of(responses, PersonGroups.Of([false, false, false])).Notes;
        notes.ShouldContain(new DifNote(DifNoteKind.ConstantItem, 1, 0));
        notes.ShouldContain(new DifNote(DifNoteKind.EmptyGroup, 1));
        notes.ShouldContain(new DifNote(DifNoteKind.SmallGroup, 0, -1, 3));
    }

    [Fact]
    public void says_that_few_of_a_large_group_answered()
    {
        var codes = Enumerable.Range(0, 400).SelectMany(p => new[] { p % 2 == 1 && p > 100 ? CategoryResponses.Missing : (byte)(p / 2 % 2), (byte)(p / 3 % 2), (byte)(p / 5 % 2) });
        var responses = new CategoryResponses(400, [2, 2, 2], [.. codes]);
        DifAnalysis.Of(responses, PersonGroups.Of([.. Enumerable.Range(0, 400).Select(p => p % 2 == 1)])).Notes.ShouldContain(new DifNote(DifNoteKind.FewAnswers, 1, 0, 50));
    }

    [Fact]
    public void refuses_the_wrong_number_of_groups_or_categories()
    {
        var responses = new CategoryResponses(3, [3], [0, 1, 2]);
        Should.Throw<ArgumentException>(() => MantelHaenszel.Of(responses, PersonGroups.Of([true, false, true])));
        var three = PersonGroups.Of([0, 1, 2], 3);
        Should.Throw<ArgumentException>(() => Mantel.Of(responses, three));
        Should.Throw<ArgumentException>(() => Sibtest.Of(responses, three));
        Should.Throw<ArgumentException>(() => Sibtest.Of(MatchedCounts.OfGiven(responses, three.Pair(1), [1, 2, 3])));
        Should.Throw<ArgumentOutOfRangeException>(() => three.Pair(3));
    }

    private static IEnumerable<double?> Figures(DifItem item)
    {
        var (mh, std, bd, m, l, s) = (item.MantelHaenszel!, item.Standardised!, item.BreslowDay!, item.Mantel, item.Logistic, item.Sibtest);
        return
        [
            mh.OddsRatio, mh.LogStandardError, mh.ChiSquareCorrected, mh.ChiSquareUncorrected, mh.Delta, std.Difference, std.OddsRatio, bd.ChiSquare, bd.TaroneChiSquare, bd.TrendChiSquare,
            m.ChiSquare, m.MeanDifference, m.MeanDifferenceStandardError, m.OddsRatio, m.LogStandardError, m.EffectSize,
            l.Uniform.ChiSquare, l.NonUniform.ChiSquare, l.Both.ChiSquare, l.Both.WaldChiSquare, l.Both.R2Change, .. l.Interaction.Coefficients?.Select(c => (double?)c) ?? [],
            .. l.Interaction.StandardErrors?.Select(c => (double?)c) ?? [], s.Beta, s.StandardError, s.ChiSquare, s.Crossing.Beta, s.Crossing.ChiSquare, s.Crossing.CrossingScore, .. PValues(item),
        ];
    }

    private static IEnumerable<double?> PValues(DifItem item) =>
    [
        item.MantelHaenszel!.PValue, item.MantelHaenszel.AdjustedPValue, item.BreslowDay!.PValue, item.BreslowDay.TrendPValue, item.Mantel.PValue, item.Logistic.Uniform.PValue,
        item.Logistic.NonUniform.PValue, item.Logistic.Both.AdjustedPValue, item.Sibtest.PValue, item.Sibtest.Crossing.PValue,
    ];
}
