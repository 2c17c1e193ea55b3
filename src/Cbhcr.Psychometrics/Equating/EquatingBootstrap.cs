using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>Equates samples drawn with replacement and takes the standard deviation of the equivalents (Efron 1979; Kolen and Brennan 2014, section 7.2).</summary>
internal static class EquatingBootstrap
{
    /// <summary>Standard deviation of each equivalent over the samples in which it is defined; not a number for fewer than two of them.</summary>
    /// <param name="scores">Number of equivalents.</param>
    /// <param name="settings">How many samples, from which seed.</param>
    /// <param name="equate">Draws one sample and equates it.</param>
    public static double[] Errors(int scores, BootstrapSettings settings, Func<SplitMix64, double[]> equate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replications, 2, nameof(settings));
        // Each sample has a sequence of its own, so the number of threads changes nothing.
        var seeds = new SplitMix64(settings.Seed);
        ulong[] seed = [.. Enumerable.Range(0, settings.Replications).Select(_ => seeds.Next())];
        var samples = new double[settings.Replications][];
        Parallel.For(0, settings.Replications, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads) }, r => samples[r] = equate(new(seed[r])));
        var errors = new double[scores];
        for (var i = 0; i < scores; i++)
        {
            var defined = samples.Select(s => s[i]).Where(double.IsFinite).ToList();
            var mean = defined.Count > 0 ? defined.Average() : 0;
            errors[i] = defined.Count > 1 ? Math.Sqrt(defined.Sum(v => (v - mean) * (v - mean)) / (defined.Count - 1)) : double.NaN;
        }
        return errors;
    }

    /// <summary>As many persons as there are, drawn with replacement.</summary>
    public static double[] Draw(int[] persons, int cells, SplitMix64 chance)
    {
        var counts = new double[cells];
        for (var p = 0; p < persons.Length; p++) counts[persons[(int)(chance.NextUniform() * persons.Length)]]++;
        return counts;
    }

    /// <summary>The cell each person is in.</summary>
    /// <exception cref="ArgumentException">A count is not a whole number of persons.</exception>
    public static int[] Persons(ReadOnlySpan<double> counts)
    {
        var persons = new List<int>();
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] != Math.Floor(counts[cell])) throw new ArgumentException($"Only whole persons can be drawn, not {counts[cell]}.", nameof(counts));
            for (var p = 0; p < counts[cell]; p++) persons.Add(cell);
        }
        return [.. persons];
    }
}
