using System.Globalization;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Scoring;

namespace Cbhcr.Qti.Player;

/// <summary>Answers between a browser's names and the item's identifiers, and what keeps them from being answers.</summary>
public static class AnswerReading
{
    /// <summary>Of a field in the text, in characters.</summary>
    public const int LongestEntry = 500;

    /// <summary>Of a larger field, in characters: some three thousand words.</summary>
    public const int LongestText = 20_000;

    /// <summary>The answers under the item's own identifiers, those without a value left out; or what is wrong with the first that is.</summary>
    /// <param name="item">As it was shown.</param>
    /// <param name="given">From the browser.</param>
    public static (IReadOnlyList<GivenAnswer> Answers, AnswerFault? Fault) Read(this ShownItem item, IReadOnlyList<GivenAnswer> given)
    {
        var read = new List<GivenAnswer>(given.Count);
        foreach (var answer in given)
        {
            if (item.Interactions.FirstOrDefault(i => i.Response == answer.Response) is not { } shown || answer.Values is null)
                return ([], new("unknown-response", answer.Response ?? "", "The question has no such part."));
            if (read.Any(r => r.Response == shown.Interaction.Response)) return ([], new("answered-twice", answer.Response, "This part is answered twice."));
            var values = new List<string>(answer.Values.Count);
            foreach (var value in answer.Values)
            {
                if (value is null || Value(shown, item.Asked, value) is not { } own) return ([], Fault(shown, item.Asked, value ?? ""));
                if (own.Length > 0) values.Add(own);
            }
            if (TooMuch(shown.Interaction, values) is { } fault) return ([], fault with { Response = answer.Response });
            if (values.Count > 0) read.Add(new(shown.Interaction.Response, values));
        }
        return (read, null);
    }

    /// <summary>Stored answers under the names of the sitting again; what the item no longer has is left out.</summary>
    public static IReadOnlyList<GivenAnswer> Tell(this ShownItem item, IReadOnlyList<GivenAnswer> stored) =>
        [.. stored.Select(a => (Answer: a, Shown: item.Interactions.FirstOrDefault(i => i.Interaction.Response == a.Response))).Where(x => x.Shown is not null)
            .Select(x => new GivenAnswer(x.Shown!.Response, [.. x.Answer.Values.Select(v => Told(x.Shown, v)).OfType<string>()]))];

    private static string? Told(ShownInteraction shown, string value) => shown.Interaction switch
    {
        MatchInteraction or GapMatchInteraction => value.Split(' ') is [var a, var b] && shown.NameOf(a) is { } x && shown.TargetNameOf(b) is { } y ? $"{x} {y}" : null,
        AssociateInteraction => value.Split(' ') is [var a, var b] && shown.NameOf(a) is { } x && shown.NameOf(b) is { } y ? $"{x} {y}" : null,
        TextEntryInteraction or ExtendedTextInteraction or SliderInteraction or SelectPointInteraction => value,
        _ => shown.NameOf(value),
    };

    /// <summary>One value under the item's identifiers; null when it is none.</summary>
    private static string? Value(ShownInteraction shown, AskedItem asked, string value) => shown.Interaction switch
    {
        MatchInteraction or GapMatchInteraction => value.Split(' ') is [var a, var b] && Own(shown.Options, a) is { } x && Own(shown.Targets, b) is { } y ? $"{x} {y}" : null,
        AssociateInteraction => value.Split(' ') is [var a, var b] && Own(shown.Options, a) is { } x && Own(shown.Options, b) is { } y && x != y ? $"{x} {y}" : null,
        SelectPointInteraction s => value.Split(' ') is [var x, var y] && Number(x) is { } px && Number(y) is { } py && px >= 0 && py >= 0 && px <= s.Picture.Width && py <= s.Picture.Height ? value : null,
        SliderInteraction s => Number(value) is { } n && n >= s.LowerBound && n <= s.UpperBound ? value : null,
        TextEntryInteraction t => value.Length <= LongestEntry && IsText(value) && (!asked.Numeric.Contains(t.Response) || string.IsNullOrWhiteSpace(value) || Number(value.Trim()) is not null) ? Kept(value) : null,
        ExtendedTextInteraction => value.Length <= LongestText && IsText(value) ? Kept(value) : null,
        UnsupportedInteraction => null,
        _ => Own(shown.Options, value),
    };

