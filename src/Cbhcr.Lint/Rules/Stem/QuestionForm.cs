using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Stem;

/// <summary>STM-QFORM.</summary>
internal sealed class QuestionForm() : ItemRule("STM-QFORM", "A stem that is not a question", Severity.Information, "HDR#9")
{
    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        // An instruction ("Choose two.") may follow the question.
        if (!item.IsChoice() || text.LeadIn is not { } leadIn || text.Stem.Sentences.TakeLast(2).Any(s => s.IsQuestion)) yield break;
        yield return Found("A question is easier to read than a sentence to complete.", $"ends with “{leadIn.Text[^Math.Min(20, leadIn.Text.Length)..]}”", Spans.Of("stem", leadIn));
    }
}
