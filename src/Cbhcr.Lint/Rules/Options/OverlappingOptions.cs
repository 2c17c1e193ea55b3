using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-OVERLAP. Ranges that meet, the same quantity in other words, and an option that is another one "and" something more.</summary>
internal sealed class OverlappingOptions() : ItemRule("OPT-OVERLAP", "Options that overlap", Severity.Warning, "HDR#22")
{
    private static readonly HashSet<string> Joining = ["and", "or", "plus", "with", "then", "including"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        var quantities = text.Options.Select(o => o.Quantity).ToList();
        // "At least 16", "at least 18", "at least 21" are three answers to "from which age?", though the ranges lie within each other. So are "within an hour" and the like.
        var limits = quantities.OfType<Quantity>().ToList();
        var oneSided = limits.All(q => double.IsInfinity(q.High)) || limits.All(q => double.IsInfinity(q.Low));
        for (var i = 0; i < text.Options.Count; i++)
            for (var j = i + 1; j < text.Options.Count; j++)
            {
                var (a, b) = (text.Options[i], text.Options[j]);
                if (quantities[i] is { } left && quantities[j] is { } right)
                {
                    if (!oneSided && left.Overlaps(right) && OtherWords(a, left) == OtherWords(b, right))
                        yield return Found($"{a.Id} and {b.Id} have values in common, so that both can be right. Let each range end before the next begins.", $"“{a.Text}” and “{b.Text}”", Spans.Whole(a), Spans.Whole(b));
                }
                else if ((Part(a, b) ?? Part(b, a)) is ({ } part, { } whole))
                    yield return Found($"{whole.Id} contains {part.Id}: if {whole.Id} is right, {part.Id} is not wrong. Set them apart, for example by “only”, or change one.",
                        $"“{part.Text}” within “{whole.Text}”", Spans.Whole(whole), Spans.Whole(part));
            }
    }

    // "10 people" against "10 dogs"; the unit is compared elsewhere, this is for words before the number.
    private static string OtherWords(OptionText option, Quantity quantity) =>
        string.Join(' ', Tokens.Of(option.Text.Remove(quantity.Start, quantity.Length)).Words.Where(w => w.IsContent).Select(w => w.Stem));

    // "Call EMS" within "Call EMS and stay with him": the part stands at the beginning or end of the whole, and a joining word or a comma beside it. "Only" sets apart.
    private static (OptionText, OptionText)? Part(OptionText part, OptionText whole)
    {
        var (small, large) = (part.Tokens.Core, whole.Tokens.Core);
        if (small.Count == 0 || small.Count >= large.Count || small.Contains("only") || small.Contains("alone") || small.Contains("not") || !part.Tokens.Words.Any(w => w.IsContent)) return null;
        if (Quotes.Whole(part.Text)) return null;
        var atStart = large.Take(small.Count).SequenceEqual(small) && Joining.Contains(large[small.Count]);
        var atEnd = large.Skip(large.Count - small.Count).SequenceEqual(small) && large[large.Count - small.Count - 1] is "and" or "or" && small.Count + 1 < large.Count;
        return (atStart || atEnd) && !large.Contains("not") && !large.Contains("without") ? (part, whole) : null;
    }
}
