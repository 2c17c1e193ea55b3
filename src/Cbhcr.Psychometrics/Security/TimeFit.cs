using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>How unusual one person's pattern of times is, whatever the person's speed.</summary>
/// <param name="Speed">τ̂, in log seconds; positive is fast. Null without a time.</param>
/// <param name="Degrees">Items with a time, less one.</param>
/// <param name="ChiSquare">Sum of squared standardised residuals (Sinharay 2018); null with fewer than 2 times.</param>
/// <param name="P">Upper tail of χ² with those degrees of freedom.</param>
public readonly record struct PersonTimes(double? Speed, int Degrees, double? ChiSquare, double? P);

/// <summary>How unusual the times on one item are; only meaningful with a model from other persons, because a fitted one is centred on its own data.</summary>
/// <param name="N">Times.</param>
/// <param name="Mean">√N × mean residual, standard normal if the item's β holds; negative: faster than it was.</param>
/// <param name="MeanP">Two-sided.</param>
/// <param name="Spread">Standardised sum of squared residuals (Wilson and Hilferty 1931), standard normal if α holds.</param>
/// <param name="SpreadP">Two-sided.</param>
public readonly record struct ItemTimes(int N, double? Mean, double? MeanP, double? Spread, double? SpreadP);

/// <summary>Residuals of the lognormal model (van der Linden 2006; van der Linden and Guo 2008) and what they say of persons and items.</summary>
public sealed class TimeFit
{
    private readonly double[] _residuals;
    private readonly int _items;

    private TimeFit(int items, double[] residuals, PersonTimes[] persons, ItemTimes[] ofItems) => (_items, _residuals, Persons, Items) = (items, residuals, persons, ofItems);

    /// <summary>One a person.</summary>
    public IReadOnlyList<PersonTimes> Persons { get; }

    /// <summary>One an item.</summary>
    public IReadOnlyList<ItemTimes> Items { get; }

    /// <summary>
    /// The residual of one time, standard normal if the model holds: (ln t − β + τ̂) divided by its standard deviation √(1/α² − 1/Σα²), τ̂ being
    /// estimated from the same times. That equals the residual from the speed on the person's other items. Null where that is not defined.
    /// </summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    public double? Residual(int person, int item) => _residuals[person * _items + item] is var r && double.IsNaN(r) ? null : r;

    /// <summary>p value of a residual: chance of as fast a time or a faster one.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    public double? FastP(int person, int item) => Residual(person, item) is { } r ? TailProbability.Normal(-r) : null;

    /// <summary>Residuals and their sums.</summary>
    /// <param name="model">Fitted on the same times or on others.</param>
    /// <param name="times">Persons × the items of the model.</param>
    public static TimeFit Of(LognormalTimeModel model, ResponseTimes times)
    {
        var speeds = model.Speeds(times);
        var n = times.Items;
        var residuals = new double[times.Persons * n];
        Array.Fill(residuals, double.NaN);
        var persons = new PersonTimes[times.Persons];
        var sums = new (int N, double Sum, double Squares)[n];
        for (var p = 0; p < persons.Length; p++)
        {
            if (speeds[p] is not (var speed, var error)) continue;
            var logs = times.Logs(p);
            var (square, count) = (0.0, 0);
            for (var i = 0; i < n; i++)
            {
                if (model.Items[i] is not { } item || double.IsNaN(logs[i])) continue;
                var raw = logs[i] - item.Intensity + speed;
                square += raw * raw * item.Discrimination * item.Discrimination;
                count++;
                var variance = 1 / (item.Discrimination * item.Discrimination) - error * error;
                if (!(variance > 1e-12 * error * error)) continue;
                var residual = residuals[p * n + i] = raw / Math.Sqrt(variance);
                sums[i] = (sums[i].N + 1, sums[i].Sum + residual, sums[i].Squares + residual * residual);
            }
            persons[p] = count < 2 ? new(speed, count - 1, null, null) : new(speed, count - 1, square, TailProbability.ChiSquare(square, count - 1));
        }
        return new(n, residuals, persons, [.. sums.Select(OfItem)]);
    }

    private static ItemTimes OfItem((int N, double Sum, double Squares) s)
    {
        if (s.N == 0) return default;
        var mean = s.Sum / Math.Sqrt(s.N);
        var spread = (Math.Cbrt(s.Squares / s.N) - (1 - 2 / (9.0 * s.N))) / Math.Sqrt(2 / (9.0 * s.N));
        return new(s.N, mean, TailProbability.NormalTwoSided(mean), spread, TailProbability.NormalTwoSided(spread));
    }
}
