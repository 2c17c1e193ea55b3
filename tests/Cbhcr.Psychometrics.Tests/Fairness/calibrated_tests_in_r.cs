using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

/// <summary>difR 5.1 with the estimates of ltm, which the reference gives for both groups.</summary>
public sealed class calibrated_tests_in_r
{
    public static TheoryData<string> DataSets => DifReference.DataSets;

    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_lord(string name)
    {
        var r = DifReference.Of(name);
        foreach (var model in new[] { "1PL", "2PL" })
        {
            var (reference, focal) = Estimates(r, "Lord_" + model);
            var results = LordDif.Of(reference, focal);
            r.Compare($"Lord χ² {model}", results.Select(l => l.ChiSquare), r.Numbers("Lord_" + model, "chisq"), 1e-9);
            r.Compare($"Lord p {model}", results.Select(l => l.PValue), r.Numbers("Lord_" + model, "p"), 1e-10, relative: false);
        }
    }

    /// <summary>The p-values of difR are not compared: it takes 2(1 − Φ(z)) without |z|, and prints some above 1.</summary>
    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_raju(string name)
    {
        var r = DifReference.Of(name);
        var (reference, focal) = Estimates(r, "Lord_1PL");
        r.Compare("Raju z 1PL", RajuArea.Of(reference, focal).Select(a => a.SignedZ), r.Numbers("Raju_1PL", "Z"), 1e-9);
        (reference, focal) = Estimates(r, "Lord_2PL");
        var (results, expected) = (RajuArea.Of(reference, focal), r.Numbers("Raju_2PL", "Z"));
        // Where a curve falls the area is infinite; difR gives the formula's number.
        int[] rising = [.. Enumerable.Range(0, expected.Length).Where(i => reference[i]!.Discrimination > 0 && focal[i]!.Discrimination > 0)];
        r.Compare("Raju z 2PL", rising.Select(i => results[i].UnsignedZ), [.. rising.Select(i => expected[i])], 1e-9);
        results.Where(a => a.UnsignedZ is null).Select(a => a.Item).ShouldBe(Enumerable.Range(0, expected.Length).Except(rising));
    }

    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_the_delta_plot(string name)
    {
        var r = DifReference.Of(name);
        var plot = DeltaPlot.Of(r.Responses, r.Groups);
        r.Compare("delta plot axis", [plot.Intercept, plot.Slope], r.Numbers("deltaPlot", "axis"), 1e-10);
        r.Compare("delta plot distance", plot.Items.Select(i => i.Distance), r.Numbers("deltaPlot", "dist"), 1e-10);
        r.Compare("deltas", plot.Items.SelectMany(i => new[] { i.Reference, i.Focal }), [.. r.Rows("deltaPlot", "deltas").SelectMany(d => d)], 1e-10);
    }

    private static (List<ItemEstimate?> Reference, List<ItemEstimate?> Focal) Estimates(DifReference r, string method)
    {
        List<ItemEstimate?> all = [.. r.Rows(method, "itemParInit").Select(p => p.Length == 2 ? ItemEstimate.OneParameter(p[0], p[1]) : ItemEstimate.TwoParameter(p[0], p[1], p[2], p[3], p[4]))];
        return (all[..(all.Count / 2)], all[(all.Count / 2)..]);
    }
}
