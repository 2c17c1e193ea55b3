using Cbhcr.Exam.Platform.Files;
using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>Take item files in. Each file goes in whole or not at all.</summary>
public sealed record ImportItems(IReadOnlyList<SourceFile> Files, Guid By);

public sealed record ItemImportReport(int Drafted, int Revised, int Unchanged, IReadOnlyList<FileProblem> Problems);

/// <summary>An item that may stand on a form: what assembly needs, without stem or key text.</summary>
public sealed record FormCandidateItem(
    Guid ItemId, string Code, int ContentVersion, string ContentHash, string Competency, string CognitiveLevel, IReadOnlyList<string> Enemies, char KeyPosition, bool Draft)
{
    public const char NoKeyPosition = '-';
}

/// <summary>What other modules may ask of the item bank.</summary>
public static class ItemBank
{
    public static async Task<IReadOnlyList<FormCandidateItem>> ItemsForLevelAsync(this IQuerySession session, string level, bool demonstration, CancellationToken ct)
    {
        var items = await session.Query<Item>().Where(i => i.Content.Levels.Contains(level)).ToListAsync(ct);
        return [.. items.Where(i => i.MayStandOnAForm(demonstration) && i.Content.CanBeGiven()).OrderBy(i => i.Code, StringComparer.Ordinal).Select(i =>
            new FormCandidateItem(i.Id, i.Code, i.ContentVersion, i.ContentHash, i.Content.Competency, i.Content.CognitiveLevel,
                i.Content.Enemies, KeyPosition(i.Content), i.Status is ItemStatus.Draft or ItemStatus.InReview))];
    }

    /// <summary>The place of the right answer is balanced where one best answer is asked for; elsewhere there is none.</summary>
    private static char KeyPosition(ItemContent content) => content is { Type: ItemTypes.SingleBestAnswer, Key: [var letter, ..] } ? letter : FormCandidateItem.NoKeyPosition;

    /// <summary>The versions asked for, in the order asked; a version that does not exist is an error, since versions are never deleted.</summary>
    public static async Task<IReadOnlyList<ItemVersion>> ItemVersionsAsync(this IQuerySession session, IEnumerable<(Guid ItemId, int ContentVersion)> wanted, CancellationToken ct)
    {
        var ids = wanted.Select(w => ItemVersion.IdOf(w.ItemId, w.ContentVersion)).ToArray();
        var found = (await session.LoadManyAsync<ItemVersion>(ct, ids)).ToDictionary(v => v.Id);
        return [.. ids.Select(id => found[id])];
    }
}
