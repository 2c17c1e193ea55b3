namespace Cbhcr.Psychometrics.Security;

/// <summary>Time parameters of an item in the lognormal model.</summary>
/// <param name="Discrimination">α: 1 / standard deviation of the log time about its mean, above 0.</param>
/// <param name="Intensity">β: mean log time, in log seconds, of a person of speed 0.</param>
public readonly record struct TimeItem(double Discrimination, double Intensity);

/// <summary>
/// The lognormal model ln T = β − τ + ε, ε ~ N(0, 1/α²), with speeds τ ~ N(0, σ²) (van der Linden 2006). A mean of 0 of the speeds fixes the origin.
/// Fitted by marginal maximum likelihood with EM.
/// </summary>
/// <param name="Items">Null for an item nobody or only one person has a time on.</param>
/// <param name="SpeedVariance">σ².</param>
/// <param name="LogLikelihood">Marginal, of the log times.</param>
/// <param name="Iterations">Passes over the data.</param>
/// <param name="Converged">Whether the largest change of β, ln α or σ² fell below the tolerance.</param>
/// <param name="Errors">Standard errors of each item, by the expected information; null where <see cref="Items"/> is or the information is singular.</param>
/// <param name="SpeedVarianceError">Standard error of σ²; null if the information is singular or σ² is 0.</param>
public sealed record LognormalTimeModel(
    IReadOnlyList<TimeItem?> Items, double SpeedVariance, double LogLikelihood, int Iterations, bool Converged,
    IReadOnlyList<(double Discrimination, double Intensity)?> Errors, double? SpeedVarianceError)
{
    /// <summary>A model whose items are known, for times of another day.</summary>
    /// <param name="items">With finite β and α above 0.</param>
    /// <param name="speedVariance">σ², 0 or more.</param>
    public static LognormalTimeModel Known(IReadOnlyList<TimeItem> items, double speedVariance)
    {
        if (!(speedVariance >= 0) || !double.IsFinite(speedVariance)) throw new ArgumentOutOfRangeException(nameof(speedVariance), speedVariance, "A variance.");
        for (var i = 0; i < items.Count; i++)
            if (!(items[i].Discrimination > 0) || !double.IsFinite(items[i].Discrimination) || !double.IsFinite(items[i].Intensity))
                throw new ArgumentException($"Item {i}: α {items[i].Discrimination}, β {items[i].Intensity}.", nameof(items));
        return new([.. items.Select(i => (TimeItem?)i)], speedVariance, 0, 0, true, new (double, double)?[items.Count], null);
    }

    /// <summary>Fits the model. An item whose times are all alike within a person is held at a standard deviation of 10⁻⁴ of the log time.</summary>
    /// <param name="times">Missing times are taken as missing at random.</param>
    /// <param name="tolerance">Largest change of β, ln α or σ² to stop at.</param>
    /// <param name="maximumIterations">At least 1.</param>
    public static LognormalTimeModel Fit(ResponseTimes times, double tolerance = 1e-9, int maximumIterations = 2000)
    {
        if (!(tolerance > 0)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "Above 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumIterations, 1);
        return new LognormalTimeEstimation(times).Run(tolerance, maximumIterations);
    }

    /// <summary>Maximum likelihood speed τ̂ = Σ α²(β − ln t) / Σ α² of each person over a set of items, with its standard error 1/√Σ α²; null without a time.</summary>
    /// <param name="times">Persons × the items of the model.</param>
    /// <param name="set">Items from 0; not given, all.</param>
    public IReadOnlyList<(double Speed, double Error)?> Speeds(ResponseTimes times, IReadOnlyCollection<int>? set = null)
    {
        if (times.Items != Items.Count) throw new ArgumentException($"Times on {times.Items} items, a model of {Items.Count}.", nameof(times));
        int[] items = [.. (set ?? Enumerable.Range(0, Items.Count)).Distinct()];
        var speeds = new (double, double)?[times.Persons];
        for (var p = 0; p < speeds.Length; p++)
        {
            var logs = times.Logs(p);
            double weight = 0, sum = 0;
            foreach (var i in items)
            {
                if (Items[i] is not { } item || double.IsNaN(logs[i])) continue;
                var precision = item.Discrimination * item.Discrimination;
                weight += precision;
                sum += precision * (item.Intensity - logs[i]);
            }
            if (weight > 0) speeds[p] = (sum / weight, 1 / Math.Sqrt(weight));
        }
        return speeds;
    }
}
