using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

/// <summary>mirt 1.45.1 through difR.</summary>
public sealed class sibtest_in_mirt
{
    public static TheoryData<string> DataSets => DifReference.DataSets;

    [Theory, MemberData(nameof(DataSets))]
    public void agrees(string name)
    {
        var r = DifReference.Of(name);
        var results = Sibtest.Of(r.Responses, r.Groups, new(AsMirt: true));
        r.Compare("SIBTEST β", results.Select(s => s.Beta), r.Numbers("SIBTEST_udif", "beta"), 1e-10);
        r.Compare("SIBTEST SE", results.Select(s => s.StandardError), r.Numbers("SIBTEST_udif", "se"), 1e-10);
        r.Compare("SIBTEST χ²", results.Select(s => s.ChiSquare), r.Numbers("SIBTEST_udif", "X2"), 1e-10);
        r.Compare("SIBTEST p", results.Select(s => s.PValue), r.Numbers("SIBTEST_udif", "p"), 1e-10, relative: false);
        r.Compare("crossing SIBTEST β", results.Select(s => s.Crossing.Beta), r.Numbers("SIBTEST_nudif", "beta"), 1e-10);
        r.Compare("crossing SIBTEST χ²", results.Select(s => s.Crossing.ChiSquare), r.Numbers("SIBTEST_nudif", "X2"), 1e-10);
        r.Compare("crossing SIBTEST p", results.Select(s => s.Crossing.PValue), r.Numbers("SIBTEST_nudif", "p"), 1e-10, relative: false);
        results.Select(s => (double)s.Crossing.DegreesOfFreedom).ShouldBe(r.Numbers("SIBTEST_nudif", "df"));
    }
}
