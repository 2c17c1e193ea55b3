using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>Checks on files that are not items: enough to say what is missing, and where.</summary>
internal static class PartReader
{
    public static QtiFault? Fault(QtiDocument document) => document.Kind switch
    {
        QtiKind.Test => Test(document.Root),
        QtiKind.Section => Lacks(document.Root, "identifier"),
        QtiKind.Stimulus => Lacks(document.Root, "identifier") ?? Empty(document.Root, "qti-stimulus-body"),
        QtiKind.Manifest => Empty(document.Root, "resources") ?? Each(document.Root, "resource", "identifier", "type") ?? Each(document.Root, "file", "href"),
        QtiKind.UsageData => Statistics(document.Root),
        QtiKind.Results => Empty(document.Root, "context") ?? Each(document.Root, "itemResult", "identifier", "datestamp") ?? Each(document.Root, "outcomeVariable", "identifier", "cardinality"),
        _ => null,
    };

    private static QtiFault? Test(Element root) =>
        Lacks(root, "identifier") ?? Empty(root, "qti-test-part") ?? Each(root, "qti-test-part", "identifier") ?? Each(root, "qti-assessment-section", "identifier") ?? Each(root, "qti-assessment-item-ref", "identifier", "href");

    private static QtiFault? Statistics(Element root) => root.Elements().FirstOrDefault(e => e.Name is not ("ordinaryStatistic" or "categorizedStatistic")) is { } other
        ? new(other.Line, 0, $"<{other.Name}> is not a statistic.")
        : Each(root, "ordinaryStatistic", "name", "context") ?? Each(root, "categorizedStatistic", "name", "context") ?? Each(root, "targetObject", "identifier");

    private static QtiFault? Each(Element root, string name, params string[] attributes) =>
        root.SelfAndBelow().Where(e => e.Name == name).SelectMany(e => attributes.Select(a => Lacks(e, a))).FirstOrDefault(f => f is not null);

    private static QtiFault? Lacks(Element e, string attribute) => string.IsNullOrEmpty(e[attribute]) ? new(e.Line, 0, $"<{e.Name}> has no {attribute}.") : null;

    private static QtiFault? Empty(Element e, string child) => e.First(child) is null ? new(e.Line, 0, $"<{e.Name}> has no <{child}>.") : null;
}
