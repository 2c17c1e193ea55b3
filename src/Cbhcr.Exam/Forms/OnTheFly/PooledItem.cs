using System.Text.Json.Serialization;
using Cbhcr.Exam.Items;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>An item as the plan was approved with it: what rules and chance go by, and nothing that a person would read.</summary>
public sealed record PooledItem(
    Guid ItemId, string Code, int ContentVersion, string ContentHash, string Competency, string CognitiveLevel, string SkillArea, string Type, char KeyPosition,
    IReadOnlyList<string> Enemies, IReadOnlyList<string> Values, IReadOnlyList<string> Levels,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Stimulus,
    bool MayBeScored, bool MayBePretest, int Words, int Sentences, int Syllables, int Uses,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? R,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IrtParameters? Irt)
{
    public static PooledItem Of(FormCandidateItem i) => new(
        i.ItemId, i.Code, i.ContentVersion, i.ContentHash, i.Competency, i.CognitiveLevel, i.SkillArea, i.Type, i.KeyPosition, i.Enemies, i.Values, i.Levels, i.Stimulus,
        i.MayBeScored, i.MayBePretest, i.Reading.Words, i.Reading.Sentences, i.Reading.Syllables, i.Uses, i.Figures?.P, i.Figures?.Discrimination, i.Figures?.Irt);

    public FormCandidateItem AsCandidate() => new(ItemId, Code, ContentVersion, ContentHash, Competency, CognitiveLevel, Enemies, KeyPosition, Draft: false)
    {
        SkillArea = SkillArea, Values = Values, Levels = Levels, Type = Type, Stimulus = Stimulus, MayBeScored = MayBeScored, MayBePretest = MayBePretest,
        Reading = new(Words, Sentences, Syllables), Uses = Uses,
        Figures = P is null && R is null && Irt is null ? null : new(ItemId, ContentVersion, N: 0, P, R, [], [], Irt),
    };

    /// <summary>Whether the bank would still give the item for all that the plan may use it for.</summary>
    public bool IsUsable(FormCandidateItem? today) =>
        today is not null && today.ContentVersion == ContentVersion && (today.MayBeScored || !MayBeScored) && (today.MayBePretest || !MayBePretest);

    public static string HashOf(IReadOnlyList<PooledItem> pool) => Platform.Files.ContentHash.Of(pool.Select(i => new { i.Code, i.ContentVersion, i.ContentHash }));
}

internal static class PooledItems
{
    public static async Task<DrawPlanProposed> ProposalAsync(this IQuerySession session, Guid planId, CancellationToken ct) =>
        (DrawPlanProposed)(await session.Events.FetchStreamAsync(planId, version: 1, token: ct))[0].Data;

    /// <summary>Items of the plan that the bank no longer gives as they were: quarantined, retired, changed, or in another use.</summary>
    public static async Task<IReadOnlyList<string>> OutOfUseAsync(this IQuerySession session, DrawPlanProposed plan, CancellationToken ct)
    {
        var today = (await session.ItemsForLevelAsync(plan.LevelCode, plan.Demonstration, ct)).ToDictionary(i => i.ItemId);
        return [.. plan.Pool.Where(i => !i.IsUsable(today.GetValueOrDefault(i.ItemId))).Select(i => i.Code).Order(StringComparer.Ordinal)];
    }
}
