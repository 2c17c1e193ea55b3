using Cbhcr.Exam.Platform.Files;
using Cbhcr.Qti.Model;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>Take item files in. Each file goes in whole or not at all.</summary>
public sealed record ImportItems(IReadOnlyList<SourceFile> Files, Guid By);

/// <param name="Stimuli">Cases that are new or have a new version.</param>
public sealed record ItemImportReport(int Drafted, int Revised, int Unchanged, IReadOnlyList<FileProblem> Problems, int Stimuli = 0);

/// <summary>Take an item out of use at once; see <see cref="QuarantineItemEndpoint.Reasons"/>. An item that is out of use already stays as it is.</summary>
public sealed record QuarantineItem(Guid ItemId, string Reason, Guid By);

/// <summary>An item that may stand on a form: what assembly needs, without stem or key text.</summary>
public sealed record FormCandidateItem(
    Guid ItemId, string Code, int ContentVersion, string ContentHash, string Competency, string CognitiveLevel, IReadOnlyList<string> Enemies, char KeyPosition, bool Draft)
{
    public const char NoKeyPosition = '-';

    public string SkillArea { get; init; } = "";

    public IReadOnlyList<string> Values { get; init; } = [];

    public string Type { get; init; } = "";

    /// <summary>The case it belongs to.</summary>
    public Guid? Stimulus { get; init; }
}

/// <summary>Items and the cases they ask about, as browsers are told of them.</summary>
/// <param name="Asked">In the order asked for.</param>
/// <param name="Missing">Names of pictures that the bank does not have.</param>
/// <param name="PictureBytes">Of all pictures together, as addresses.</param>
public sealed record ShownItems(
    IReadOnlyList<AskedItem> Asked, IReadOnlyDictionary<StimulusUse, IReadOnlyList<Node>> Stimuli, IReadOnlyList<string> Missing, int PictureBytes);

