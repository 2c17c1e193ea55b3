namespace Cbhcr.Psychometrics.Equating;

/// <summary>
/// The totals a synthetic group would have on both forms, when the distribution of the total at each anchor score is the same in both groups
/// (Angoff 1971; Kolen and Brennan 2014, section 5.1).
/// </summary>
internal static class FrequencyEstimation
{
    /// <param name="x">Total on X by anchor.</param>
    /// <param name="y">Total on Y by anchor.</param>
    /// <param name="weight">Of the group that took X, by shares: it does not matter how large the groups are.</param>
    /// <param name="notes">Takes a word on anchor scores that only one group has.</param>
    public static (ScoreFrequencies X, ScoreFrequencies Y) Synthetic(JointFrequencies x, JointFrequencies y, double weight, List<string> notes)
    {
        var missing = new List<int>();
        var (ofX, ofY) = (new double[x.FirstScores], new double[y.FirstScores]);
        for (var v = 0; v < x.SecondScores; v++)
        {
            var (hereX, hereY) = (x.Second.Share(v), y.Second.Share(v));
            if (hereX > 0 != hereY > 0) missing.Add(x.LowestSecond + v);
            var together = weight * hereX + (1 - weight) * hereY;
            for (var i = 0; i < ofX.Length && hereX > 0; i++) ofX[i] += x[i, v] / x.Second.Counts[v] * together;
            for (var i = 0; i < ofY.Length && hereY > 0; i++) ofY[i] += y[i, v] / y.Second.Counts[v] * together;
        }
        if (missing.Count > 0) notes.Add($"Anchor scores only one group has ({string.Join(", ", missing)}) say nothing of the other form and are left out of its synthetic distribution.");
        return (new(x.LowestFirst, ofX), new(y.LowestFirst, ofY));
    }
}
