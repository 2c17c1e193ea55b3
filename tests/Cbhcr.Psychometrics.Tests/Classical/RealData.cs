using System.Text.Json;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Classical;

/// <summary>The data sets as R read them: missing answers of right/wrong items count as wrong, categories start at the lowest that occurs.</summary>
internal static class RealData
{
    public static readonly string[] Dichotomous = ["lsat7", "sat12", "ability", "hci", "verbal", "gmat", "irtoys", "kb36_x", "kb36_y", "wirs", "mobility", "slf", "deayala"];
    public static readonly string[] Polytomous = ["science", "anxiety", "verbalaggression_poly"];
    public static readonly string[] WithOptions = ["sat12", "hci", "gmat"];

    /// <summary>The categories, and what an item's score in R lies above them (all items alike).</summary>
    public static (CategoryResponses Responses, int Lowest, JsonElement Reference) Categories(string name)
    {
        SharedData.SkipUnlessThere();
        var reference = SharedData.Reference(name);
        var columns = Columns(reference);
        var table = SharedData.Data(reference.GetProperty("file").GetString()!);
        var codes = table.Cells(columns, c => c == "" ? (byte)0 : byte.Parse(c));
        int lowest = codes.Min();
        var most = codes.Max() - lowest + 1;
        return (new(table.Rows.Count, [.. columns.Select(_ => most)], [.. codes.Select(c => (byte)(c - lowest))]), lowest, reference);
    }

    public static (OptionResponses Responses, string Options, JsonElement Reference) Options(string name)
    {
        SharedData.SkipUnlessThere();
        var reference = SharedData.Reference(name);
        // In sat12 an answer of 8 stands for none; R kept it as an option.
        var options = name switch { "sat12" => "12345", "hci" => "ABCDE", _ => "ABCD" };
        var table = SharedData.Data(name + "_raw.csv");
        var keys = reference.GetProperty("distractors").GetProperty("key").EnumerateArray().Select(k => new KeyedItem(options.Length, options.IndexOf(k.ToString(), StringComparison.Ordinal)));
        return (new([.. keys], table.Rows.Count, table.Cells(Columns(reference), c => c == "8" ? ResponseCode.Omitted : (byte)options.IndexOf(c, StringComparison.Ordinal))), options, reference);
    }

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    private static List<string> Columns(JsonElement reference) => [.. reference.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];
}
