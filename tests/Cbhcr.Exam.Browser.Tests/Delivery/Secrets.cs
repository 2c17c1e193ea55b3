using System.Text.RegularExpressions;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>What no candidate's browser may hold of a form and a sitting, by kind.</summary>
internal sealed class Secrets(Content content, Form form, Sitting sitting)
{
    private readonly IReadOnlyDictionary<string, Regex> _kinds = new Dictionary<string, Regex>
    {
        ["rationale"] = Of(Content.Rationale, "rationale\""),
        ["author's note"] = Of(Content.Note, "authorNote"),
        ["reference"] = Of(Content.Reference),
        ["key"] = Of("\"key\"", "correctResponse"),
        ["use"] = Of("pretest"),
        ["item code"] = new($@"\b{content.Level}-\d{{3}}\b", RegexOptions.IgnoreCase),
        ["item id"] = Of([.. form.Slots.SelectMany(s => new[] { s.ItemId.ToString(), s.ItemId.ToString("N") })]),
        ["item hash"] = Of([.. form.Slots.Select(s => s.ContentHash)]),
        ["option's own id"] = new("\"(id|identifier|optionId|option|key)\"\\s*:\\s*\"[A-E]\"", RegexOptions.IgnoreCase),
        ["seed"] = Of(sitting.PresentationSeed ?? throw new ArgumentException("The sitting has not started.", nameof(sitting))),
    };

    public IEnumerable<string> Kinds => _kinds.Keys;

    public IReadOnlyList<string> In(string text) => [.. _kinds.Where(k => k.Value.IsMatch(text)).Select(k => k.Key)];

    private static Regex Of(params string[] words) => new(string.Join('|', words.Select(Regex.Escape)), RegexOptions.IgnoreCase);
}
