using System.Globalization;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Forms;

/// <summary>One question as text and things to be answered with a pen. Whoever enters the answers on the screen finds the same words there.</summary>
internal sealed class EditionOfQuestion
{
    private const int MostLines = 20;
    private readonly Dictionary<string, PlayerInteraction> _parts;
    private readonly List<PrintedPiece> _pieces = [];
    private readonly List<PrintedPiece> _after = [];
    private int _blanks;

    private EditionOfQuestion(PlayerItem item) => _parts = (item.Interactions ?? []).ToDictionary(p => p.Response, StringComparer.Ordinal);

    public static IReadOnlyList<PrintedPiece> Pieces(PlayerItem item)
    {
        if (item.Interactions is null)
            return [new(item.Prompt, null), new(null, new PrintedAnswer("choice", "Choose one answer.", "Choose one answer.", []) with { Options = Lettered(item.Options) })];
        var question = new EditionOfQuestion(item);
        question.Walk(item.Prompt);
        foreach (var left in item.Interactions.Where(i => question._parts.ContainsKey(i.Response))) question._pieces.Add(new(null, Answer(left)));
        return question._pieces;
    }

    /// <summary>What stands alone in the text is answered there; what stands in a line becomes a numbered blank, and is answered below it.</summary>
    private void Walk(IReadOnlyList<Node> prompt)
    {
        var text = new List<Node>();
        void Close()
        {
            if (text.Count > 0) _pieces.Add(new([.. text], null));
            text.Clear();
            _pieces.AddRange(_after);
            _after.Clear();
        }
        foreach (var node in prompt)
        {
            if (PartAt(Only(node)) is { } part)
            {
                Close();
                _pieces.Add(new(null, Answer(part)));
                continue;
            }
            text.Add(Blanked(node));
            if (_after.Count > 0) Close();
        }
        Close();
    }

    /// <summary>A paragraph around nothing but a field is no line of text.</summary>
    private static Node Only(Node node) =>
        node.Kind is "p" or "div" && node.Children?.Where(c => c.Kind != "text" || !string.IsNullOrWhiteSpace(c.Text)).ToList() is [var only] ? Only(only) : node;

    private PlayerInteraction? PartAt(Node node) =>
        node.Kind == "interaction" && node.Attributes?.GetValueOrDefault("response") is { } response && _parts.Remove(response, out var part) ? part : null;

    private Node Blanked(Node node)
    {
        if (node.Kind != "interaction") return node.Children is null ? node : node with { Children = [.. node.Children.Select(Blanked)] };
        if (PartAt(node) is not { } part) return Words("");
        if (part.Kind is not ("inlineChoice" or "textEntry"))
        {
            _after.Add(new(null, Answer(part)));
            return Words("");
        }
        var number = ++_blanks;
        var how = $"Blank {number}: {(part.Kind == "inlineChoice" ? "choose one answer" : part.Numeric ? "write a number" : "write your answer")}.";
        _after.Add(new(null, new PrintedAnswer(part.Kind == "inlineChoice" ? "choice" : "none", how, how, []) with { Options = Lettered(part.Options) }));
        return Words($"________\u00A0(blank\u00A0{number})");
    }

    private static PrintedAnswer Answer(PlayerInteraction part)
    {
        var answer = new PrintedAnswer(KindOf(part), How(part), Said(part), part.Prompt) with { Several = part.Max != 1, Picture = part.Picture };
        return part.Kind switch
        {
            "match" => answer with { Options = [.. part.Options!.Select((o, i) => new PrintedOption(Whole(i + 1), o.Body))], Targets = Lettered(part.Targets) },
            "associate" => answer with { Options = Lettered(part.Options), Lines = part.Max > 0 ? part.Max : Math.Max(1, part.Options!.Count / 2) },
            "gapMatch" => answer with { Options = Lettered(part.Options), Text = Gapped(part.Text!, new()) },
            "hottext" => answer with { Text = Marked(part.Text!, new()) },
            "extendedText" => answer with { Lines = Math.Clamp(part.ExpectedLines ?? 8, 4, MostLines) },
            "textEntry" or "slider" => answer with { Lines = 1 },
            _ => answer with { Options = Lettered(part.Options) },
        };
    }

