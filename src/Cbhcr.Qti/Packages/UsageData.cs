using System.Globalization;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Packages;

/// <summary>A number about an item, or about one of its choices.</summary>
/// <param name="Name">For example <c>P-value</c>, <c>PTbis</c>, <c>B-Parm</c>.</param>
/// <param name="Context">The administration it comes from.</param>
/// <param name="Item">The identifier of the item.</param>
/// <param name="Part">The identifier of the choice, or null.</param>
/// <param name="Value">The number.</param>
/// <param name="CaseCount">How many people it rests on, or null.</param>
/// <param name="StandardError">Of the number, or null.</param>
/// <param name="LastUpdated">A date (ISO 8601), or null.</param>
public sealed record ItemStatistic(string Name, string Context, string Item, string? Part, double Value, int? CaseCount, double? StandardError = null, string? LastUpdated = null);

/// <summary>Usage data and item statistics.</summary>
/// <param name="Statistics">Single numbers, in order. Tables by category are counted in <see cref="Tables"/> and not read.</param>
/// <param name="Tables">How many tables by category there are.</param>
/// <param name="Words">How many single values are no numbers, and so not among the statistics.</param>
public sealed record UsageData(IReadOnlyList<ItemStatistic> Statistics, int Tables = 0, int Words = 0)
{
    /// <summary>Reads usage data of any version.</summary>
    /// <param name="document">See <see cref="QtiDocument"/>.</param>
    public static (UsageData? Data, QtiFault? Fault) Of(QtiDocument document)
    {
        if (document.Kind != QtiKind.UsageData) return (null, new(document.Root.Line, 0, $"<{document.Root.Name}> is not usage data."));
        if (PartReader.Fault(document) is { } fault) return (null, fault);
        try
        {
            var single = document.Root.Elements("ordinaryStatistic").ToList();
            return (new([.. single.SelectMany(Read)], document.Root.Elements("categorizedStatistic").Count(), single.Count(e => Value(e) is null)), null);
        }
        catch (QtiFaultException e)
        {
            return (null, e.Fault);
        }
    }

    private static IEnumerable<ItemStatistic> Read(Element e)
    {
        var taken = new Taken(e);
        var (name, context, count, error, updated) = (taken.Needed("name"), taken.Needed("context"), taken.WholeOrNull("caseCount"), taken.Number("stdError"), taken.Text("lastUpdated"));
        return Value(e) is { } value ? e.Elements("targetObject").Select(t => new ItemStatistic(name, context, t["identifier"]!, t["partIdentifier"], value, count, error, updated)) : [];
    }

    private static double? Value(Element e) =>
        double.TryParse(e.First("value")?.PlainText().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>The data as a file.</summary>
    public string Write() => XmlText.Write(Element.Of("usageData", [], [.. Statistics.Select(Written)]), Namespaces.UsageData3);

    private static Element Written(ItemStatistic s) => Element.Of("ordinaryStatistic",
        [("name", s.Name), ("context", s.Context), ("caseCount", s.CaseCount?.ToString(CultureInfo.InvariantCulture)), ("stdError", s.StandardError?.ToString("R", CultureInfo.InvariantCulture)), ("lastUpdated", s.LastUpdated)],
        [Element.Of("targetObject", [("identifier", s.Item), ("partIdentifier", s.Part)]), Element.Of("value", [], [Element.OfText(s.Value.ToString("R", CultureInfo.InvariantCulture))])]);
}
