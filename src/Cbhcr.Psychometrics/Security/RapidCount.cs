using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// One person's times below and above thresholds. The speed comes from the times above them, with the likelihood of a time that is known to be above
/// its threshold; without that, leaving out the fastest times would make a fast worker look slow and then guilty.
/// </summary>
internal sealed class RapidCount
{
    private const double Reach = 5;
    private const int Steps = 20;

    private readonly List<(double Alpha, double Limit, double Log)> _items = [];

    public RapidCount(LognormalTimeModel model, ResponseTimes times, IReadOnlyList<double?> thresholds, int person)
    {
        var logs = times.Logs(person);
        for (var i = 0; i < logs.Length; i++)
            if (model.Items[i] is { } item && !double.IsNaN(logs[i]) && thresholds[i] is > 0 and var threshold)
                _items.Add((item.Discrimination, Math.Log(threshold) - item.Intensity, logs[i] - item.Intensity));
    }

    public (double? Statistic, double? P) Test()
    {
        var rapid = _items.Count(i => i.Log < i.Limit);
        if (rapid == _items.Count || Speed() is not (var speed, var error)) return (null, null);
        // The trapezoidal rule over a normal density has as many digits as one wants.
        double sum = 0, weights = 0;
        var chances = new double[_items.Count];
        for (var s = -Steps; s <= Steps; s++)
        {
            var z = Reach * s / Steps;
            for (var i = 0; i < chances.Length; i++) chances[i] = TailProbability.Normal(-_items[i].Alpha * (_items[i].Limit + speed + error * z));
            var weight = Math.Exp(-z * z / 2);
            (sum, weights) = (sum + weight * GeneralisedBinomial.UpperTail(chances, rapid), weights + weight);
        }
        return (rapid, Math.Min(1, sum / weights));
    }

    // The likelihood is concave in the speed, so its slope falls and halving finds where it is 0; none if it never rises or falls in reach.
    private (double Speed, double Error)? Speed()
    {
        var centre = -_items.Where(i => i.Log >= i.Limit).Average(i => i.Log);
        var (low, high) = (centre - 20, centre + 20);
        if (!(Slope(low).First > 0 && Slope(high).First < 0)) return null;
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(middle).First > 0 ? (middle, high) : (low, middle);
        }
        return Slope(low).Information is > 0 and var information ? (low, 1 / Math.Sqrt(information)) : null;
    }

    private (double First, double Information) Slope(double speed)
    {
        double first = 0, information = 0;
        foreach (var (alpha, limit, log) in _items)
        {
            if (log < limit) continue;
            var at = alpha * (limit + speed);
            // Mills' ratio turned over; beyond 30 its limit.
            var hazard = at > 30 ? at + 1 / at : Math.Exp(-at * at / 2) / Math.Sqrt(2 * Math.PI) / TailProbability.Normal(at);
            first += alpha * (hazard - alpha * (log + speed));
            information += alpha * alpha * (1 - hazard * (hazard - at));
        }
        return (first, information);
    }
}
