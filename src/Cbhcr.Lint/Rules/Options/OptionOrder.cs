using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-ORDER. Numbers and dates in order of size, either way; words in an order of their own (mild, moderate, severe) or the alphabet's. Not where options are shuffled.</summary>
internal sealed class OptionOrder() : ItemRule("OPT-ORDER", "Options out of order", Severity.Warning, "HDR#21, NBME")
{
    private static readonly IReadOnlyList<string[]> Sequences = [.. WordList.Named("sequences").Entries.Select(e => $"{e.Term}\t{e.Note}".Split('\t'))];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice() || item.ShuffleOptions || item.Options.Count < 3) yield break;
        var values = text.Options.Select(o => o.Quantity).ToList();
        if (values.TrueForAll(q => q is not null && q.Comparable(values[0]!)))
        {
            var middle = values.Select(q => Middle(q!)).ToList();
            if (!Rises(middle) && !Rises([.. Enumerable.Reverse(middle)]))
                yield return Found("The options are quantities: put them in order of size, so that nobody has to search.", string.Join("; ", item.Options.Select(o => o.Text)), [.. text.Options.Select(Spans.Whole)]);
            yield break;
        }
        if (!text.Options.All(o => o.Tokens.Words.Count == 1 && !o.Tokens.Words[0].IsNumber)) yield break;
        var words = text.Options.Select(o => o.Tokens.Words[0].Lower).ToList();
        var known = Sequences.FirstOrDefault(s => words.TrueForAll(w => Array.IndexOf(s, w) >= 0));
        var places = known is null ? null : words.ConvertAll(w => (double)Array.IndexOf(known, w));
        var inOrder = places is null ? words.SequenceEqual(words.Order(StringComparer.Ordinal)) : Rises(places) || Rises([.. Enumerable.Reverse(places)]);
        if (!inOrder)
            yield return Found($"Put the options in {(places is null ? "alphabetical order" : $"their own order ({string.Join(", ", known!.Where(words.Contains))})")}.",
                string.Join("; ", item.Options.Select(o => o.Text)), [.. text.Options.Select(Spans.Whole)]);
    }

    private static bool Rises(List<double> values) => values.Zip(values.Skip(1)).All(p => p.First < p.Second);

    private static double Middle(Quantity quantity) =>
        double.IsInfinity(quantity.Low) ? Math.BitDecrement(quantity.High) : double.IsInfinity(quantity.High) ? Math.BitIncrement(quantity.Low) : (quantity.Low + quantity.High) / 2;
}
