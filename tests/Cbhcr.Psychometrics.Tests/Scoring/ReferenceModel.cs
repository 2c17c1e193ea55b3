using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Scoring;

/// <summary>A model as R fitted it, the responses it was fitted to, and what R says of them.</summary>
internal sealed record ReferenceModel(string Name, string Model, IReadOnlyList<IrtItem> Items, Population Population, CategoryResponses Responses, JsonElement R)
{
    private static readonly ConcurrentDictionary<string, JsonElement> Files = new();

    public static ReferenceModel Of(string name, string model)
    {
        SharedData.SkipUnlessThere();
        var file = Files.GetOrAdd(name, SharedData.Reference);
        var r = file.GetProperty("irt").GetProperty(model);
        var parameters = r.GetProperty("parameters");
        var items = parameters.GetProperty("slopeIntercept").EnumerateArray().Select(i => Item(i.GetProperty("est"))).ToList();
        var group = parameters.GetProperty("group").GetProperty("est");
        var population = new Population(group.GetProperty("MEAN_1").GetDouble(), Math.Sqrt(group.GetProperty("COV_11").GetDouble()));
        var columns = file.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToList();
        var table = SharedData.Data(file.GetProperty("file").GetString()!);
        var codes = table.Cells(columns, c => c is "" or "NA" ? CategoryResponses.Missing : byte.Parse(c, CultureInfo.InvariantCulture));
        for (var i = 0; i < columns.Count; i++)
        {
            var column = Enumerable.Range(0, table.Rows.Count).Select(p => p * columns.Count + i).Where(at => codes[at] != CategoryResponses.Missing).ToList();
            var lowest = column.Min(at => codes[at]);
            foreach (var at in column) codes[at] -= lowest;
        }
        return new(name, model, items, population, new(table.Rows.Count, [.. items.Select(i => i.Categories)], codes), r);
    }

    /// <summary>The scores of every pattern, by the first person who has it (from 0), as column → value; NaN for what R does not give.</summary>
    public IEnumerable<(int Person, Dictionary<string, double> Scores)> Scores()
    {
        var table = SharedData.Scores($"{Name}__{Model}__scores.csv");
        foreach (var row in table.Rows)
        {
            var values = table.Columns.Zip(row).Where(c => c.First != "pattern").GroupBy(c => c.First).ToDictionary(c => c.Key, c => Number(c.First().Second));
            yield return ((int)values["firstRow"] - 1, values);
        }
    }

    private static double Number(string text) => text.Trim() switch
    {
        "NA" or "NaN" or "" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        var t => double.Parse(t, CultureInfo.InvariantCulture),
    };

    private static IrtItem Item(JsonElement est)
    {
        double? Value(string name) => est.TryGetProperty(name, out var v) ? v.GetDouble() : null;
        var slope = Value("a1")!.Value;
        if (Value("d") is { } intercept) return new DichotomousItem(slope, intercept, Value("logit(g)") is { } g and > -900 ? 1 / (1 + Math.Exp(-g)) : 0);
        var intercepts = Enumerable.Range(1, 20).Select(k => Value($"d{k}")).TakeWhile(d => d is not null).Select(d => d!.Value).ToArray();
        if (Value("ak0") is null) return new GradedItem(slope, intercepts);
        var multiples = Enumerable.Range(1, intercepts.Length).Select(k => Value($"ak{k}")!.Value).ToArray();
        if (multiples.Select((a, k) => a == k + 1).All(m => m)) return new PartialCreditItem(slope, intercepts);
        return new NominalItem([.. multiples.Select(a => a * slope)], intercepts);
    }
}
