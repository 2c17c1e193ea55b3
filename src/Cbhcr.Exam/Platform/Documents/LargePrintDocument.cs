using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>A form in large letters, to be worked on with a pen.</summary>
/// <param name="Copy">Which copy it is; on every page with the code and the first characters of the content hash.</param>
/// <param name="MadeFor">The sitting it was made for, without a name; empty for none.</param>
/// <param name="Points">Nothing on it is smaller.</param>
/// <param name="Instructions">On the cover.</param>
public sealed record LargePrintDocument(
    string Title, string BodyName, string FormCode, string LevelName, string HashStart, string Copy, string MadeFor, int Points, string Confidential,
    IReadOnlyList<string> Instructions, IReadOnlyList<PrintedSection> Sections, bool Demonstration) : PrintableDocument
{
    /// <summary>Addresses that hold a picture become names of files: the printer gets each picture once.</summary>
    public (IReadOnlyList<PrintedSection> Sections, IReadOnlyDictionary<string, string> Files) WithFiles()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        string FileOf(string address)
        {
            if (address.Split(',', 2) is not [var head, var data] || !head.StartsWith("data:image/", StringComparison.Ordinal)) return "";
            if (files.FirstOrDefault(f => f.Value == data).Key is { } known) return known;
            var name = $"{files.Count + 1}.{head["data:image/".Length..].Split(';')[0]}";
            files[name] = data;
            return name;
        }
        IReadOnlyList<Node> Text(IReadOnlyList<Node> nodes) => Pictures.Placed(nodes, FileOf);
        IReadOnlyList<PrintedOption> Options(IReadOnlyList<PrintedOption> options) => [.. options.Select(o => o with { Body = Text(o.Body) })];
        PrintedPiece Piece(PrintedPiece piece) => new(piece.Text is { } text ? Text(text) : null, piece.Answer is not { } a ? null : a with
        {
            Prompt = Text(a.Prompt), Options = Options(a.Options), Targets = Options(a.Targets), Text = Text(a.Text),
            Picture = a.Picture is { } p ? p with { Data = FileOf(p.Data) } : null,
        });
        return ([.. Sections.Select(s => s with { Blocks = [.. s.Blocks.Select(b => b with { Pieces = [.. b.Pieces.Select(Piece)] })] })], files);
    }
}

/// <param name="Words">What is said under its heading: time, breaks.</param>
public sealed record PrintedSection(string Heading, IReadOnlyList<string> Words, IReadOnlyList<PrintedBlock> Blocks);

/// <summary>A question, or a case that questions are about.</summary>
/// <param name="Number">Of a question; null for a case.</param>
public sealed record PrintedBlock(string Heading, int? Number, IReadOnlyList<PrintedPiece> Pieces);

/// <summary>Text, or something to be answered.</summary>
public sealed record PrintedPiece(IReadOnlyList<Node>? Text, PrintedAnswer? Answer);

/// <param name="Kind">choice, order, match, associate, areas, point, lines or none (the answer goes into a blank in the text).</param>
/// <param name="How">What is to be done with a pen, in a sentence.</param>
/// <param name="Said">What is to be done without one.</param>
/// <param name="Options">With letters; of a match the lines with numbers.</param>
/// <param name="Targets">Of a match, with letters.</param>
/// <param name="Text">With gaps or letters in it.</param>
/// <param name="Several">More than one may be marked.</param>
/// <param name="Lines">To write on.</param>
public sealed record PrintedAnswer(
    string Kind, string How, string Said, IReadOnlyList<Node> Prompt, IReadOnlyList<PrintedOption> Options, IReadOnlyList<PrintedOption> Targets, IReadOnlyList<Node> Text,
    PlayerPicture? Picture, bool Several, int Lines)
{
    public PrintedAnswer(string kind, string how, string said, IReadOnlyList<Node> prompt) : this(kind, how, said, prompt, [], [], [], null, false, 0)
    {
    }
}

/// <param name="Shape">On a picture, as of <see cref="PlayerOption"/>.</param>
public sealed record PrintedOption(string Label, IReadOnlyList<Node> Body, string? Shape = null, IReadOnlyList<double>? Coords = null);
