namespace Cbhcr.Psychometrics.Security;

/// <summary>Seconds spent by persons on items, person after person. Immutable.</summary>
public sealed class ResponseTimes
{
    private readonly double[] _logs;

    /// <summary>Copies the times.</summary>
    /// <param name="persons">0 or more.</param>
    /// <param name="items">0 or more.</param>
    /// <param name="seconds">Above 0 and finite, or NaN where there is none; persons × items, person after person.</param>
    /// <exception cref="ArgumentException">
    /// The length is not persons × items, or a time is zero, negative or infinite: a lognormal model has no place for it, and whoever holds the
    /// record must say whether it is a defect (make it NaN) or was rounded down.
    /// </exception>
    public ResponseTimes(int persons, int items, ReadOnlySpan<double> seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(persons);
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        if ((long)persons * items != seconds.Length) throw new ArgumentException($"{persons} × {items} times were announced, {seconds.Length} given.", nameof(seconds));
        _logs = new double[seconds.Length];
        for (var at = 0; at < seconds.Length; at++)
        {
            if (!double.IsNaN(seconds[at]) && !(seconds[at] > 0 && double.IsFinite(seconds[at])))
                throw new ArgumentException($"Person {at / items}, item {at % items}: {seconds[at]} s is no response time.", nameof(seconds));
            _logs[at] = Math.Log(seconds[at]);
        }
        (Persons, Items) = (persons, items);
    }

    /// <summary>Number of persons (rows).</summary>
    public int Persons { get; }

    /// <summary>Number of items (columns).</summary>
    public int Items { get; }

    /// <summary>One time in seconds, or null.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    public double? this[int person, int item] => Log(person, item) is var log && double.IsNaN(log) ? null : Math.Exp(log);

    /// <summary>Logarithms of the seconds, NaN where there is none.</summary>
    internal ReadOnlySpan<double> Logs(int person) => _logs.AsSpan(person * Items, Items);

    internal double Log(int person, int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, Items);
        return _logs[person * Items + item];
    }
}
