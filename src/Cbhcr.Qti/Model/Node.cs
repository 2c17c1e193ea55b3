namespace Cbhcr.Qti.Model;

/// <summary>A piece of text as a tree. Candidates' browsers are given trees and never markup, so that no text can become script.</summary>
/// <param name="Kind">
/// <c>text</c>; or the HTML element it stands for (<c>p</c>, <c>em</c>, <c>strong</c>, <c>ul</c>, <c>li</c>, <c>table</c>, <c>img</c>, …); or a MathML element under a
/// <c>math</c> node; or <c>interaction</c>, the place of an interaction in the text. <see cref="NodeRules"/> lists all that are known.
/// </param>
/// <param name="Text">The characters of a <c>text</c> node, otherwise null.</param>
/// <param name="Children">What stands inside, null for a <c>text</c> node.</param>
/// <param name="Attributes">Those of the list that the kind may have, null for none. An <c>interaction</c> has <c>response</c>: the identifier of its response.</param>
public sealed record Node(
    string Kind, string? Text, IReadOnlyList<Node>? Children,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Attributes = null)
{
    /// <summary>One paragraph of plain text.</summary>
    /// <param name="text">Its characters, taken as they are.</param>
    public static IReadOnlyList<Node> Paragraph(string text) => [new("p", null, [new("text", text, null)])];

    /// <summary>All characters in reading order.</summary>
    /// <param name="nodes">A piece of text.</param>
    public static string PlainText(IEnumerable<Node> nodes) => string.Concat(nodes.Select(n => n.Text + (n.Children is null ? "" : PlainText(n.Children))));
}
