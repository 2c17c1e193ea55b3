using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Scoring;
using Cbhcr.Qti.Writing;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Checking;

/// <summary>What became of a file that was read and written.</summary>
public enum RoundTripResult
{
    /// <summary>The same tree, value for value.</summary>
    Identical,

    /// <summary>The same tree but for white space in text, default values, the writing of numbers and the order of declarations; and the same scores.</summary>
    Equivalent,

    /// <summary>Something is not there any more, or scores differ.</summary>
    Lossy,

    /// <summary>What was written cannot be read.</summary>
    Failed,
}

/// <summary>Read, write, read again.</summary>
public static class RoundTrip
{
    /// <summary>Of an item. Trees are compared with the names of 3.0.</summary>
    /// <param name="source">The root it was read from, see <see cref="QtiDocument"/>.</param>
    /// <param name="item">What was read from it.</param>
    /// <returns>The result and, where the trees are not identical, the first place where they differ.</returns>
    public static (RoundTripResult Result, string? Where) Of(Element source, AssessmentItem item)
    {
        var (document, fault) = QtiDocument.Read(ItemWriter.Write(item));
        if (document is null) return (RoundTripResult.Failed, fault!.ToString());
        var (again, lost) = ItemReader.Of(document.Root);
        if (again is null) return (RoundTripResult.Failed, lost!.ToString());
        if (TreeComparison.Difference(source, document.Root, loose: false) is not { } strict) return (RoundTripResult.Identical, null);
        if (TreeComparison.Difference(Ordered(source), Ordered(document.Root), loose: true) is { } loose) return (RoundTripResult.Lossy, loose);
        return SameScores(item, again.Item) ? (RoundTripResult.Equivalent, strict) : (RoundTripResult.Lossy, "scores");
    }

    /// <summary>Of anything that is kept as a tree.</summary>
    /// <param name="document">As read.</param>
    public static (RoundTripResult Result, string? Where) Of(QtiDocument document)
    {
        var (again, fault) = XmlTree.Read(XmlText.Write(document.Root, document.Namespace));
        if (again is null) return (RoundTripResult.Failed, fault!.ToString());
        return TreeComparison.Difference(document.Root, QtiDocument.Of(again).Root, loose: false) is { } where ? (RoundTripResult.Lossy, where) : (RoundTripResult.Identical, null);
    }

    /// <summary>The order of an item's parts carries no meaning: the schema gives each its place.</summary>
    private static Element Ordered(Element root) => root with { Children = [.. ItemWriter.InOrder(root.Elements().Select(Parts))] };

    private static Element Parts(Element e) => e.Name == "qti-response-declaration" ? e with { Children = [.. e.Elements().OrderBy(c => c.Name, StringComparer.Ordinal)] } : e;

    private static bool SameScores(AssessmentItem one, AssessmentItem other)
    {
        var empty = one.Responses.ToDictionary(r => r.Identifier, IReadOnlyList<string> (_) => []);
        var right = one.Responses.ToDictionary(r => r.Identifier, r => r.Correct ?? []);
        var wrong = one.Responses.ToDictionary(r => r.Identifier, IReadOnlyList<string> (r) => Wrong(r, one));
        return Same(empty) && Same(right) && Same(wrong);

        bool Same(IReadOnlyDictionary<string, IReadOnlyList<string>> responses)
        {
            var (before, after) = (ItemScoring.Score(one, responses, 1), ItemScoring.Score(other, responses, 1));
            return before.Unsupported == after.Unsupported && before.Outcomes.Count == after.Outcomes.Count &&
                before.Outcomes.All(o => after.Outcomes.TryGetValue(o.Key, out var same) && same.Values.SequenceEqual(o.Value.Values));
        }
    }

    /// <summary>A response that is not the correct one, of the kind the interaction gives.</summary>
    internal static IReadOnlyList<string> Wrong(ResponseDeclaration response, AssessmentItem item)
    {
        var offered = item.Interactions.Where(i => i.Response == response.Identifier).SelectMany(i => i switch
        {
            ChoiceInteraction c => c.Choices.Select(x => x.Identifier),
            InlineChoiceInteraction c => c.Choices.Select(x => x.Identifier),
            OrderInteraction o => o.Choices.Select(x => x.Identifier),
            HotspotInteraction h => h.Choices.Select(x => x.Identifier),
            _ => [],
        }).ToList();
        if (response.Cardinality == Cardinality.Ordered) return [.. offered.Count > 1 && (response.Correct?.SequenceEqual(offered) ?? false) ? offered.AsEnumerable().Reverse() : offered];
        if (offered.FirstOrDefault(o => response.Correct?.Contains(o) != true) is { } other) return [other];
        return response.BaseType switch { "point" => ["-1 -1"], "integer" or "float" => ["-987654"], "pair" or "directedPair" => ["x y"], "boolean" => [response.Correct is ["true"] ? "false" : "true"], _ => ["no such answer"] };
    }
}
