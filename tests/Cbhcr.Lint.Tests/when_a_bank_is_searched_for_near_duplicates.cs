using Cbhcr.Lint.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Cbhcr.Lint.Tests;

public class when_a_bank_is_searched_for_near_duplicates
{
    [Fact]
    public void a_stem_with_a_word_changed_is_found_and_one_about_something_else_is_not()
    {
        var pairs = Similar.Find((Neighbour[])
        [
            new("A-1", "A man with chest pain sits on the kitchen floor and breathes fast. What should the team do?", "Call EMS", "KB.PH"),
            new("A-2", "A woman with chest pain sits on the kitchen floor and breathes fast. What should the team do?", "Give her water", "KB.PH"),
            new("A-3", "A caller asks for the address of the nearest food bank. Where can he look it up?", "In the county guide", "AD.RN"),
            new("A-4", "A tenant got a court notice. Who gives advice for free?", "In the county guide", "AD.RN"),
            new("A-5", "Which book lists food banks?", "In the county guide", "KB.PH"),
        ], 0.7);
        pairs.Select(p => (p.First, p.Second, p.SameKey)).ShouldBe([("A-1", "A-2", false), ("A-3", "A-4", true)]);
        pairs[0].Cosine.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void enemies_are_not_proposed_again()
    {
        var one = Sample.Item("Which wire of a three-wire cable is the earth wire?", "*Green", "Brown", "Blue");
        Similar.Find([one with { Code = "A" }, one with { Code = "B" }]).ShouldHaveSingleItem();
        Similar.Find([one with { Code = "A" }, one with { Code = "B", Enemies = ["A"] }]).ShouldBeEmpty();
    }

    /// <summary>Every pair, compared word by word.</summary>
    [Property(MaxTest = 200)]
    public Property no_pair_is_missed_and_none_is_invented() => Prop.ForAll(Banks, Limits, (stems, limit) =>
    {
        var items = stems.Select((s, i) => new Neighbour($"I{i:000}", s, "", "")).ToList();
        var expected = BruteForce(items).Where(p => p.Cosine >= limit + 1e-7).Select(p => (p.First, p.Second)).ToHashSet();
        var allowed = BruteForce(items).Where(p => p.Cosine >= limit - 1e-7).Select(p => (p.First, p.Second)).ToHashSet();
        var found = Similar.Find(items, limit, int.MaxValue).Select(p => (p.First, p.Second)).ToList();
        return expected.IsSubsetOf(found) && found.TrueForAll(allowed.Contains) && found.Distinct().Count() == found.Count;
    });

    private static readonly string[] Words = "dog cat bridge engine river kettle lawyer contract nurse pulse brake signal oven yeast".Split(' ');

    private static Arbitrary<string[]> Banks { get; } =
        (from count in Gen.Choose(0, 25) from stems in Gen.ArrayOf(from n in Gen.Choose(0, 8) from words in Gen.ArrayOf(Gen.Elements(Words), n) select string.Join(' ', words), count) select stems).ToArbitrary();

    private static Arbitrary<double> Limits { get; } = (from percent in Gen.Choose(5, 100) select percent / 100.0).ToArbitrary();

    private static List<SimilarPair> BruteForce(List<Neighbour> items)
    {
        var counts = items.ConvertAll(i => Tokens.Of(i.Stem).Words.GroupBy(w => w.Stem).ToDictionary(g => g.Key, g => g.Count()));
        double Weight(int i, string word) => counts[i].GetValueOrDefault(word) * Math.Log(1 + ((items.Count + 1.0) / (counts.Count(c => c.ContainsKey(word)) + 1)));
        double Product(int i, int j) => counts[i].Keys.Sum(w => Weight(i, w) * Weight(j, w));
        return [.. from i in Enumerable.Range(0, items.Count) from j in Enumerable.Range(i + 1, items.Count - i - 1)
                   where counts[i].Count > 0 && counts[j].Count > 0
                   select new SimilarPair(items[i].Code, items[j].Code, Product(i, j) / Math.Sqrt(Product(i, i) * Product(j, j)), false)];
    }
}
