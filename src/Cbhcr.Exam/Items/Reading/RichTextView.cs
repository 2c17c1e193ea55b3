using Cbhcr.Qti.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Cbhcr.Exam.Items;

/// <summary>A text as a tree, for staff. What the rules do not know is left out; characters are escaped by the renderer.</summary>
public sealed class RichTextView : ComponentBase
{
    private static readonly HashSet<string> Alone = ["br", "hr", "img", "col", "mspace", "mprescripts", "none"];

    [Parameter, EditorRequired] public IReadOnlyList<Node> Nodes { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var node in Nodes) Build(builder, node);
    }

    private static void Build(RenderTreeBuilder builder, Node node, bool inScroll = false)
    {
        switch (node.Kind)
        {
            case "text":
                builder.AddContent(0, node.Text);
                break;
            case "img":
                builder.OpenElement(1, "img");
                builder.AddAttribute(2, "src", $"/api/assets/{Uri.EscapeDataString(Attribute(node, "src") ?? "")}");
                builder.AddAttribute(3, "alt", Attribute(node, "alt") ?? "");
                builder.AddAttribute(4, "width", Attribute(node, "width"));
                builder.AddAttribute(5, "height", Attribute(node, "height"));
                builder.CloseElement();
                break;
            case "audio" or "video" or "interaction" or "gap":
                builder.OpenElement(6, "span");
                builder.AddAttribute(7, "class", "usa-tag");
                builder.AddContent(8, node.Kind);
                builder.CloseElement();
                break;
            case "hottext":
                BuildAll(builder, node.Children);
                break;
            // A table may be wider than a telephone: it scrolls by itself, also with keys.
            case "table" when !inScroll:
                builder.OpenElement(12, "div");
                builder.AddAttribute(13, "class", "usa-table-container--scrollable");
                builder.AddAttribute(14, "tabindex", "0");
                builder.AddAttribute(15, "role", "region");
                builder.AddAttribute(16, "aria-label", node.Children?.FirstOrDefault(c => c.Kind == "caption") is { } caption ? $"Table: {Words.Of([caption])}" : "Table");
                Build(builder, node, inScroll: true);
                builder.CloseElement();
                break;
            case var kind when NodeRules.Known.TryGetValue(kind, out var allowed):
                builder.OpenElement(9, kind);
                if (kind == "table") builder.AddAttribute(10, "class", "usa-table");
                foreach (var (name, value) in node.Attributes ?? new Dictionary<string, string>())
                    if (name is "lang" or "dir" || (allowed.Contains(name) && name is not ("id" or "headers"))) builder.AddAttribute(11, name, value);
                if (!Alone.Contains(kind)) BuildAll(builder, node.Children);
                builder.CloseElement();
                break;
            default:
                BuildAll(builder, node.Children);
                break;
        }
    }

    private static void BuildAll(RenderTreeBuilder builder, IReadOnlyList<Node>? nodes)
    {
        foreach (var node in nodes ?? []) Build(builder, node);
    }

    private static string? Attribute(Node node, string name) => node.Attributes?.GetValueOrDefault(name);
}
