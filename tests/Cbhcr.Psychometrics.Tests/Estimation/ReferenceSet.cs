using System.Text.Json;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Estimation;

/// <summary>A data set with what R's mirt made of it.</summary>
internal sealed record ReferenceSet(string Name, CategoryResponses Responses, JsonElement Reference)
{
    private const string MissingCell = "";

    public static ReferenceSet Read(string name)
    {
        SharedData.SkipUnlessThere();
        var reference = SharedData.Reference(name);
        List<string> columns = [.. reference.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];
        var table = SharedData.Data(reference.GetProperty("file").GetString()!);
        var codes = table.Cells(columns, c => c == MissingCell ? CategoryResponses.Missing : c == "1" ? (byte)1 : (byte)0);
        return new(name, new(table.Rows.Count, [.. columns.Select(_ => 2)], codes), reference);
    }

    public JsonElement Model(string model) => Reference.GetProperty("irt").GetProperty(model);

    /// <summary>mirt's value for each of our free parameters (of estimates, or of standard errors).</summary>
    public IEnumerable<double> Parameters(string model, IEnumerable<FreeParameter> ours, string what = "est")
    {
        var parameters = Model(model).GetProperty("parameters");
        var items = parameters.GetProperty("slopeIntercept");
        return ours.Select(p => p.Kind == ParameterKind.Variance
            ? parameters.GetProperty("group").GetProperty(what).GetProperty("COV_11").GetDouble()
            : items[Math.Max(p.Owner, 0)].GetProperty(what).GetProperty(p.Kind switch { ParameterKind.Slope => "a1", ParameterKind.Intercept => "d", _ => "logit(g)" }).GetDouble());
    }
}
