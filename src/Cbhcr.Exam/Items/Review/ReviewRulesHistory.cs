using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="What">In words, a line for each thing that is another than before.</param>
public sealed record ReviewRulesChange(int Version, string By, Instant At, IReadOnlyList<string> What);

internal static class ReviewRulesHistory
{
    private const int Most = 20;

    /// <summary>Each setting against the one before, the first against the usual rules; the newest first.</summary>
    public static async Task<IReadOnlyList<ReviewRulesChange>> ReviewRulesChangesAsync(this IQuerySession session, ReviewRules rules, Accounts accounts, CancellationToken ct)
    {
        if (rules.Version == 0) return [];
        var events = (await session.Events.FetchStreamAsync(rules.Id, token: ct)).Select(e => e.Data).OfType<ReviewRulesSet>().ToList();
        var names = await accounts.NamesAsync(events.Select(e => e.SetBy), ct);
        return [.. events.Select((e, i) => new ReviewRulesChange(i + 1, names.GetValueOrDefault(e.SetBy, "(name not held)"), e.SetAt,
            [.. Between(i == 0 ? new ReviewRules() : ReviewRules.Create(events[i - 1]), ReviewRules.Create(e))])).Reverse().Take(Most)];
    }

    public static IEnumerable<string> Between(ReviewRules was, ReviewRules now)
    {
        foreach (var (before, after) in was.Stages.Zip(now.Stages))
            if (Words(before) != Words(after)) yield return $"{after.Stage}: {Words(after)} (before: {Words(before)})";
        if (!was.RevisionStages.SequenceEqual(now.RevisionStages))
            yield return $"A revision passes {string.Join(", ", now.RevisionStages)} (before: {string.Join(", ", was.RevisionStages)})";
        if (was.PretestResponses != now.PretestResponses) yield return $"Answers before statistics speak: {now.PretestResponses} (before: {was.PretestResponses})";
    }

    private static string Words(StageRule s) => $"{PlainWords.Count(s.Reviewers, "approval")} by {string.Join(" or ", s.Roles.Select(r => r.Replace('-', ' ')))} within {PlainWords.Count(s.Days, "day")}";
}
