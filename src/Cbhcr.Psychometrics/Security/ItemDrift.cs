using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>One item in one block of time.</summary>
/// <param name="N">Answers.</param>
/// <param name="Mean">Mean points.</param>
/// <param name="Expected">Mean expected points at the persons' abilities.</param>
/// <param name="Z">Standardised sum of residuals; positive: easier than calibrated. Null without answers or variance.</param>
/// <param name="P">Two-sided.</param>
public readonly record struct DriftBlock(int N, double? Mean, double? Expected, double? Z, double? P);

/// <summary>One item over a window of testing.</summary>
/// <param name="Blocks">In order of time; a level for one of them is to be shared among all blocks and items (Bonferroni).</param>
/// <param name="CusumUp">Largest upward CUSUM of the blocks' z (Page 1954): the item became easier and stayed so.</param>
/// <param name="CusumDown">Largest downward CUSUM.</param>
/// <param name="CusumP">Chance that one of the two comes so high within so many blocks: twice the smaller one-sided chance. Null without a block.</param>
/// <param name="Exposure">Standardised covariance of residuals with the log of how often the item had been given before; positive: easier the more it was seen. Null with fewer than two blocks.</param>
/// <param name="ExposureP">Upper tail of the standard normal distribution.</param>
public sealed record ItemDrift(IReadOnlyList<DriftBlock> Blocks, double? CusumUp, double? CusumDown, double? CusumP, double? Exposure, double? ExposureP)
{
    /// <summary>
    /// Watches items over a window of testing (Veerkamp and Glas 2000; Lee and Haberman 2013 on scores by block). Item models must be from before
    /// the window. Abilities that were estimated with the same answers pull residuals towards 0, which makes the tests a little conservative.
    /// </summary>
    /// <param name="responses">Categories.</param>
    /// <param name="items">A model for each item.</param>
    /// <param name="abilities">θ of each person, in logits; NaN leaves a person out.</param>
    /// <param name="blocks">Block of time of each person, from 0.</param>
    /// <param name="reference">k of the CUSUM, in standard errors of a block: half the shift to be found.</param>
    /// <exception cref="ArgumentException">Numbers of persons or items differ, a block is negative, or an ability is infinite.</exception>
    public static IReadOnlyList<ItemDrift> Of(
        CategoryResponses responses, IReadOnlyList<IrtItem> items, IReadOnlyList<double> abilities, IReadOnlyList<int> blocks, double reference = 0.5)
    {
        Preknowledge.Check(responses, items);
        if (abilities.Count != responses.Persons || blocks.Count != responses.Persons)
            throw new ArgumentException($"{responses.Persons} persons, {abilities.Count} abilities, {blocks.Count} blocks.", nameof(abilities));
        if (!(reference >= 0) || !double.IsFinite(reference)) throw new ArgumentOutOfRangeException(nameof(reference), reference, "0 or more.");
        for (var p = 0; p < blocks.Count; p++)
        {
            if (blocks[p] < 0) throw new ArgumentException($"Person {p}: block {blocks[p]}.", nameof(blocks));
            if (double.IsInfinity(abilities[p])) throw new ArgumentException($"Person {p}: ability {abilities[p]}.", nameof(abilities));
        }
        var count = blocks.DefaultIfEmpty(-1).Max() + 1;
        return [.. Enumerable.Range(0, items.Count).Select(i => OfItem(responses, items[i], i, abilities, blocks, count, reference))];
    }

    /// <summary>All blocks of all items as one family of tests, at an overall level shared equally (Bonferroni) unless another adjustment is named.</summary>
    /// <param name="items">What <see cref="Of"/> gave.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="adjustment">Over items × blocks.</param>
    /// <returns>A <see cref="ReviewCase.Subject"/> is item × number of blocks + block.</returns>
    public static ReviewScreen ReviewBlocks(IReadOnlyList<ItemDrift> items, double level = 0.05, PValueAdjustment adjustment = PValueAdjustment.Bonferroni) =>
        ReviewScreen.Of("residual by block", items.SelectMany(i => i.Blocks).Select(b => (b.Z, b.P)), level, adjustment);

    private static ItemDrift OfItem(
        CategoryResponses responses, IrtItem model, int item, IReadOnlyList<double> abilities, IReadOnlyList<int> blocks, int count, double reference)
    {
        var sums = new (int N, double Score, double Expected, double Variance)[count];
        for (var p = 0; p < abilities.Count; p++)
        {
            var code = responses.Codes[p * responses.Items + item];
            if (code == CategoryResponses.Missing || double.IsNaN(abilities[p])) continue;
            var (mean, variance, _) = ItemMoments.Of(model, abilities[p]);
            ref var sum = ref sums[blocks[p]];
            sum = (sum.N + 1, sum.Score + code, sum.Expected + mean, sum.Variance + variance);
        }
        DriftBlock[] results = [.. sums.Select(s => s.N == 0 ? default : s.Variance > 0 && (s.Score - s.Expected) / Math.Sqrt(s.Variance) is var z
            ? new DriftBlock(s.N, s.Score / s.N, s.Expected / s.N, z, TailProbability.NormalTwoSided(z)) : new DriftBlock(s.N, s.Score / s.N, s.Expected / s.N, null, null))];
        var (up, down, steps) = (0.0, 0.0, 0);
        var (highest, lowest) = (0.0, 0.0);
        foreach (var block in results)
        {
            if (block.Z is not { } z) continue;
            (up, down, steps) = (Math.Max(0, up + z - reference), Math.Max(0, down - z - reference), steps + 1);
            (highest, lowest) = (Math.Max(highest, up), Math.Max(lowest, down));
        }
        var (exposure, exposureP) = Trend(sums);
        if (steps == 0) return new(results, null, null, null, exposure, exposureP);
        return new(results, highest, lowest, Math.Min(1, 2 * CusumTail.Of(Math.Max(highest, lowest), reference, steps)), exposure, exposureP);
    }

    // Score test of a slope: Σ w (score − expected) / √Σ w² variance, w the log exposure about its mean weighted by variance.
    private static (double? Z, double? P) Trend((int N, double Score, double Expected, double Variance)[] sums)
    {
        var before = 0;
        var logs = new double[sums.Length];
        double weight = 0, mean = 0;
        for (var b = 0; b < sums.Length; b++)
        {
            logs[b] = Math.Log(1 + before);
            before += sums[b].N;
            weight += sums[b].Variance;
            mean += sums[b].Variance * logs[b];
        }
        if (!(weight > 0)) return (null, null);
        mean /= weight;
        double covariance = 0, variance = 0;
        for (var b = 0; b < sums.Length; b++)
        {
            covariance += (logs[b] - mean) * (sums[b].Score - sums[b].Expected);
            variance += (logs[b] - mean) * (logs[b] - mean) * sums[b].Variance;
        }
        if (!(variance > 1e-12 * weight)) return (null, null);
        var z = covariance / Math.Sqrt(variance);
        return (z, TailProbability.Normal(z));
    }
}
