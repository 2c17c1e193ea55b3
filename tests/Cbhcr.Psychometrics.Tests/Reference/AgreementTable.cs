using System.Collections.Concurrent;
using System.Globalization;
using Cbhcr.Psychometrics.Tests.Reference;

[assembly: AssemblyFixture(typeof(AgreementTable))]

namespace Cbhcr.Psychometrics.Tests.Reference;

/// <summary>
/// Every comparison with an outside truth goes through here: it fails above its tolerance, and the largest difference of each statistic on
/// each data set is written to agreement.csv beside the tests when the run ends.
/// </summary>
public sealed class AgreementTable : IDisposable
{
    private static readonly ConcurrentDictionary<(string Statistic, string DataSet), (double Difference, double Tolerance, int Count)> Rows = new();

    /// <summary>Compares one number. Not finite on either side counts as equal only where it is on both.</summary>
    /// <param name="relative">Whether the difference is divided by the expected value (where that is not 0).</param>
    public static void Compare(string statistic, string dataSet, double actual, double expected, double tolerance, bool relative = false, string? where = null)
    {
        var difference = actual.Equals(expected) ? 0 : Math.Abs(actual - expected) / (relative && expected != 0 ? Math.Abs(expected) : 1);
        Rows.AddOrUpdate((statistic, dataSet), (difference, tolerance, 1), (_, row) => (!(row.Difference >= difference) ? difference : row.Difference, Math.Max(row.Tolerance, tolerance), row.Count + 1));
        (difference <= tolerance).ShouldBeTrue($"{statistic} of {dataSet} {where}: {actual:R} instead of {expected:R}, off by {difference:R}, allowed {tolerance:R}");
    }

    public void Dispose()
    {
        if (Rows.IsEmpty) return;
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "agreement.csv"),
            ["statistic,dataSet,numbers,largestDifference,tolerance",
             .. Rows.OrderBy(r => r.Key).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key.Statistic},{r.Key.DataSet},{r.Value.Count},{r.Value.Difference:G3},{r.Value.Tolerance:G3}"))]);
    }
}
