using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Fairness;

/// <summary>Answers of a reference and one or more focal groups, drawn from given items.</summary>
internal static class TwoGroups
{
    /// <summary>2PL items with a = exp(0.3 z) and b = z.</summary>
    public static IrtItem[] Items(ulong seed, int count)
    {
        var chance = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ => DichotomousItem.At(Math.Exp(0.3 * chance.NextNormal()), chance.NextNormal()))];
    }

    /// <summary>Graded items of four categories.</summary>
    public static IrtItem[] Graded(ulong seed, int count)
    {
        var chance = new SplitMix64(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (a, middle) = (1.3 * Math.Exp(0.3 * chance.NextNormal()), 0.7 * chance.NextNormal());
            return new GradedItem(a, [middle + 1.2, middle, middle - 1.2]);
        })];
    }

    /// <summary>Persons of group g answer <paramref name="itemsOf"/>(g), with abilities N(<paramref name="means"/>[g], 1).</summary>
    public static (CategoryResponses Responses, PersonGroups Groups) Draw(ulong seed, int personsEach, double[] means, Func<int, IrtItem[]> itemsOf)
    {
        var chance = new SplitMix64(seed);
        IrtItem[][] items = [.. means.Select((_, g) => itemsOf(g))];
        var count = items[0].Length;
        var (codes, groups) = (new byte[personsEach * means.Length * count], new int[personsEach * means.Length]);
        Span<double> p = stackalloc double[16];
        for (var person = 0; person < groups.Length; person++)
        {
            var g = groups[person] = person % means.Length;
            var ability = means[g] + chance.NextNormal();
            for (var i = 0; i < count; i++)
            {
                items[g][i].Probabilities(ability, p);
                var u = chance.NextUniform();
                var k = 0;
                while (k < items[g][i].Categories - 1 && u >= p[k]) u -= p[k++];
                codes[person * count + i] = (byte)k;
            }
        }
        return (new(groups.Length, [.. items[0].Select(i => i.Categories)], codes), PersonGroups.Of(groups, means.Length));
    }

    /// <summary>Share of p-values below 5 % over repeated draws.</summary>
    public static double Share(IEnumerable<double?> pValues)
    {
        List<double> all = [.. pValues.Where(p => p is not null).Select(p => p!.Value)];
        return all.Count(p => p < 0.05) / (double)all.Count;
    }
}
