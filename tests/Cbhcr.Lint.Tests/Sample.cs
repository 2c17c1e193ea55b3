namespace Cbhcr.Lint.Tests;

/// <summary>Items and settings without faults, for tests to change.</summary>
public static class Sample
{
    private static readonly string[] Reasons =
    [
        "This is what the guide asks for first, because it keeps everybody safe and informed.",
        "A common mistake among beginners, who hope to save time but lose the trust they need.",
        "It is a good step later on, yet at this moment it leaves the main question open.",
        "Well meant, though it takes the choice away from the one whose choice it really is.",
        "It sounds right to many people and still misses what was said a moment before.",
        "Some courses used to teach it, but newer guides advise a different first step here.",
    ];

    public static LintSetting Setting { get; } = new(
        new Dictionary<string, RuleSetting>(), 2026, new Dictionary<string, string> { ["RB.SA.ESR"] = "RB.SA", ["RB.CO.REL"] = "RB.CO" }, ["RB.SA", "RB.CO"],
        ["V-DIGNITY", "V-RELATIONSHIP", "V-COLLABORATION", "V-AUTONOMY", "V-SUPPORT-SYSTEM", "V-INTEGRITY", "V-ADVOCACY", "V-TRAUMA-INFORMED", "V-LIVED-EXPERIENCE"],
        ["responder", "responders", "crisis", "supervisor", "clinician", "de-escalation"], ["EMS", "911", "988"], [], new Dictionary<string, string>());

    /// <summary>Single best answer with the key marked by *, multiple response when several are marked.</summary>
    public static LintItem Item(string stem, params string[] options) => new(
        "XX-001", options.Count(IsKey) > 1 ? "multiple-response" : "single-best-answer", stem,
        [.. options.Select((o, i) => new LintOption(((char)('A' + i)).ToString(), o.TrimStart('*'), Reasons[i % Reasons.Length], IsKey(o)))],
        ShuffleOptions: true, options.Count(IsKey), "RB.SA", "RB.SA.ESR", ["V-DIGNITY"], "application", ["CBHCR-I"],
        [new("National guide to crisis care", 2025)], []);

    private static bool IsKey(string option) => option.StartsWith('*');
}