    private static string KindOf(PlayerInteraction part) => part.Kind switch
    {
        "inlineChoice" => "choice",
        "gapMatch" or "hottext" => "words",
        "hotspot" => "areas",
        "selectPoint" => "point",
        "textEntry" or "extendedText" or "slider" => "lines",
        var same => same,
    };

    private static string How(PlayerInteraction part) => part.Kind switch
    {
        "order" => $"{InOrder(part)}: write 1 in the box before the first, 2 before the second, and so on.",
        "match" => $"After each line, write the {(part.Options!.Any(o => o.MatchMax != 1) ? "letters" : "letter")} of what belongs to it.",
        "associate" => "For each pair, write the letters of two that belong together.",
        "gapMatch" => "In each gap, write the letter of what belongs there.",
        "hottext" => $"{HowMany(part, "place")} in the text: draw a circle around {(part.Max == 1 ? "its letter" : "their letters")}.",
        "selectPoint" => $"{HowMany(part, "point")} in the picture: mark {(part.Max == 1 ? "it" : "each")} with a small cross.",
        "extendedText" => $"{Written(part)} Ask for more paper if you need it.",
        _ => Said(part),
    };

    private static string Said(PlayerInteraction part) => part.Kind switch
    {
        "inlineChoice" => "Choose one answer.",
        "order" => $"{InOrder(part)}.",
        "match" => "For each line, choose what belongs to it.",
        "associate" => "For each pair, choose two that belong together.",
        "gapMatch" => "For each gap, choose what belongs there.",
        "hottext" => $"{HowMany(part, "place")} in the text.",
        "hotspot" => $"{HowMany(part, "place")}, in the picture or in the list below it.",
        "selectPoint" => $"{HowMany(part, "point")} in the picture, on the screen or by saying where to the person who enters your answers.",
        "slider" => string.Create(CultureInfo.InvariantCulture, $"Write a number from {part.Lower} to {part.Upper}, in steps of {part.Step}."),
        "textEntry" => part.Numeric ? "Write a number." : "Write your answer.",
        "extendedText" => Written(part),
        _ => $"{HowMany(part, "answer")}.",
    };

    private static string Written(PlayerInteraction part) => part.MostWords is { } most ? $"Write your answer, at most {Whole(most)} words." : "Write your answer.";

    private static string InOrder(PlayerInteraction part)
    {
        var all = part.Options!.Count;
        return (part.Max > 0 && part.Max < all) || (part.Min > 0 && part.Min < all) ? $"{HowMany(part, "line")} and put them in order" : "Put these in order";
    }

    /// <summary>In the words of the player.</summary>
    private static string HowMany(PlayerInteraction part, string thing)
    {
        string N(int count) => $"{Whole(count)} {thing}{(count == 1 ? "" : "s")}";
        return part.Max == 1 ? $"Choose one {thing}"
            : part.Max > 0 && part.Min == part.Max ? $"Choose {N(part.Max)}"
            : part.Max > 0 ? part.Min > 1 ? $"Choose {Whole(part.Min)} to {N(part.Max)}" : $"Choose up to {N(part.Max)}"
            : part.Min > 1 ? $"Choose at least {N(part.Min)}" : "Choose all that apply";
    }

    private static IReadOnlyList<PrintedOption> Lettered(IReadOnlyList<PlayerOption>? options) =>
        [.. (options ?? []).Select(o => new PrintedOption(o.Label, o.Body, o.Shape, o.Coords))];

    private sealed class Count
    {
        public int So;
    }

    private static IReadOnlyList<Node> Gapped(IReadOnlyList<Node> nodes, Count count) => [.. nodes.Select(n =>
        n.Kind == "gap" ? Words($"________\u00A0(gap\u00A0{Whole(++count.So)})") : n.Children is null ? n : n with { Children = Gapped(n.Children, count) })];

    private static IReadOnlyList<Node> Marked(IReadOnlyList<Node> nodes, Count count) => [.. nodes.Select(n =>
        n.Kind == "hottext" ? new("span", null, [new("text", $"[{Letter(count.So++)}] ", null), .. n.Children ?? []])
        : n.Children is null ? n : n with { Children = Marked(n.Children, count) })];

    private static Node Words(string text) => new("text", text, null);

    private static string Letter(int i) => i < 26 ? ((char)('A' + i)).ToString() : Letter((i / 26) - 1) + (char)('A' + (i % 26));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
