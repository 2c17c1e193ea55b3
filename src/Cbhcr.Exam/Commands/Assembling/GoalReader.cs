using System.Text.Json.Nodes;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>The goal of the constraints file.</summary>
internal sealed class GoalReader(ConditionReader conditions)
{
    public Goal Read(JsonObject? json)
    {
        if (json is null || json.Count == 0) return new NoGoal();
        var kinds = json.Select(p => p.Key).Intersect(["most", "least", "near"]).ToList();
        if (kinds is not [var kind]) throw new ConstraintException("goal", "A goal has one of the fields most, least, near.");
        if (kind != "near" && json.ContainsKey("distances")) throw new ConstraintException("goal.distances", "The field “distances” goes with “near”.");
        return kind == "near"
            ? new NearTo([.. ((JsonArray)json[kind]!).Select((a, k) => Aim((JsonObject)a!, $"goal.near[{k}]"))], json["distances"]?.GetValue<string>() != "sum")
            : json[kind] is JsonArray several ? new WorstOf([.. several.Select((p, k) => Part((JsonObject)p!, $"goal.{kind}[{k}]"))], kind == "least")
            : new MostOf(Quantity((JsonObject)json[kind]!, $"goal.{kind}"), kind == "least");
    }

    private Part Part(JsonObject json, string path) => new(Quantity(json, path), Weight(json));

    private Aim Aim(JsonObject json, string path) => new(Quantity(json, path), RangeReader.Double(json["target"]!), Weight(json), RuleReader.Forms(json));

    private static double Weight(JsonObject json) => json["weight"] is { } weight ? RangeReader.Double(weight) : 1;

    private Quantity Quantity(JsonObject json, string path) => (json["sum"], json["information"]) switch
    {
        ({ } column, null) => new SumOf(conditions.Number(column.GetValue<string>(), $"{path}.sum")),
        (null, JsonArray thetas) => new InformationOver([.. thetas.Select(t => RangeReader.Double(t!))]),
        (null, { } theta) => new InformationAt(RangeReader.Double(theta)),
        _ => throw new ConstraintException(path, "Either sum, with a column, or information, at a theta, is expected."),
    };
}
