using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Platform;

/// <summary>Names of form fields that lie deeper: <c>stages[1].days</c> is a member of the second of a list. Entries of a list come in their order, the first as 0.</summary>
internal static partial class FormPaths
{
    private const int MostEntries = 200;

    public static void Put(JsonObject root, string path, JsonNode? value)
    {
        if (!Path().IsMatch(path))
        {
            root[path] = value;
            return;
        }
        var steps = Step().Matches(path).Select(m => m.Value).ToArray();
        JsonNode at = root;
        foreach (var (i, step) in steps.Index())
        {
            var last = i == steps.Length - 1;
            var next = last ? value : steps[i + 1][0] == '[' ? (JsonNode)new JsonArray() : new JsonObject();
            if (at is JsonArray list)
            {
                if (!int.TryParse(step.Trim('[', ']'), CultureInfo.InvariantCulture, out var index) || index > Math.Min(list.Count, MostEntries)) return;
                if (index == list.Count) list.Add(next);
                else if (last) list[index] = next;
                if (last || list[index] is not { } entry) return;
                at = entry;
            }
            else if (at is JsonObject map && step[0] != '[')
            {
                var name = step.TrimStart('.');
                if (last || map[name] is null) map[name] = next;
                if (last || map[name] is not { } member) return;
                at = member;
            }
            else return;
        }
    }

    [GeneratedRegex(@"^\w+((\.\w+)|(\[\d{1,3}\]))+$")]
    private static partial Regex Path();

    [GeneratedRegex(@"\[\d+\]|\.?\w+")]
    private static partial Regex Step();
}
