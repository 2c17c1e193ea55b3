using Cbhcr.Exam.Platform.Files;
using Cbhcr.Lint;
using Cbhcr.Lint.Text;
using Cbhcr.Psychometrics.Irt;
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

    public IReadOnlyList<string> Levels { get; init; } = [];

    public string Type { get; init; } = "";

    /// <summary>The case it belongs to.</summary>
    public Guid? Stimulus { get; init; }

    /// <summary>A live programme scores what review and pretest have passed, and tries out what waits for statistics; a demonstration may do either with everything.</summary>
    public bool MayBeScored { get; init; } = true;

    public bool MayBePretest { get; init; } = true;

    /// <summary>Of stem and options; the case is not in it.</summary>
    public ReadingLoad Reading { get; init; } = new(0, 0, 0);

    /// <summary>Published forms that it stands on.</summary>
    public int Uses { get; init; }

    /// <summary>People who have seen it.</summary>
    public int Sittings { get; init; }

    /// <summary>The newest figures that count for its version.</summary>
    public VersionFigures? Figures { get; init; }
}

/// <summary>What reading grades are computed from; that of a form is computed from the sums.</summary>
public readonly record struct ReadingLoad(int Words, int Sentences, int Syllables)
{
    public static ReadingLoad operator +(ReadingLoad a, ReadingLoad b) => new(a.Words + b.Words, a.Sentences + b.Sentences, a.Syllables + b.Syllables);

    /// <summary>Flesch–Kincaid; null without words.</summary>
    public double? Grade => Words == 0 || Sentences == 0 ? null : (0.39 * Words / Sentences) + (11.8 * Syllables / Words) - 15.59;
}

