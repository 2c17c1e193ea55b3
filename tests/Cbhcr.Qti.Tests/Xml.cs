using System.Xml.Linq;
using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Tests;

/// <summary>Rules as they are written, for tests of scoring that are not tests of reading.</summary>
internal static class Xml
{
    public static IReadOnlyList<Element> Rules(string xml) => [.. XElement.Parse($"<x>{xml}</x>").Elements().Select(Of)];

    private static Element Of(XElement e) => new(e.Name.LocalName, "", e.Attributes().ToDictionary(a => a.Name.LocalName, a => a.Value),
        [.. e.Nodes().Select(n => n is XElement child ? Of(child) : new Element("#text", "", new Dictionary<string, string>(), [], ((XText)n).Value))]);
}
