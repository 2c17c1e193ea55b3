using System.Text.RegularExpressions;
using Cbhcr.Lint.Rules.Stem;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>
/// OPT-NEG. Under a negative stem any negative doubles the negation: an error. Otherwise an option counts as negative when the negation governs it ("Do not wait", "It is not …",
/// "Avoid …"), not when it is somewhere within ("Tell her that she need not decide now") and not within words to say.
/// </summary>
internal sealed partial class NegativeOption() : ItemRule("OPT-NEG", "A negative option", Severity.Warning, "HDR#27")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        var negativeStem = NegativeStem.Of(text).Any();
        foreach (var option in text.Options)
        {
            var words = Quotes.Without(option.Text);
            if (negativeStem && Anywhere().Match(words) is { Success: true } any)
                yield return Found(Severity.Error, "Stem and option are both negative: readers lose the thread. Turn the stem into a positive question.", $"“{any.Value}”", Spans.Of(option.Field, any));
            else if (!negativeStem && Governing().Match(words) is { Success: true } governing)
                yield return Found("Say what is done instead of what is not done.", $"“{governing.Value.Trim()}”", Spans.Of(option.Field, governing));
        }
    }

    [GeneratedRegex(@"\b(?:not|never|except|avoid(?:s|ing)?|cannot|\w+n['’]t)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"^\W*(?:do not|don['’]t|not|never|avoid(?:s|ing)?|(?:it|he|she|they|this|there|you|we|i|these|those) (?:(?:is|are|was|were|does|do|did|has|have|had|will|would|can|could|should|must|may|need|am) ?(?:not|never)|cannot|\w+n['’]t|never))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Governing();
}
