namespace Cbhcr.Psychometrics.Simulation;

/// <summary>An item of the lognormal model of response times (van der Linden 2006).</summary>
/// <param name="Intensity">β, the mean of ln T for a person of speed 0, in log seconds.</param>
/// <param name="Discrimination">α, 1 / standard deviation of ln T, above 0.</param>
public readonly record struct TimedItem(double Intensity, double Discrimination);

/// <summary>Response times in seconds, persons × items. Immutable.</summary>
public sealed class SimulatedTimes
{
    private readonly double[] _seconds;

    private SimulatedTimes(int persons, int items, double[] seconds) => (Persons, Items, _seconds) = (persons, items, seconds);

    /// <summary>Number of persons (rows).</summary>
    public int Persons { get; }

    /// <summary>Number of items (columns).</summary>
    public int Items { get; }

    /// <summary>All times, person after person, in seconds.</summary>
    public ReadOnlySpan<double> Seconds => _seconds;

    /// <summary>One time, in seconds.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    public double this[int person, int item] => Person(person)[item];

    /// <summary>ln T ~ N(β − τ, 1/α²): one normal number for each person and item, person after person.</summary>
    /// <param name="seed">Any number; the one the responses were drawn from does no harm.</param>
    /// <param name="items">Intensity and discrimination.</param>
    /// <param name="speeds">τ of each person, in log seconds.</param>
    /// <exception cref="ArgumentException">A discrimination is not above 0 or a number not finite (the item or person is said).</exception>
    public static SimulatedTimes Draw(ulong seed, IReadOnlyList<TimedItem> items, IReadOnlyList<double> speeds)
    {
        for (var i = 0; i < items.Count; i++)
            if (!double.IsFinite(items[i].Intensity) || !(items[i].Discrimination > 0)) throw new ArgumentException($"Item {i}: {items[i]}.", nameof(items));
        var chance = ChanceStream.Times.Of(seed);
        var seconds = new double[checked(items.Count * speeds.Count)];
        for (int p = 0, at = 0; p < speeds.Count; p++)
        {
            if (!double.IsFinite(speeds[p])) throw new ArgumentException($"Person {p}: speed {speeds[p]}.", nameof(speeds));
            for (var i = 0; i < items.Count; i++) seconds[at++] = Math.Exp(items[i].Intensity - speeds[p] + chance.NextNormal() / items[i].Discrimination);
        }
        return new(speeds.Count, items.Count, seconds);
    }

    /// <summary>One person's times in the order of the items, in seconds.</summary>
    /// <param name="person">From 0.</param>
    public ReadOnlySpan<double> Person(int person)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(person, Persons);
        return _seconds.AsSpan(person * Items, Items);
    }

    /// <summary>The times with those of some persons on some items multiplied, as of persons who know the items beforehand.</summary>
    /// <param name="persons">From 0.</param>
    /// <param name="items">From 0.</param>
    /// <param name="factor">Above 0; 0.5 is half the time.</param>
    public SimulatedTimes Multiplied(IReadOnlyList<int> persons, IReadOnlyList<int> items, double factor)
    {
        if (!(factor > 0 && double.IsFinite(factor))) throw new ArgumentException($"{factor} is no factor.", nameof(factor));
        var seconds = _seconds.ToArray();
        foreach (var p in persons.Distinct())
            foreach (var i in items.Distinct())
            {
                _ = this[p, i];
                seconds[p * Items + i] *= factor;
            }
        return new(Persons, Items, seconds);
    }

    /// <summary>How many items, in their order, a person ends within a limit.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="limit">In seconds.</param>
    public int Reached(int person, double limit)
    {
        var (reached, sum) = (0, 0.0);
        foreach (var t in Person(person))
        {
            sum += t;
            if (sum > limit) break;
            reached++;
        }
        return reached;
    }
}
