using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Scope;

/// <summary>
/// SC-WEAPON. Sentences about the past ("last year he was attacked") and about weapons that are absent or only asked about are left out, as is what a person thinks of doing to
/// themself. A key is safe that withdraws, stages, gets help, or has the weapon put away ahead of time. Only for questions with a case: "which sign warns of violence?" sends nobody in.
/// </summary>
internal sealed class Weapons() : ItemRule("SC-WEAPON", "Weapon or violence, and the key goes on alone", Severity.Error, "SC-WEAPON-VIOLENCE")
{
    private static readonly WordList List = WordList.Named("weapons");
    private static readonly WordList SafeList = WordList.Named("safe-moves");
    private static readonly Phrases Phrases = new(List);
    private static readonly Phrases Safe = new(SafeList);
    private static readonly HashSet<string> Past = ["ago", "years", "year", "yesterday", "month", "months", "week", "once", "earlier", "childhood", "past", "formerly"];
    private static readonly HashSet<string> Acts = ["do", "say", "handle", "respond", "reply", "step", "action", "go", "leave", "stand", "plan", "begin", "start"];

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        if (text.Keys.Count == 0 || text.LeadIn is not { } leadIn || !leadIn.Words.Any(w => Acts.Contains(w.Lower))) yield break;
        var present = Phrases.In(text.Vignette()).Where(h => Present(h.Field.Tokens, h.Hit)).ToList();
        if (present.Count == 0 || text.Keys.All(k => Safe.In(k.Tokens).Any())) yield break;
        yield return Found("With a weapon, violence or threats present the key must withdraw, wait for others or get help; it may not have the team stay or approach alone.",
            $"“{string.Join("”, “", present.Select(h => h.Hit.Entry.Term).Distinct())}” on {List.Label}; nothing in the key on {SafeList.Label}.",
            [.. present.Select(h => Spans.Of(h.Field.Field, h.Hit)), .. text.Keys.Select(Spans.Whole)]);
    }

    private static bool Present(Tokens tokens, Hit hit)
    {
        var sentence = tokens.Sentences.LastOrDefault(s => s.Start <= hit.Start);
        return sentence is not null && !sentence.Words.Any(w => Past.Contains(w.Lower)) && !Said.Negated(tokens, hit.Start) && !Said.Doubted(tokens, hit.Start)
            && !sentence.Text.Contains("thoughts of", StringComparison.OrdinalIgnoreCase) && !sentence.Text.Contains("think of", StringComparison.OrdinalIgnoreCase);
    }
}
