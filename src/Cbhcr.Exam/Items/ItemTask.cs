namespace Cbhcr.Exam.Items;

/// <summary>The names of the item types, as in an item file.</summary>
public static class ItemTypes
{
    public const string SingleBestAnswer = "single-best-answer";
    public const string MultipleResponse = "multiple-response";
    public const string Ordering = "ordering";
    public const string Matching = "matching";
    public const string Hotspot = "hotspot";
    public const string TextEntry = "text-entry";
    public const string ExtendedText = "extended-text";

    /// <summary>From an exchange, with interactions of its own; shown and scored as QTI says.</summary>
    public const string Qti = "qti";

    public static IReadOnlyList<string> All { get; } = [SingleBestAnswer, MultipleResponse, Ordering, Matching, Hotspot, TextEntry, ExtendedText, Qti];
}

/// <summary>What a type needs besides stem, options and key.</summary>
/// <param name="PartialCredit">Multiple response, ordering, matching: a point for each right element (a wrong choice takes one away, never below none), instead of one for all.</param>
/// <param name="MaxChoices">Multiple response, hotspot: how many may be chosen; null for any number.</param>
/// <param name="Targets">Matching: what the options are paired with, named 1, 2, 3 …</param>
/// <param name="Picture">Hotspot: what the areas of the options lie on.</param>
/// <param name="Accepted">Text entry: the forms that count.</param>
/// <param name="Tolerance">Text entry: the answer is a number and may differ by this much; null when it is text.</param>
/// <param name="ExpectedLines">Extended text: the size of the field.</param>
/// <param name="MostWords">Extended text: what the candidate is told, and the field counts.</param>
/// <param name="Rubric">Extended text: what people score by.</param>
public sealed record ItemTask(
    bool PartialCredit = false, int? MaxChoices = null, IReadOnlyList<ItemTarget>? Targets = null, ItemPicture? Picture = null,
    IReadOnlyList<AcceptedForm>? Accepted = null, decimal? Tolerance = null, int? ExpectedLines = null, int? MostWords = null, IReadOnlyList<RubricCriterion>? Rubric = null);

public sealed record ItemTarget(string Id, string Text);

/// <param name="Asset">Its name in the bank's assets: the SHA-256 of its bytes.</param>
public sealed record ItemPicture(string Asset, string Alt, int Width, int Height);

/// <param name="Shape"><c>rect</c>, <c>circle</c> or <c>poly</c>.</param>
/// <param name="Coords">Pixels of the picture, as in HTML.</param>
public sealed record ItemArea(string Shape, IReadOnlyList<int> Coords);

public sealed record AcceptedForm(string Text, bool CaseSensitive = false);

/// <param name="Anchors">What an answer with 0, 1, 2 … points looks like; its length is the highest score plus one.</param>
public sealed record RubricCriterion(string Name, IReadOnlyList<string> Anchors);

/// <summary>The stimulus and the version of it that an item was written for.</summary>
public sealed record StimulusUse(Guid StimulusId, int StimulusVersion);

public sealed record ItemRights(IReadOnlyList<string> Authors, string Licence, string CopyrightHolder);
