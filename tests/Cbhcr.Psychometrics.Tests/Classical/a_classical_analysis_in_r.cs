using System.Text.Json;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class a_classical_analysis_in_r
{
    public static TheoryData<string> DataSets => [.. RealData.Dichotomous, .. RealData.Polytomous];

    public static TheoryData<string> OptionSets => [.. RealData.WithOptions];

    [Theory, MemberData(nameof(DataSets))]
    public void agrees_on_scores_and_alpha(string name)
    {
        var (responses, lowest, reference) = RealData.Categories(name);
        var (analysis, ctt) = (ClassicalAnalysis.Of(responses), reference.GetProperty("ctt"));
        var scores = analysis.Scores;
        analysis.ScoredItems.ShouldBe(ctt.GetProperty("k").GetInt32());
        Same("n", scores.N, ctt.Number("n"));
        Same("mean score", scores.Mean + lowest * analysis.ScoredItems, ctt.Number("mean"));
        Same("variance", scores.Variance, ctt.Number("var"));
        Same("median", scores.Median + lowest * analysis.ScoredItems, ctt.Number("median"));
        Same("skewness", scores.Skewness, ctt.Number("skew_psych_type3"));
        // The kurtosis is a difference of numbers about 3, so its bar is absolute.
        AgreementTable.Compare("kurtosis", name, scores.Kurtosis!.Value, ctt.Number("kurtosis_psych_type3"), Agreement.Bar);
        Same("alpha", analysis.Alpha, ctt.Number("alpha"));
        Same("SEM", analysis.StandardErrorOfMeasurement, ctt.Number("SEM"));
        (scores.Minimum + lowest * analysis.ScoredItems, scores.Maximum + lowest * analysis.ScoredItems).ShouldBe((ctt.GetProperty("min").GetInt32(), ctt.GetProperty("max").GetInt32()));

        void Same(string statistic, double? actual, double expected) => AgreementTable.Compare(statistic, name, actual!.Value, expected, Agreement.Bar, relative: true);
    }

    [Theory, MemberData(nameof(DataSets))]
    public void agrees_on_every_item(string name)
    {
        var (responses, lowest, reference) = RealData.Categories(name);
        var expected = reference.GetProperty("ctt").GetProperty("items").EnumerateArray().ToList();
        var items = ClassicalAnalysis.Of(responses).Items;
        items.Count.ShouldBe(expected.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var (item, r) = (items[i], expected[i]);
            Same("n", item.N, "n");
            Same("item mean", item.Mean + lowest, "mean");
            Same("item sd", item.StandardDeviation, "sd");
            Same("item-total", item.TotalCorrelation, "r_it");
            Same("item-rest", item.RestCorrelation, "r_drop");
            Same("alpha if deleted", item.AlphaIfDeleted, "alpha_drop");
            Same("D 27 %", item.Discrimination, "D_27_quantile");
            if (!r.TryGetProperty("biserial_total", out _)) continue;
            Same("biserial with total", item.BiserialTotal, "biserial_total");
            Same("biserial with rest", item.BiserialRest, "biserial_rest");

            void Same(string statistic, double? actual, string property) => AgreementTable.Compare(statistic, name, actual!.Value, r.Number(property), Agreement.Bar, relative: true, $"item {i}");
        }
    }

    [Theory, MemberData(nameof(OptionSets))]
    public void agrees_on_every_option(string name)
    {
        var (responses, options, reference) = RealData.Options(name);
        var items = ClassicalAnalysis.Of(responses).Items;
        var expected = reference.GetProperty("distractors").GetProperty("items").EnumerateArray().ToList();
        var compared = 0;
        for (var i = 0; i < items.Count; i++)
            foreach (var o in expected[i].GetProperty("options").EnumerateArray())
            {
                var place = options.IndexOf(o.GetProperty("option").ToString(), StringComparison.Ordinal);
                var answer = place < 0 ? items[i].Omitted : items[i].Answers[place];
                (answer.Points == 1).ShouldBe(o.GetProperty("isKey").GetBoolean());
                Same("option n", answer.Count, "n");
                Same("option p", answer.P, "p");
                Same("mean of choosers", answer.MeanTotal, "meanTotalChoosers");
                Same("option-total", answer.TotalCorrelation, "pbis_total");
                Same("option-rest", answer.RestCorrelation, "pbis_rest");
                foreach (var (mine, theirs) in answer.ByGroup.Zip(o.GetProperty("byQuintile").EnumerateArray(), (a, b) => (a, b.GetDouble())))
                    AgreementTable.Compare("option by quintile", name, mine!.Value, theirs, Agreement.Bar, relative: true);
                compared++;

                void Same(string statistic, double? actual, string property) => AgreementTable.Compare(statistic, name, actual!.Value, o.Number(property), Agreement.Bar, relative: true, $"item {i}");
            }
        compared.ShouldBeGreaterThan(60);
    }
}
