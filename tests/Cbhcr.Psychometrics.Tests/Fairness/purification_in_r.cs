using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class purification_in_r
{
    public static TheoryData<string> DataSets => DifReference.DataSets;

    [Theory, MemberData(nameof(DataSets))]
    public void agrees(string name)
    {
        var r = DifReference.Of(name);
        var comparison = DifAnalysis.Of(r.Responses, r.Groups, new(Adjustment: PValueAdjustment.None)).Comparisons.Single();
        var results = comparison.Items.Select(i => i.MantelHaenszel!).ToList();
        comparison.Purification!.End.ShouldBe(PurificationEnd.Settled);
        comparison.Purification.Rounds.ShouldBe(r.R.GetProperty("MH_purified").GetProperty("iterations").GetInt32());
        comparison.Items.Where(i => i.IsFlagged).Select(i => i.Item).ShouldBe(r.Flagged("MH_purified"));
        comparison.Items.Where(i => !i.IsAnchor).Select(i => i.Item).ShouldBe(r.Flagged("MH_purified"));
        r.Compare("MH purified χ²", results.Select(m => m.ChiSquareCorrected), r.Numbers("MH_purified", "chisq"), 1e-10);
        r.Compare("MH purified α", results.Select(m => m.OddsRatio), r.Numbers("MH_purified", "alphaMH"), 1e-10);
        r.Compare("MH purified SE D-DIF", results.Select(m => m.DeltaStandardError), r.Numbers("MH_purified", "se_D_DIF"), 1e-10);
        results.Select(m => m.Category.ToString()).ShouldBe(r.Texts("MH_purified", "ETS"));
    }
}
