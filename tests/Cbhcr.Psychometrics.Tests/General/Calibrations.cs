using System.Text.Json;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>Data sets of the shared folder as categories from 0, and R's calibrations of them.</summary>
internal static class Calibrations
{
    public static CategoryResponses Responses(string name)
    {
        var reference = SharedData.Reference(name);
        return Of(reference.GetProperty("file").GetString()!, [.. reference.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)]);
    }

    /// <summary>The lowest code that occurs is category 0; all items get as many categories as the highest asks for.</summary>
    public static CategoryResponses Of(string file, IReadOnlyList<string> columns)
    {
        var table = SharedData.Data(file);
        var cells = table.Cells(columns, c => c is "" or "NA" ? CategoryResponses.Missing : byte.Parse(c));
        var lowest = cells.Min();
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] != CategoryResponses.Missing) cells[i] -= lowest;
        var categories = Enumerable.Range(0, columns.Count).Select(j => 1 + cells.Where((c, i) => i % columns.Count == j && c != CategoryResponses.Missing).Max()).ToArray();
        return new(table.Rows.Count, categories, cells);
    }

    public static JsonElement InR(string name, string model) => SharedData.Reference(name).GetProperty("irt").GetProperty(model);

    /// <summary>What R calls a parameter: a1, d or d1, logit(g).</summary>
    public static string NameInR(FreeParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Slope => "a1",
        ParameterKind.GuessingLogit => "logit(g)",
        _ => parameter.Category == 0 ? "d" : $"d{parameter.Category}",
    };
}