    private static AnswerFault Fault(ShownInteraction shown, AskedItem asked, string value) => shown.Interaction switch
    {
        TextEntryInteraction when value.Length > LongestEntry => new("text-too-long", shown.Response, $"The field takes {LongestEntry} characters."),
        ExtendedTextInteraction when value.Length > LongestText => new("text-too-long", shown.Response, $"The field takes {LongestText} characters."),
        TextEntryInteraction t when IsText(value) && asked.Numeric.Contains(t.Response) => new("not-a-number", shown.Response, "This field takes a number: digits, a point, a minus."),
        TextEntryInteraction or ExtendedTextInteraction => new("not-a-text", shown.Response, "The text has a character that cannot be kept."),
        SliderInteraction => new("not-a-number", shown.Response, "The number does not lie on the scale."),
        SelectPointInteraction => new("unknown-point", shown.Response, "The point does not lie on the picture."),
        MatchInteraction or GapMatchInteraction or AssociateInteraction => new("unknown-pair", shown.Response, "A pair is two parts of the question with a blank between."),
        _ => new("unknown-option", shown.Response, "That question has no such option."),
    };

    private static AnswerFault? TooMuch(Interaction interaction, List<string> values)
    {
        var (most, pairs) = interaction switch
        {
            ChoiceInteraction c => (c.MaxChoices, false),
            HottextInteraction c => (c.MaxChoices, false),
            HotspotInteraction c => (c.MaxChoices, false),
            SelectPointInteraction c => (c.MaxChoices, false),
            OrderInteraction c => (c.MaxChoices, false),
            MatchInteraction c => (c.MaxAssociations, true),
            AssociateInteraction c => (c.MaxAssociations, true),
            GapMatchInteraction c => (c.MaxAssociations, true),
            _ => (1, false),
        };
        if (most > 0 && values.Count > most) return new("too-many", "", pairs ? $"At most {most} pairs can be made." : $"At most {most} can be chosen.");
        // The same point twice is two points; nothing else can be given twice. That also bounds what has no other bound.
        if (interaction is SelectPointInteraction ? values.Count > 100 : values.Count != values.Distinct(StringComparer.Ordinal).Count()) return new("answered-twice", "", "One answer was given twice.");
        IReadOnlyList<AssociableChoice> choices = interaction switch
        {
            MatchInteraction m => [.. m.Sources, .. m.Targets],
            AssociateInteraction a => a.Choices,
            GapMatchInteraction g => g.Choices,
            _ => [],
        };
        // A gap takes one.
        var gaps = interaction is GapMatchInteraction ? values.GroupBy(v => v.Split(' ')[1]).Any(g => g.Count() > 1) : false;
        return gaps || choices.Any(c => c.MatchMax > 0 && values.Sum(v => v.Split(' ').Count(w => w == c.Identifier)) > c.MatchMax)
            ? new("too-many", "", "One part stands in more pairs than it may.")
            : null;
    }

    private static string? Own(IReadOnlyList<ShownName> names, string name) => names.FirstOrDefault(n => n.Name == name)?.Identifier;

    private static double? Number(string text) => text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E') ? Scoring.Value.Parse(text) : null;

    /// <summary>A text of blanks alone is none.</summary>
    private static string Kept(string text) => string.IsNullOrWhiteSpace(text) ? "" : text;

    /// <summary>The database keeps no NUL, and no other control character has a meaning in an answer.</summary>
    private static bool IsText(string text) => text.All(c => (c >= ' ' && c != '\u007f') || c is '\n' or '\r' or '\t');
}

/// <summary>Why answers were not taken.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Response">The part, by the browser's name of it.</param>
/// <param name="Detail">For people.</param>
public sealed record AnswerFault(string Code, string Response, string Detail);
