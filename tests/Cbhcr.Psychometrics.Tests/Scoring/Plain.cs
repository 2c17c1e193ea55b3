using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Tests.Scoring;

/// <summary>Likelihoods as textbooks write them, from the probabilities alone.</summary>
internal static class Plain
{
    public static double LogLikelihood(IReadOnlyList<IrtItem> items, ReadOnlySpan<byte> codes, double ability)
    {
        var sum = 0.0;
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] != CategoryResponses.Missing) sum += Math.Log(Probabilities(items[i], ability)[codes[i]]);
        return sum;
    }

    public static double Information(IReadOnlyList<IrtItem> items, ReadOnlySpan<byte> codes, double ability)
    {
        var sum = 0.0;
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] != CategoryResponses.Missing) sum += items[i].Information(ability);
        return sum;
    }

    public static double LogPosterior(IReadOnlyList<IrtItem> items, ReadOnlySpan<byte> codes, double ability, Population p) =>
        LogLikelihood(items, codes, ability) - (ability - p.Mean) * (ability - p.Mean) / (2 * p.StandardDeviation * p.StandardDeviation);

    public static double Jeffreys(IReadOnlyList<IrtItem> items, ReadOnlySpan<byte> codes, double ability) =>
        LogLikelihood(items, codes, ability) + Math.Log(Information(items, codes, ability)) / 2;

    public static double Slope(Func<double, double> function, double at, double step = 1e-4) =>
        (8 * (function(at + step) - function(at - step)) - function(at + 2 * step) + function(at - 2 * step)) / (12 * step);

    public static double Curvature(Func<double, double> function, double at, double step = 1e-2) =>
        (16 * (function(at + step) + function(at - step)) - function(at + 2 * step) - function(at - 2 * step) - 30 * function(at)) / (12 * step * step);

    public static double[] Probabilities(IrtItem item, double ability)
    {
        var p = new double[item.Categories];
        item.Probabilities(ability, p);
        return p;
    }

    /// <summary>A row of codes a person, as one reads them; - is missing.</summary>
    public static CategoryResponses Rows(IReadOnlyList<IrtItem> items, params string[] rows) =>
        new(rows.Length, [.. items.Select(i => i.Categories)], [.. rows.SelectMany(r => r).Select(c => c == '-' ? CategoryResponses.Missing : (byte)(c - '0'))]);

    /// <summary>Answers drawn from the model, and the abilities they were drawn at.</summary>
    public static (CategoryResponses Responses, double[] Abilities) Draw(IReadOnlyList<IrtItem> items, int persons, ulong seed, Population? population = null)
    {
        var (chance, of) = (new Psychometrics.Simulation.SplitMix64(seed), population ?? Population.Standard);
        var (codes, abilities) = (new byte[persons * items.Count], new double[persons]);
        for (var person = 0; person < persons; person++)
        {
            abilities[person] = of.Mean + of.StandardDeviation * chance.NextNormal();
            for (var i = 0; i < items.Count; i++)
            {
                var (p, u, k) = (Probabilities(items[i], abilities[person]), chance.NextUniform(), 0);
                while (k < p.Length - 1 && u >= p[k]) u -= p[k++];
                codes[person * items.Count + i] = (byte)k;
            }
        }
        return (new(persons, [.. items.Select(i => i.Categories)], codes), abilities);
    }

    /// <summary>Items of every kind, hard and easy, some with guessing.</summary>
    public static List<IrtItem> Mixed(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (IrtItem)((i % 5) switch
        {
            0 => DichotomousItem.At(0.8 + 0.1 * (i % 7), -1.5 + 0.3 * (i % 11)),
            1 => DichotomousItem.At(1.1 + 0.1 * (i % 5), -1 + 0.25 * (i % 9), 0.2),
            2 => new GradedItem(1.2 + 0.1 * (i % 4), [1.5, 0.2 - 0.1 * (i % 3), -1.3]),
            3 => new PartialCreditItem(0.9, [0.7, 0.3 - 0.2 * (i % 5)]),
            _ => new NominalItem([0.5, 1.4], [0.4, -0.3 + 0.1 * (i % 4)]),
        }))];
}
