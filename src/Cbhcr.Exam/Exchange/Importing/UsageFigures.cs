using System.Security.Cryptography;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Packages;

namespace Cbhcr.Exam.Exchange;

/// <summary>Usage data as figures of items: a set for each item and administration. What does not say how many people it rests on is no figure here (PSY-09).</summary>
public static class UsageFigures
{
    private const int LongestContext = 200;

    /// <param name="path">The file, which is named as the source, with a mark of its content.</param>
    /// <param name="code">The code in the bank of an identifier.</param>
    /// <param name="choice">What the item of that identifier calls its choice here.</param>
    public static IReadOnlyList<IncomingFigures> Of(string path, byte[] bytes, UsageData data, Func<string, string> code, Func<string, string, string> choice)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        // The largest group comes last and stands for the item where one number is shown: all who sat, after the groups among them.
        return [.. data.Statistics.GroupBy(s => (s.Item, s.Context)).Select(g => Of(g, code(g.Key.Item), $"{path}, {Short(g.Key.Context)} {mark}", c => choice(g.Key.Item, c)))
            .OfType<IncomingFigures>().OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.N)];
    }

    private static IncomingFigures? Of(IGrouping<(string Item, string Context), ItemStatistic> group, string code, string source, Func<string, string> choice)
    {
        double? Number(string name) => group.FirstOrDefault(s => s.Part is null && s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
        var (p, r, b, a, c) = (Number("P-value"), Number("PTbis"), Number("B-Parm"), Number("A-Parm"), Number("C-Parm"));
        var options = group.Where(s => s.Part is not null && s.Name.Equals("NumberChoosingResponse", StringComparison.OrdinalIgnoreCase) && s.Value is >= 0 and <= int.MaxValue)
            .DistinctBy(s => s.Part).Select(s => new OptionUse(choice(s.Part!), (int)s.Value)).ToList();
        if (group.Max(s => s.CaseCount) is not { } n || n <= 0 || ((p, r, b) is (null, null, null) && options.Count == 0)) return null;
        var irt = b is { } difficulty ? new IrtParameters(c is not null ? "3pl" : a is not null ? "2pl" : "rasch", difficulty, a, c) : null;
        return new(code, VersionIn(group.Key.Context), new("import", source), n, Proportion(p), r is >= -1 and <= 1 ? r : null, options, irt);
    }

    /// <summary>Some systems write a proportion in per cent.</summary>
    private static double? Proportion(double? p) => p switch { >= 0 and <= 1 => p, > 1 and <= 100 => p / 100, _ => null };

    /// <summary>As an export of ours says it.</summary>
    private static int? VersionIn(string context) =>
        context.StartsWith("version ", StringComparison.Ordinal) && int.TryParse(context["version ".Length..], out var version) ? version : null;

    private static string Short(string context) => context.Length <= LongestContext ? context : context[..LongestContext];

    /// <summary>Choices of an item as it names them, in its order; empty where the bank keeps its names.</summary>
    public static IReadOnlyList<string> Choices(AssessmentItem item) => item.Interactions is not [var only] ? [] : only switch
    {
        ChoiceInteraction i => [.. i.Choices.Select(x => x.Identifier)],
        OrderInteraction i => [.. i.Choices.Select(x => x.Identifier)],
        MatchInteraction i => [.. i.Sources.Select(x => x.Identifier)],
        HotspotInteraction i => [.. i.Choices.Select(x => x.Identifier)],
        _ => [],
    };
}
