using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Security;

/// <summary>How likely each option of each item was for each person who answered on their own. Immutable.</summary>
public sealed class OptionProbabilities
{
    private readonly double[] _values;
    private readonly int[] _first;

    private OptionProbabilities(int persons, int[] first, double[] values) => (Persons, _first, _values) = (persons, first, values);

    /// <summary>Number of persons.</summary>
    public int Persons { get; }

    /// <summary>Number of items.</summary>
    public int Items => _first.Length - 1;

    /// <summary>Number of options of all items together.</summary>
    internal int Rows => _first[^1];

    /// <summary>The row of an item's first option.</summary>
    internal int FirstRow(int item) => _first[item];

    /// <summary>The chance of one option, of all persons.</summary>
    internal ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Persons, Persons);

    /// <summary>One chance.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    /// <param name="option">From 0.</param>
    public double this[int person, int item, int option] => _values[(_first[item] + option) * Persons + person];

    /// <summary>From a calibrated model of every item, best the nominal model (Bock 1972; Wollack 1997).</summary>
    /// <param name="items">A model for each item, category k for option k.</param>
    /// <param name="abilities">θ of each person, in logits.</param>
    /// <exception cref="ArgumentException">An ability is not finite.</exception>
    public static OptionProbabilities Of(IReadOnlyList<IrtItem> items, ReadOnlySpan<double> abilities)
    {
        for (var p = 0; p < abilities.Length; p++)
            if (!double.IsFinite(abilities[p])) throw new ArgumentException($"Person {p}: ability {abilities[p]}.", nameof(abilities));
        var first = Starts([.. items.Select(i => i.Categories)]);
        var values = new double[checked(first[^1] * abilities.Length)];
        Span<double> chances = stackalloc double[256];
        for (var i = 0; i < items.Count; i++)
            for (var p = 0; p < abilities.Length; p++)
            {
                items[i].Probabilities(abilities[p], chances);
                for (var k = 0; k < items[i].Categories; k++) values[(first[i] + k) * abilities.Length + p] = chances[k];
            }
        return new(abilities.Length, first, values);
    }

    /// <summary>
    /// Without a calibration: shares of the options among persons of about the same number right, with half a person added to each option so
    /// that nothing is impossible. Strata hold about as many persons each, by number right (a tie is not split). A coarse stand-in: within a
    /// stratum the better still agree more than the shares say, while a person's own answers are in the shares; in simulations of 500 × 80 the two
    /// about balanced. With a calibration use <see cref="Of"/>.
    /// </summary>
    /// <param name="responses">Chosen options.</param>
    /// <param name="strata">Number of strata, at least 1; fewer where scores are tied.</param>
    public static OptionProbabilities OfScoreStrata(OptionResponses responses, int strata = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strata, 1);
        var n = responses.Persons;
        var items = responses.Items;
        var stratum = Strata(responses, strata);
        var first = Starts([.. items.ToArray().Select(i => i.Options)]);
        var values = new double[checked(first[^1] * n)];
        var counts = new double[strata];
        var totals = new double[strata];
        for (var i = 0; i < items.Length; i++)
        {
            totals.AsSpan().Clear();
            for (var p = 0; p < n; p++)
                if (responses.Codes[p * items.Length + i] < items[i].Options) totals[stratum[p]]++;
            for (var k = 0; k < items[i].Options; k++)
            {
                counts.AsSpan().Clear();
                for (var p = 0; p < n; p++)
                    if (responses.Codes[p * items.Length + i] == k) counts[stratum[p]]++;
                for (var p = 0; p < n; p++) values[(first[i] + k) * n + p] = (counts[stratum[p]] + 0.5) / (totals[stratum[p]] + 0.5 * items[i].Options);
            }
        }
        return new(n, first, values);
    }

    internal static void Check(ReadOnlySpan<KeyedItem> keyed, IReadOnlyList<IrtItem> items)
    {
        if (keyed.Length != items.Count) throw new ArgumentException($"{items.Count} models for {keyed.Length} items.", nameof(items));
        for (var i = 0; i < keyed.Length; i++)
            if (keyed[i].Options != items[i].Categories) throw new ArgumentException($"Item {i}: {keyed[i].Options} options, {items[i].Categories} categories of the model.", nameof(items));
    }

    private static int[] Starts(int[] options)
    {
        var first = new int[options.Length + 1];
        for (var i = 0; i < options.Length; i++) first[i + 1] = first[i] + options[i];
        return first;
    }

    private static int[] Strata(OptionResponses responses, int strata)
    {
        var items = responses.Items;
        var right = new int[responses.Persons];
        for (var p = 0; p < right.Length; p++)
            for (var i = 0; i < items.Length; i++)
                if (responses.Codes[p * items.Length + i] == items[i].Key) right[p]++;
        var below = new int[items.Length + 2];
        foreach (var r in right) below[r + 1]++;
        for (var r = 1; r < below.Length; r++) below[r] += below[r - 1];
        // The middle rank of a score decides, so that equal scores share a stratum.
        return [.. right.Select(r => (int)Math.Min(strata - 1, (long)strata * (below[r] + below[r + 1]) / (2L * Math.Max(1, right.Length))))];
    }
}
