using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Options;

/// <summary>OPT-PARALLEL. Told by first words and endings; an option whose form they do not tell is left out, so that a doubt is no finding.</summary>
internal sealed class ParallelOptions() : ItemRule("OPT-PARALLEL", "Options that differ in grammatical form", Severity.Warning, "HDR#23, NBME")
{
    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (!item.IsChoice()) yield break;
        var forms = text.Options.Select(o => (Option: o, Form: o.Form)).Where(f => f.Form != GrammaticalForm.Unknown).ToList();
        var groups = forms.GroupBy(f => f.Form).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        // At least two must agree on what the form is, or there is none to differ from.
        if (groups.Count < 2 || groups[0].Count() < 2) yield break;
        var odd = groups.Skip(1).SelectMany(g => g).OrderBy(f => f.Option.Index).ToList();
        var onlyKey = odd.Count == 1 && odd[0].Option.IsKey;
        yield return Found(
            onlyKey ? "The key alone differs from the others in form, which points to it. Give all options the same form." : "Give all options the same form: all instructions, all -ing forms, all noun phrases or all sentences.",
            string.Join("; ", forms.Select(f => $"{f.Option.Id} {Name(f.Form)}")), [.. odd.Select(f => Spans.Whole(f.Option))]);
    }

    private static string Name(GrammaticalForm form) => form switch
    {
        GrammaticalForm.Imperative => "instruction",
        GrammaticalForm.Gerund => "-ing form",
        GrammaticalForm.Infinitive => "“to” with a verb",
        GrammaticalForm.NounPhrase => "noun phrase",
        GrammaticalForm.Speech => "words to say",
        GrammaticalForm.Quantity => "quantity",
        _ => "sentence",
    };
}
