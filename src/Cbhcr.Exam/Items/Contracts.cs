using Cbhcr.Exam.Platform.Files;
using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>Take item files in. Each file goes in whole or not at all.</summary>
public sealed record ImportItems(IReadOnlyList<SourceFile> Files, Guid By);

public sealed record ItemImportReport(int Drafted, int Revised, int Unchanged, IReadOnlyList<FileProblem> Problems);

/// <summary>Take an item out of use at once; see <see cref="QuarantineItemEndpoint.Reasons"/>. An item that is out of use already stays as it is.</summary>
public sealed record QuarantineItem(Guid ItemId, string Reason, Guid By);

/// <summary>What the answers to a version showed: from an analysis, or from a file.</summary>
/// <param name="Use">pretest or scored.</param>
public sealed record RecordItemStatistics(
    Guid ItemId, int ContentVersion, string Use, int Responses, double? Difficulty, double? Discrimination, IReadOnlyDictionary<string, int> Chosen, IReadOnlyList<string> Flags,
    string Source, Guid? FormId, NodaTime.Instant ObservedAt, Guid By);

/// <summary>An item that may stand on a form: what assembly needs, without stem or key text.</summary>
public sealed record FormCandidateItem(
    Guid ItemId, string Code, int ContentVersion, string ContentHash, string Competency, string CognitiveLevel, IReadOnlyList<string> Enemies, char KeyPosition, bool Draft);

/// <summary>A version of a stimulus, as a candidate reads it.</summary>
public sealed record SharedStimulus(Guid StimulusId, int StimulusVersion, IReadOnlyList<Cbhcr.Qti.Model.Node> Body);

/// <summary>What other modules may ask of the item bank.</summary>
public static class ItemBank
{
    public static async Task<IReadOnlyList<FormCandidateItem>> ItemsForLevelAsync(this IQuerySession session, string level, bool demonstration, CancellationToken ct)
    {
        var items = await session.Query<Item>().Where(i => i.Content.Levels.Contains(level)).ToListAsync(ct);
        return [.. items.Where(i => i.MayStandOnAForm(demonstration)).OrderBy(i => i.Code, StringComparer.Ordinal).Select(i =>
            new FormCandidateItem(i.Id, i.Code, i.ContentVersion, i.ContentHash, i.Content.Competency, i.Content.CognitiveLevel,
                i.Content.Enemies, i.Content.Key[0], i.Status is ItemStatus.Draft or ItemStatus.InReview))];
    }

    /// <summary>The versions asked for, in the order asked; a version that does not exist is an error, since versions are never deleted.</summary>
    public static async Task<IReadOnlyList<ItemVersion>> ItemVersionsAsync(this IQuerySession session, IEnumerable<(Guid ItemId, int ContentVersion)> wanted, CancellationToken ct)
    {
        var ids = wanted.Select(w => ItemVersion.IdOf(w.ItemId, w.ContentVersion)).ToArray();
        var found = (await session.LoadManyAsync<ItemVersion>(ct, ids)).ToDictionary(v => v.Id);
        return [.. ids.Select(id => found[id])];
    }

    /// <summary>The stimuli that items were written for; versions are never deleted.</summary>
    public static async Task<IReadOnlyDictionary<StimulusUse, SharedStimulus>> StimuliAsync(this IQuerySession session, IEnumerable<StimulusUse> wanted, CancellationToken ct)
    {
        var ids = wanted.Select(w => StimulusText.IdOf(w.StimulusId, w.StimulusVersion)).Distinct().ToArray();
        return ids.Length == 0 ? new Dictionary<StimulusUse, SharedStimulus>() : (await session.LoadManyAsync<StimulusText>(ct, ids))
            .ToDictionary(t => new StimulusUse(t.StimulusId, t.ContentVersion), t => new SharedStimulus(t.StimulusId, t.ContentVersion, t.Content.Body));
    }
}
