namespace Cbhcr.Psychometrics.Fairness;

/// <summary>How abilities of one calibration go over to another: θ* = Aθ + B.</summary>
/// <param name="Slope">A.</param>
/// <param name="Intercept">B, in logits.</param>
public readonly record struct ScaleLink(double Slope, double Intercept)
{
    /// <summary>No change.</summary>
    public static ScaleLink None { get; } = new(1, 0);

    /// <summary>
    /// Mean and standard deviation of the difficulties become those of the reference group (Marco 1977); for items of one parameter the mean
    /// alone (Cook and Eignor 1991). Null where there is no item to link on, or the difficulties do not spread.
    /// </summary>
    /// <param name="reference">Items in the reference group.</param>
    /// <param name="focal">The same items in the focal group.</param>
    /// <param name="anchor">Which items link; empty for all.</param>
    public static ScaleLink? MeanSigma(IReadOnlyList<ItemEstimate?> reference, IReadOnlyList<ItemEstimate?> focal, ReadOnlySpan<bool> anchor = default)
    {
        var pairs = new List<(ItemEstimate R, ItemEstimate F)>();
        for (var i = 0; i < reference.Count; i++)
            if (reference[i] is { } r && focal[i] is { } f && (anchor.Length == 0 || anchor[i])) pairs.Add((r, f));
        if (pairs.Count == 0) return null;
        double meanR = pairs.Average(p => p.R.Difficulty), meanF = pairs.Average(p => p.F.Difficulty);
        if (pairs.All(p => p.R.Parameters == 1 && p.F.Parameters == 1)) return new(1, meanR - meanF);
        double squareR = pairs.Sum(p => (p.R.Difficulty - meanR) * (p.R.Difficulty - meanR)), squareF = pairs.Sum(p => (p.F.Difficulty - meanF) * (p.F.Difficulty - meanF));
        if (!(squareR > 0) || !(squareF > 0)) return null;
        var slope = Math.Sqrt(squareR / squareF);
        return new(slope, meanR - slope * meanF);
    }
}
