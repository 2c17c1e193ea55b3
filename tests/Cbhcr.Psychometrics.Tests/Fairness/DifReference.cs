using System.Text.Json;
using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Fairness;

/// <summary>Responses, groups and what difR 5.1 made of them.</summary>
internal sealed record DifReference(string Name, JsonElement R, CategoryResponses Responses, PersonGroups Groups)
{
    public static TheoryData<string> DataSets => ["gmat", "hci", "verbal"];

    public static DifReference Of(string name)
    {
        SharedData.SkipUnlessThere();
        var r = SharedData.Reference("dif_" + name);
        var table = SharedData.Data(r.GetProperty("file").GetString()!);
        List<string> items = [.. r.GetProperty("items").EnumerateArray().Select(c => c.GetString()!)];
        var focal = r.GetProperty("focal").ToString();
        var group = table.Columns.ToList().IndexOf(r.GetProperty("groupColumn").GetString()!);
        var responses = new CategoryResponses(table.Rows.Count, [.. Enumerable.Repeat(2, items.Count)], table.Cells(items, byte.Parse));
        return new(name, r, responses, PersonGroups.Of([.. table.Rows.Select(row => row[group] == focal)]));
    }

    public double[] Numbers(string method, string what) => [.. R.GetProperty(method).GetProperty(what).EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? double.NaN : e.GetDouble())];

    public string[] Texts(string method, string what) => [.. R.GetProperty(method).GetProperty(what).EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>From 0. R writes one number without brackets, and a sentence for none.</summary>
    public int[] Flagged(string method) => R.GetProperty(method).GetProperty("flagged") switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(e => e.GetInt32() - 1)],
        { ValueKind: JsonValueKind.Number } one => [one.GetInt32() - 1],
        _ => [],
    };

    public double[][] Rows(string method, string what) => [.. R.GetProperty(method).GetProperty(what).EnumerateArray().Select(row => row.EnumerateArray().Select(e => e.GetDouble()).ToArray())];

    public void Compare(string statistic, IEnumerable<double?> actual, IReadOnlyList<double> expected, double tolerance, bool relative = true)
    {
        List<double?> values = [.. actual];
        values.Count.ShouldBe(expected.Count);
        for (var i = 0; i < values.Count; i++) AgreementTable.Compare("DIF " + statistic, Name, values[i].ShouldNotBeNull(), expected[i], tolerance, relative, $"item {i + 1}");
    }
}