/// <summary>Why an item version may not go out on a form.</summary>
public sealed record ItemObstacle(Guid ItemId, string Code, string Words);

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
        var ofLevel = session.Query<Item>().Where(i => i.Content.Levels.Contains(level));
        // A bank holds many more items that were retired, or are drafts, than a live form may take.
        var all = await (demonstration ? ofLevel.Where(i => i.Status != ItemStatus.Retired && i.Status != ItemStatus.Quarantined)
            : ofLevel.Where(i => i.Status == ItemStatus.Pretest || i.Status == ItemStatus.Scored)).ToListAsync(ct);
        var usable = all.Where(i => i.MayStandOnAForm(demonstration) && i.Content.CanBeGiven()).OrderBy(i => i.Code, StringComparer.Ordinal).ToList();
        return await session.CandidatesAsync([.. usable.Select(i =>
            new CandidateVersion(i.Id, i.Code, i.ContentVersion, i.ContentHash, i.Content, i.StatisticsSince, i.Enemies, i.Status))], demonstration, ct);
    }

    /// <summary>Versions that stand on a form already, as candidates; what the bank says of them today (enemies, use, figures) goes with them.</summary>
    public static async Task<IReadOnlyList<FormCandidateItem>> ItemsOnFormsAsync(this IQuerySession session, IEnumerable<(Guid ItemId, int ContentVersion)> wanted,
        bool demonstration, CancellationToken ct)
    {
        var versions = await session.ItemVersionsAsync(wanted.Distinct(), ct);
        var items = (await session.LoadManyAsync<Item>(ct, versions.Select(v => v.ItemId).Distinct())).ToDictionary(i => i.Id);
        return await session.CandidatesAsync(
            [.. versions.Select(v => new CandidateVersion(v.ItemId, v.Code, v.ContentVersion, v.ContentHash, v.Content, v.StatisticsSince, items[v.ItemId].Enemies,
                items[v.ItemId].Status))], demonstration, ct);
    }

    private sealed record CandidateVersion(
        Guid Id, string Code, int ContentVersion, string ContentHash, ItemContent Content, int StatisticsSince, IReadOnlyList<string> Enemies, ItemStatus Status);

    private static async Task<IReadOnlyList<FormCandidateItem>> CandidatesAsync(this IQuerySession session, IReadOnlyList<CandidateVersion> versions, bool demonstration, CancellationToken ct)
    {
        var histories = await session.ItemHistoriesAsync(versions.Select(v => v.Id), ct);
        return [.. versions.Select(v =>
        {
            var history = histories[v.Id];
            var newest = history.FiguresFor(v.ContentVersion, v.StatisticsSince) is [var figures, ..]
                ? new VersionFigures(v.Id, figures.ContentVersion, figures.N, figures.P, figures.Discrimination, figures.Options, figures.Flags, figures.Irt) : null;
            return new FormCandidateItem(v.Id, v.Code, v.ContentVersion, v.ContentHash, v.Content.Competency, v.Content.CognitiveLevel, v.Enemies, KeyPosition(v.Content),
                v.Status is ItemStatus.Draft or ItemStatus.InReview)
            {
                SkillArea = v.Content.SkillArea, Values = v.Content.Values, Levels = v.Content.Levels, Type = v.Content.Type, Stimulus = v.Content.Stimulus?.StimulusId,
                MayBeScored = demonstration || v.Status == ItemStatus.Scored, MayBePretest = demonstration || v.Status == ItemStatus.Pretest,
                Reading = Reading(v.Content), Uses = history.Forms.Select(f => f.FormId).Distinct().Count(), Sittings = history.Sittings, Figures = newest,
            };
        })];
    }

    private static ReadingLoad Reading(ItemContent content)
    {
        var (words, sentences, syllables) = ReadingGrade.Count($"{content.Stem} {string.Join(". ", content.Options.Select(o => o.Text.TrimEnd('.')))}.");
        return new(words, sentences, syllables);
    }

    /// <summary>Versions that must not go out: the item is in quarantine or retired, or its check ends in an error.</summary>
    public static async Task<IReadOnlyList<ItemObstacle>> ObstaclesAsync(this IQuerySession session, IEnumerable<(Guid ItemId, int ContentVersion)> wanted, bool demonstration,
        Instant now, CancellationToken ct)
    {
        var versions = await session.ItemVersionsAsync(wanted, ct);
        var items = (await session.LoadManyAsync<Item>(ct, versions.Select(v => v.ItemId).Distinct())).ToDictionary(i => i.Id);
        var setting = await session.LintSettingAsync(now, ct);
        var stimuli = await session.StimulusBodiesAsync(versions.Select(v => v.Content.Stimulus).OfType<StimulusUse>(), ct);
        var obstacles = new List<ItemObstacle>();
        foreach (var version in versions)
        {
            void Say(string words) => obstacles.Add(new(version.ItemId, version.Code, words));
            if (items[version.ItemId].Status == ItemStatus.Quarantined) Say("is in quarantine.");
            if (items[version.ItemId].Status == ItemStatus.Retired) Say("is retired.");
            var shared = version.Content.Stimulus is { } use ? stimuli.GetValueOrDefault(use) : null;
            // Drafts of a demonstration have passed no check and say so on every result; what shuts people out is refused there too.
            foreach (var error in Linter.Check(LintItemOf.Content(version.Code, version.Content, shared), setting)
                         .Where(f => f.Severity == Severity.Error && (!demonstration || f.RuleId.StartsWith("ACC-", StringComparison.Ordinal))))
                Say($"does not pass its check: {error.RuleId}: {error.Message}");
        }
        return obstacles;
    }

    /// <summary>Those of the items that are in quarantine now.</summary>
    public static async Task<IReadOnlySet<Guid>> QuarantinedAsync(this IQuerySession session, IEnumerable<Guid> itemIds, CancellationToken ct) =>
        (await session.LoadManyAsync<Item>(ct, itemIds.Distinct())).Where(i => i.Status == ItemStatus.Quarantined).Select(i => i.Id).ToHashSet();

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
public sealed record IrtParameters(string Model, double Difficulty, double? Discrimination = null, double? Guessing = null)
{
    /// <returns>Null for a model of other items than right-or-wrong ones.</returns>
    public DichotomousItem? Curve() => Model.ToLowerInvariant() switch
    {
        "rasch" or "1pl" => DichotomousItem.At(1, Difficulty),
        "2pl" => DichotomousItem.At(Discrimination ?? 1, Difficulty),
        "3pl" => DichotomousItem.At(Discrimination ?? 1, Difficulty, Guessing ?? 0),
        _ => null,
    };
}

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
