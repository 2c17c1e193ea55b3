using System.Diagnostics;
using Cbhcr.Lint;

namespace Cbhcr.Benchmarks.Items;

/// <summary>Near duplicates in a bank of made-up stems, one in <c>--every</c> of them a copy with two words changed, and the time of the checks of one item beside that bank.</summary>
internal static class SimilarItemsVerb
{
    public static Task<int> RunAsync(Arguments arguments)
    {
        var (count, every, vocabulary) = (arguments.Whole("items", 20_000), arguments.Whole("every", 50), arguments.Whole("words", 8_000));
        var bank = Bank(count, every, vocabulary, arguments.Whole("seed", 1));
        var planted = bank.Where((_, i) => IsCopy(i, every)).Count();
        for (var run = 0; run < arguments.Whole("runs", 3); run++)
        {
            var watch = Stopwatch.StartNew();
            var pairs = Similar.Find(bank, arguments.Number("cosine", 0.8));
            var codes = pairs.Select(p => (p.First, p.Second)).ToHashSet();
            var found = Enumerable.Range(0, count).Count(i => IsCopy(i, every) && codes.Contains((bank[i - 1].Code, bank[i].Code)));
            Console.WriteLine($"{count} items: {watch.Elapsed.TotalSeconds:F2} s, {pairs.Count} pairs, {found} of {planted} planted copies");
        }
        return Task.FromResult(0);
    }

    private static bool IsCopy(int i, int every) => i > 0 && i % every == 0;

    // Words as frequent as in English: the nth word comes 1/n as often as the first (Zipf).
    private static Neighbour[] Bank(int count, int every, int vocabulary, int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, vocabulary).Select(i => Word(i, random)).ToArray();
        var bank = new Neighbour[count];
        string[] previous = [];
        for (var i = 0; i < count; i++)
        {
            var stem = IsCopy(i, every) ? [.. previous] : Enumerable.Range(0, 20 + random.Next(50)).Select(_ => Draw()).ToArray();
            if (IsCopy(i, every)) (stem[random.Next(stem.Length)], stem[random.Next(stem.Length)]) = (Draw(), Draw());
            bank[i] = new($"SIM-{i:00000}", $"{string.Join(' ', stem)}. What should the responder do next?", string.Join(' ', Enumerable.Range(0, 8).Select(_ => Draw())), $"C{i % 30}");
            previous = stem;
        }
        return bank;

        string Draw() => words[Math.Min(vocabulary - 1, (int)Math.Pow(vocabulary, random.NextDouble()) - 1)];
    }

    private static string Word(int i, Random random) => string.Concat(Enumerable.Range(0, 2 + (i % 3)).Select(_ => "bdfgklmnprstvz"[random.Next(14)].ToString() + "aeiou"[random.Next(5)]));
}
