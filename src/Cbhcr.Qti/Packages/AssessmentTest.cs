using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Packages;

/// <summary>An item in its place on a test.</summary>
/// <param name="Identifier">On the test.</param>
/// <param name="Href">Its file, from the test's.</param>
/// <param name="Categories">Words to sum by.</param>
public sealed record ItemRef(string Identifier, string Href, IReadOnlyList<string> Categories);

/// <summary>Items that belong together.</summary>
/// <param name="Identifier">On the test.</param>
/// <param name="Title">Candidates may read it.</param>
/// <param name="Items">In order; those of sections inside stand with them.</param>
public sealed record TestSection(string Identifier, string Title, IReadOnlyList<ItemRef> Items);

/// <summary>A test as far as a bank needs it: which items stand on it, in which order.</summary>
/// <param name="Identifier">Of the test.</param>
/// <param name="Title">Of the test.</param>
/// <param name="Sections">In order.</param>
/// <param name="Seconds">The time for it, or null.</param>
public sealed record AssessmentTest(string Identifier, string Title, IReadOnlyList<TestSection> Sections, int? Seconds = null)
{
    /// <summary>Reads a test.</summary>
    /// <param name="document">See <see cref="QtiDocument"/>.</param>
    public static (AssessmentTest? Test, QtiFault? Fault) Of(QtiDocument document)
    {
        if (document.Kind != QtiKind.Test) return (null, new(document.Root.Line, 0, $"<{document.Root.Name}> is not a test."));
        if (PartReader.Fault(document) is { } fault) return (null, fault);
        var root = document.Root;
        var sections = root.Elements("qti-test-part").SelectMany(p => p.Elements("qti-assessment-section")).Select(s => new TestSection(
            s["identifier"]!, s["title"] ?? "", [.. s.SelfAndBelow().Where(e => e.Name == "qti-assessment-item-ref").Select(r => new ItemRef(r["identifier"]!, r["href"]!, [.. (r["category"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]))]));
        var time = root.SelfAndBelow().FirstOrDefault(e => e.Name == "qti-time-limits")?["max-time"];
        return (new(root["identifier"]!, root["title"] ?? "", [.. sections], int.TryParse(time, out var seconds) ? seconds : null), null);
    }

    /// <summary>The test as a file: one part, in which candidates move freely; the score is the sum of the items'.</summary>
    public string Write()
    {
        var sections = Sections.Select(s => Element.Of("qti-assessment-section", [("identifier", s.Identifier), ("title", s.Title), ("visible", "true")],
            [.. s.Items.Select(i => Element.Of("qti-assessment-item-ref", [("identifier", i.Identifier), ("href", i.Href), ("category", i.Categories.Count == 0 ? null : string.Join(' ', i.Categories))]))]));
        var sum = Element.Of("qti-outcome-processing", [], [Element.Of("qti-set-outcome-value", [("identifier", "SCORE")], [Element.Of("qti-sum", [], [Element.Of("qti-test-variables", [("variable-identifier", "SCORE")])])])]);
        var score = Element.Of("qti-outcome-declaration", [("identifier", "SCORE"), ("cardinality", "single"), ("base-type", "float")]);
        IReadOnlyList<Element> time = Seconds is { } seconds ? [Element.Of("qti-time-limits", [("max-time", $"{seconds}")])] : [];
        var part = Element.Of("qti-test-part", [("identifier", "part"), ("navigation-mode", "nonlinear"), ("submission-mode", "simultaneous")], [.. sections]);
        return XmlText.Write(Element.Of("qti-assessment-test", [("identifier", Identifier), ("title", Title)], [score, .. time, part, sum]), Namespaces.Qti3);
    }
}
