namespace Cbhcr.Lint.Rules;

/// <summary>Which items a rule is for.</summary>
internal static class Kinds
{
    /// <summary>The candidate chooses among options: what is said of options, distractors and cues holds.</summary>
    public static bool IsChoice(this LintItem item) => item.Type is "single-best-answer" or "multiple-response";

    /// <summary>One option is right.</summary>
    public static bool IsSingleChoice(this LintItem item) => item.Type == "single-best-answer";
}
