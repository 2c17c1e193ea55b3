using Cbhcr.Lint.Rules;

namespace Cbhcr.Lint.Tests;

/// <summary>
/// Examples of one rule: items on which it must fire and items on which it must be silent, at least three of each. A test class per rule derives from it:
/// <code>
/// public class opt_nota() : Examples("OPT-NOTA")
/// {
///     public override IEnumerable&lt;Example&gt; Fires => [Asking("Which is warm?", "*Fire", "Ice", "None of the above").At("None of the above")];
///     public override IEnumerable&lt;Example&gt; Silent => [ … ];
/// }
/// </code>
/// </summary>
public abstract class Examples(string ruleId)
{
    public string RuleId => ruleId;

    public abstract IEnumerable<Example> Fires { get; }

    public abstract IEnumerable<Example> Silent { get; }

    /// <summary>A complete item without other faults; the options' texts, that of the key with a * before it. Change it by <see cref="Example.With"/>.</summary>
    public static Example Asking(string stem, params string[] options) => new([Sample.Item(stem, options)], Sample.Setting);

    /// <summary>For rules that look at several items together.</summary>
    public static Example Together(params LintItem[] items) => new(items, Sample.Setting);

    [Fact]
    public void fires_on_each_flawed_example()
    {
        Fires.Count().ShouldBeGreaterThanOrEqualTo(3);
        foreach (var example in Fires)
        {
            var found = Findings(example);
            found.ShouldNotBeEmpty($"{RuleId} is silent on: {example}");
            found.ShouldAllBe(f => f.RuleId == RuleId && f.Spans.Count > 0 && f.Message.Length > 20 && f.Evidence.Length > 0);
            foreach (var span in found.SelectMany(f => f.Spans)) example.TextAt(span).ShouldNotBeNull($"{RuleId}: no place {span} in: {example}");
            if (example.Severity is { } severity) found.Max(f => f.Severity).ShouldBe(severity, $"{RuleId} on: {example}");
            if (example.Marked is { } marked) found.SelectMany(f => f.Spans).ShouldContain(s => s.Field == marked || example.TextAt(s) == marked, $"{RuleId} should mark {marked} on: {example}");
        }
    }

    [Fact]
    public void is_silent_on_each_clean_example()
    {
        Silent.Count().ShouldBeGreaterThanOrEqualTo(3);
        foreach (var example in Silent)
            Findings(example).Select(f => $"{f.Message} ({f.Evidence})").ShouldBeEmpty($"{RuleId} fires on: {example}");
    }

    private List<Finding> Findings(Example example) => All.ForItems.SingleOrDefault(r => r.Id == RuleId) is { } rule
        ? [.. Linter.Check(example.Items.Single(), example.Setting, [rule])]
        : [.. All.ForSets.Single(r => r.Id == RuleId).Check(example.Items, example.Setting)];
}

/// <param name="Severity">Wanted, when it matters.</param>
/// <param name="Marked">A field or a text that one of the spans must be, when it matters.</param>
public sealed record Example(IReadOnlyList<LintItem> Items, LintSetting Setting, Severity? Severity = null, string? Marked = null)
{
    public Example With(Func<LintItem, LintItem> change) => this with { Items = [.. Items.Select(change)] };

    public Example Under(Func<LintSetting, LintSetting> change) => this with { Setting = change(Setting) };

    public Example As(Severity severity) => this with { Severity = severity };

    public Example At(string fieldOrText) => this with { Marked = fieldOrText };

    /// <summary>The text at a span; "" for a field as a whole; null where there is no such place.</summary>
    public string? TextAt(Span span)
    {
        var (item, field) = (Items[0], span.Field);
        if (Items.Count > 1 && field.Split(':') is [var code, var rest]) (item, field) = (Items.First(i => i.Code == code), rest);
        if (span.Length == 0) return "";
        var text = field switch
        {
            "stem" => item.Stem,
            "stimulus" => item.Stimulus,
            _ when field.StartsWith("options[", StringComparison.Ordinal) && field.EndsWith("].text", StringComparison.Ordinal) => item.Options[Index(field)].Text,
            _ when field.StartsWith("options[", StringComparison.Ordinal) && field.EndsWith("].rationale", StringComparison.Ordinal) => item.Options[Index(field)].Rationale,
            _ when field.StartsWith("references[", StringComparison.Ordinal) => item.References[Index(field)].Text,
            _ => null,
        };
        return text is not null && span.Start >= 0 && span.Start + span.Length <= text.Length ? text.Substring(span.Start, span.Length) : null;
    }

    public override string ToString() => string.Join(" || ", Items.Select(i => $"{i.Stem} | {string.Join(" | ", i.Options.Select(o => (o.IsKey ? "*" : "") + o.Text))}"));

    private static int Index(string field) => int.Parse(field[(field.IndexOf('[') + 1)..field.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture);
}
