using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Security;

/// <summary>p values of Guttman errors and U3, which have no usable distribution of their own, from patterns drawn at the person's ability.</summary>
/// <param name="NormedErrorsP">(1 + drawn patterns with at least as many normed errors) / (1 + drawn); null where the statistic is.</param>
/// <param name="U3P">The same for U3.</param>
public readonly record struct PatternFitTest(double? NormedErrorsP, double? U3P)
{
    /// <summary>
    /// Parametric bootstrap. Difficulty is the mean expected share right over the persons of the call, so the order of the items does not move with
    /// chance. Drawn patterns that are all right or all wrong are drawn anew, at most ten times as many as asked. The smallest p value is
    /// 1 / (1 + replications): with adjustment for many persons ask for that many replications.
    /// </summary>
    /// <param name="responses">Marks; omitted and not reached count as wrong.</param>
    /// <param name="items">A model of two categories for each item.</param>
    /// <param name="abilities">θ of each person, in logits.</param>
    /// <param name="seed">Any number; a person's draws depend on it and the person's place only.</param>
    /// <param name="replications">Patterns a person.</param>
    /// <param name="threads">At most so many threads.</param>
    public static IReadOnlyList<PatternFitTest> Of(
        ScoredResponses responses, IReadOnlyList<IrtItem> items, IReadOnlyList<double> abilities, ulong seed = 1, int replications = 999, int threads = 2)
    {
        if (items.Count != responses.Items || abilities.Count != responses.Persons)
            throw new ArgumentException($"{responses.Persons} × {responses.Items} marks, {abilities.Count} abilities, {items.Count} models.", nameof(items));
        if (items.FirstOrDefault(i => i.Categories != 2) is { } odd) throw new ArgumentException($"A model of {odd.Categories} categories for right and wrong.", nameof(items));
        for (var p = 0; p < abilities.Count; p++)
            if (!double.IsFinite(abilities[p])) throw new ArgumentException($"Person {p}: ability {abilities[p]}.", nameof(abilities));
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var shares = new double[items.Count];
        for (var p = 0; p < abilities.Count; p++)
            for (var i = 0; i < shares.Length; i++) shares[i] += items[i].ExpectedScore(abilities[p]) / abilities.Count;
        var order = new PatternOrder(shares, [.. shares.Select(s => Math.Clamp(s, 1e-12, 1 - 1e-12)).Select(s => Math.Log(s / (1 - s)))]);
        var results = new PatternFitTest[responses.Persons];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = threads },
            p => results[p] = OfPerson(responses.Person(p), items, abilities[p], order, new SplitMix64(seed + (ulong)p * 0xD1B54A32D192ED03), replications));
        return results;
    }

    private static PatternFitTest OfPerson(ReadOnlySpan<byte> marks, IReadOnlyList<IrtItem> items, double ability, PatternOrder order, SplitMix64 chance, int replications)
    {
        var observed = order.Of(marks);
        if (observed.Normed is null) return default;
        var drawn = marks.ToArray();
        double[] right = [.. items.Select(i => i.ExpectedScore(ability))];
        var (used, errors, u3) = (0, 0, 0);
        for (var draw = 0; used < replications && draw < 10 * replications; draw++)
        {
            for (var i = 0; i < drawn.Length; i++)
                if (drawn[i] != (byte)Mark.NotAdministered) drawn[i] = (byte)(chance.NextUniform() < right[i] ? Mark.Right : Mark.Wrong);
            var pattern = order.Of(drawn);
            if (pattern.Normed is null) continue;
            used++;
            if (pattern.Normed >= observed.Normed - 1e-12) errors++;
            if (pattern.U3 >= observed.U3 - 1e-12) u3++;
        }
        return used == 0 ? default : new((1 + errors) / (1.0 + used), observed.U3 is null ? null : (1 + u3) / (1.0 + used));
    }
}
