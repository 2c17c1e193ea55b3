using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>One person on a named set of items that may have been known beforehand, against the other items. Everything is null where one of the two sets has no answer.</summary>
/// <param name="SecureAbility">θ̂ on the other items, in logits.</param>
/// <param name="NamedAbility">θ̂ on the named items, in logits.</param>
/// <param name="SignedRoot">Signed likelihood ratio statistic, about standard normal; positive: better on the named items (Sinharay 2017).</param>
/// <param name="P">Upper tail of the standard normal distribution.</param>
/// <param name="Score">Points on the named items.</param>
/// <param name="ExpectedScore">Expected points at θ̂ of the other items.</param>
/// <param name="Difference">Score less expectation, divided by its standard deviation with the error of θ̂ (delta method); null where the other items carry no information.</param>
/// <param name="DifferenceP">Upper tail of the standard normal distribution.</param>
public readonly record struct PreknowledgeOfScores(
    double? SecureAbility, double? NamedAbility, double? SignedRoot, double? P, int Score, double? ExpectedScore, double? Difference, double? DifferenceP);

/// <summary>
/// Tests for pre-knowledge of a set of items that other evidence names. The set must not be chosen from the same answers. Chosen here: the signed
/// likelihood ratio of Sinharay (2017), which needs no model of the cheater, as the optimal test of Drasgow, Levine and Zickar (1996) does,
/// and no prior, as Belov's (2016) posterior shift does. On short sets its normal distribution is approximate: see Sinharay and Jensen (2019).
/// </summary>
public static class Preknowledge
{
    /// <summary>L = sign(θ̂ₙ − θ̂ₛ) √(2 [ℓₙ(θ̂ₙ) + ℓₛ(θ̂ₛ) − ℓ(θ̂)]) with bounded maximum likelihood, and the score difference, of each person.</summary>
    /// <param name="responses">Categories.</param>
    /// <param name="items">A model for each item.</param>
    /// <param name="named">The items in doubt, from 0.</param>
    /// <param name="lowest">Bound of θ, in logits.</param>
    /// <param name="highest">Bound of θ, in logits.</param>
    /// <exception cref="ArgumentException">A named item does not exist, or a model does not fit its item.</exception>
    public static IReadOnlyList<PreknowledgeOfScores> OfScores(
        CategoryResponses responses, IReadOnlyList<IrtItem> items, IReadOnlyCollection<int> named, double lowest = -4, double highest = 4)
    {
        Check(responses, items);
        var (set, others) = Parts(items.Count, named);
        int[] all = [.. Enumerable.Range(0, items.Count)];
        var ability = new BoundedAbility(items, lowest, highest);
        var results = new PreknowledgeOfScores[responses.Persons];
        for (var p = 0; p < results.Length; p++)
        {
            var codes = responses.Person(p);
            if (ability.Of(codes, set) is not { } onNamed || ability.Of(codes, others) is not { } onOthers || ability.Of(codes, all) is not { } onAll) continue;
            var ratio = 2 * Math.Max(0, onNamed.LogLikelihood + onOthers.LogLikelihood - onAll.LogLikelihood);
            var root = Math.Sign(onNamed.Ability - onOthers.Ability) * Math.Sqrt(ratio);
            var (score, expected, difference) = Difference(codes, items, set, others, onOthers.Ability);
            results[p] = new(onOthers.Ability, onNamed.Ability, root, TailProbability.Normal(root), score, expected, difference, difference is { } z ? TailProbability.Normal(z) : null);
        }
        return results;
    }

    /// <summary>
    /// Faster on the named items than on the others: (τ̂ₙ − τ̂ₛ) / √(1/Σₙα² + 1/Σₛα²), the signed likelihood ratio of the lognormal model, which
    /// is exactly standard normal when α and β are known (Sinharay 2020). Null where one of the two sets has no time.
    /// </summary>
    /// <param name="model">Best fitted on times from before the items were in doubt.</param>
    /// <param name="times">Persons × the items of the model.</param>
    /// <param name="named">The items in doubt, from 0.</param>
    /// <returns>Statistic and upper tail of the standard normal distribution, of each person.</returns>
    public static IReadOnlyList<(double? Statistic, double? P)> OfTimes(LognormalTimeModel model, ResponseTimes times, IReadOnlyCollection<int> named)
    {
        var (set, others) = Parts(model.Items.Count, named);
        return [.. model.Speeds(times, set).Zip(model.Speeds(times, others), (n, s) =>
        {
            if (n is not (var fast, var a) || s is not (var usual, var b)) return ((double?)null, (double?)null);
            var z = (fast - usual) / Math.Sqrt(a * a + b * b);
            return (z, TailProbability.Normal(z));
        })];
    }

    /// <summary>
    /// Both at once: Λ = max(0, L)² + max(0, T)² with the mixture ¼χ²₀ + ½χ²₁ + ¼χ²₂, scores and times being independent given ability and speed
    /// (Sinharay and Johnson 2020). Null where one is.
    /// </summary>
    /// <param name="scores">Signed root of the scores.</param>
    /// <param name="times">Statistic of the times.</param>
    public static (double? Statistic, double? P) Combined(double? scores, double? times)
    {
        if (scores is not { } l || times is not { } t) return (null, null);
        var value = Math.Max(0, l) * Math.Max(0, l) + Math.Max(0, t) * Math.Max(0, t);
        return (value, value == 0 ? 1 : 0.5 * TailProbability.ChiSquare(value, 1) + 0.25 * TailProbability.ChiSquare(value, 2));
    }

    internal static void Check(CategoryResponses responses, IReadOnlyList<IrtItem> items)
    {
        if (responses.Items != items.Count) throw new ArgumentException($"{items.Count} models for {responses.Items} items.", nameof(items));
        for (var i = 0; i < items.Count; i++)
            if (items[i].Categories < responses.Categories[i]) throw new ArgumentException($"Item {i}: {responses.Categories[i]} categories, {items[i].Categories} of the model.", nameof(items));
    }

    private static (int[] Named, int[] Others) Parts(int items, IReadOnlyCollection<int> named)
    {
        foreach (var i in named)
            if (i < 0 || i >= items) throw new ArgumentException($"There is no item {i}.", nameof(named));
        return ([.. named.Distinct().Order()], [.. Enumerable.Range(0, items).Except(named)]);
    }

    private static (int Score, double Expected, double? Difference) Difference(ReadOnlySpan<byte> codes, IReadOnlyList<IrtItem> items, int[] named, int[] others, double ability)
    {
        double expected = 0, variance = 0, slope = 0, information = 0;
        var score = 0;
        foreach (var i in named)
        {
            if (codes[i] == CategoryResponses.Missing) continue;
            var (mean, spread, rise) = ItemMoments.Of(items[i], ability);
            (score, expected, variance, slope) = (score + codes[i], expected + mean, variance + spread, slope + rise);
        }
        foreach (var i in others)
            if (codes[i] != CategoryResponses.Missing) information += items[i].Information(ability);
        variance += slope * slope / information;
        return (score, expected, variance > 0 && double.IsFinite(variance) ? (score - expected) / Math.Sqrt(variance) : null);
    }
}