/// <summary>What other modules may ask of the item bank.</summary>
public static class ItemBank
{
    public static async Task<IReadOnlyList<FormCandidateItem>> ItemsForLevelAsync(this IQuerySession session, string level, bool demonstration, CancellationToken ct)
    {
        var items = await session.Query<Item>().Where(i => i.Content.Levels.Contains(level)).ToListAsync(ct);
        return [.. items.Where(i => i.MayStandOnAForm(demonstration) && i.Content.CanBeGiven()).OrderBy(i => i.Code, StringComparer.Ordinal).Select(i =>
            new FormCandidateItem(i.Id, i.Code, i.ContentVersion, i.ContentHash, i.Content.Competency, i.Content.CognitiveLevel,
                i.Enemies, KeyPosition(i.Content), i.Status is ItemStatus.Draft or ItemStatus.InReview)
            {
                SkillArea = i.Content.SkillArea, Values = i.Content.Values, Type = i.Content.Type, Stimulus = i.Content.Stimulus?.StimulusId,
            })];
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

    /// <summary>The bodies of stimuli in the versions that items were written for; versions are never deleted.</summary>
    public static async Task<IReadOnlyDictionary<StimulusUse, IReadOnlyList<Node>>> StimulusBodiesAsync(this IQuerySession session, IEnumerable<StimulusUse> uses, CancellationToken ct) =>
        (await session.StimulusTextsAsync(uses, ct)).ToDictionary(t => new StimulusUse(t.StimulusId, t.ContentVersion), t => t.Content.Body);
}

/// <summary>Where figures come from: an analysis of ours, or a file.</summary>
/// <param name="Kind"><c>analysis</c> or <c>import</c>.</param>
/// <param name="Reference">The analysis' id, or the name of the file and the hash of its content.</param>
public sealed record StatisticsSource(string Kind, string Reference);

/// <param name="OptionId">Null for those who gave no answer.</param>
public sealed record OptionUse(string? OptionId, int Count);

/// <summary>Parameters of a response model; what the model does not have is null.</summary>
public sealed record IrtParameters(string Model, double Difficulty, double? Discrimination = null, double? Guessing = null);

/// <summary>What is known of a version from use. <paramref name="Flags"/> are the source's own; the bank adds those it can see itself (FigureRules).</summary>
public sealed record VersionFigures(
    Guid ItemId, int ContentVersion, int N, double? P, double? Discrimination, IReadOnlyList<OptionUse> Options, IReadOnlyList<string> Flags, IrtParameters? Irt = null);

/// <summary>Keep these figures beside the items. From an analysis, or from an import; the same source is recorded once for a version.</summary>
public sealed record RecordItemStatistics(StatisticsSource Source, IReadOnlyList<VersionFigures> Items, Guid By);

public sealed record ItemOnForm(Guid ItemId, int ContentVersion);

/// <summary>A form with these items was published.</summary>
public sealed record RecordItemsOnForm(Guid FormId, string FormCode, IReadOnlyList<ItemOnForm> Items, Instant PublishedAt);

/// <summary>So many have sat the form by now, in all, and the last on that day.</summary>
public sealed record RecordExposures(Guid FormId, string FormCode, IReadOnlyList<ItemOnForm> Items, int Sittings, LocalDate LastUsed);

/// <summary>An item from elsewhere, in our terms.</summary>
/// <param name="Place">The file it stood in, for messages.</param>
/// <param name="Stimulus">The code of its case: one that comes with it, or one of the bank. Which version that is turns out when it is taken in.</param>
/// <param name="Justified">Rule ids of warnings that stand, and why; null for none.</param>
public sealed record IncomingItem(string Code, ItemContent Content, string Place, string? Stimulus = null, IReadOnlyDictionary<string, string>? Justified = null);

/// <summary>A case from elsewhere. One that says what a version of the bank says is that version.</summary>
/// <param name="Place">The file it stood in, for messages.</param>
public sealed record IncomingStimulus(string Code, StimulusContent Content, string Place);

/// <param name="Name">The SHA-256 of its bytes, as the items name it.</param>
public sealed record IncomingPicture(string Name, byte[] Bytes);

/// <summary>
/// Figures that came with a file. They belong to the version that the same file brings; without one, to <paramref name="Version"/> where the bank has it, or the newest.
/// </summary>
public sealed record IncomingFigures(
    string Code, int? Version, StatisticsSource Source, int N, double? P, double? Discrimination, IReadOnlyList<OptionUse> Options, IrtParameters? Irt = null);

/// <summary>Take these in as drafts, or as new versions that are drafts again: all of them, or none while there is a problem.</summary>
/// <param name="Figures">Null for none.</param>
public sealed record TakeInItems(
    IReadOnlyList<IncomingItem> Items, IReadOnlyList<IncomingStimulus> Stimuli, IReadOnlyList<IncomingPicture> Pictures, Guid By, IReadOnlyList<IncomingFigures>? Figures = null);

/// <param name="Items">That would get figures.</param>
/// <param name="NotEnough">Of these, those of which too few people are behind all sets: their numbers are not kept (PSY-09).</param>
/// <param name="Unknown">Codes that neither the file nor the bank has.</param>
public sealed record FiguresLook(int Items, int NotEnough, IReadOnlyList<string> Unknown);

/// <param name="What"><c>drafted</c>, <c>revised</c>, <c>unchanged</c>, or <c>refused</c>.</param>
public sealed record IntakeLine(string Code, string What, FileProblem? Problem);

/// <summary>A version on its way out, with its pictures and figures.</summary>
/// <param name="Stimulus">The code of its case.</param>
public sealed record OutgoingItem(Guid ItemId, string Code, int ContentVersion, ItemContent Content, VersionFigures? Figures, string? Stimulus = null);

/// <summary>A version of a case on its way out.</summary>
public sealed record OutgoingStimulus(StimulusUse Use, string Code, StimulusContent Content);

public sealed record OutgoingPicture(string Name, string MediaType, byte[] Bytes);
