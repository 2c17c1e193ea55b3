using System.Collections.Frozen;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Xml;

/// <summary>Where white space means something: between words and inline elements, not between blocks or inside lists, tables and rules.</summary>
internal static class Whitespace
{
    private static readonly FrozenSet<string> Inline = Names(
        "a abbr acronym audio b bdi bdo big br cite code del dfn em gap hottext i img ins interaction kbd label mark object picture q rb rp rt ruby s samp small span strike strong sub sup time tt u var video wbr " +
        "qti-text-entry-interaction qti-inline-choice-interaction qti-end-attempt-interaction qti-hottext qti-gap qti-printed-variable qti-feedback-inline qti-template-inline qti-custom-interaction qti-media-interaction");

    private static readonly FrozenSet<string> HoldsText = Names(
        "p h1 h2 h3 h4 h5 h6 div li dd dt td th caption figcaption blockquote pre address article section aside header footer nav main summary details body " +
        "qti-prompt qti-simple-choice qti-inline-choice qti-simple-associable-choice qti-gap-text qti-content-body qti-rubric-block qti-feedback-block qti-modal-feedback qti-template-block " +
        "qti-value qti-base-value qti-html-content qti-stimulus-body qti-item-body qti-gap-match-interaction qti-hottext-interaction qti-label");

    private static readonly FrozenSet<string> MathWords = Names("mi mn mo ms mtext annotation");

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Text may stand in it.</summary>
    public static bool MayHoldText(Element e) => e.Namespace switch
    {
        "" => HoldsText.Contains(e.Name) || Inline.Contains(e.Name) || !e.Name.StartsWith("qti-", StringComparison.Ordinal) && e.Children.Any(c => c.Text is { } t && !string.IsNullOrWhiteSpace(t)),
        Namespaces.MathMl => MathWords.Contains(e.Name),
        _ => e.Children.Count == 0 || e.Children.Any(c => c.Text is { } t && !string.IsNullOrWhiteSpace(t)),
    };

    private static bool IsInline(Element e) => e.Text is not null || (e.Namespace.Length > 0 || Inline.Contains(e.Name));

    /// <summary>Whether the white space between two children of an element means something; null stands for the edge.</summary>
    public static bool Matters(Element parent, Element? before, Element? after)
    {
        if (parent["xml:space"] == "preserve" || parent is { Name: "pre", Namespace: "" }) return true;
        if (!MayHoldText(parent)) return false;
        if (before is not null && !IsInline(before) || after is not null && !IsInline(after)) return false;
        return before is not null && after is not null || IsInline(parent);
    }

    /// <summary>The children without the white space that means nothing.</summary>
    public static List<Element> Significant(Element parent)
    {
        var children = parent.Children;
        var kept = new List<Element>(children.Count);
        for (var i = 0; i < children.Count; i++)
        {
            if (children[i].Text is { } text && string.IsNullOrWhiteSpace(text) &&
                !Matters(parent, i == 0 ? null : children[i - 1], i == children.Count - 1 ? null : children[i + 1])) continue;
            kept.Add(children[i]);
        }
        return kept;
    }
}
