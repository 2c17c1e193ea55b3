using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Rules of the constraints file; which kind is told by the one field that only that kind has.</summary>
internal sealed class RuleReader(ConditionReader conditions)
{
    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["items"] = ["where", "together"],
        ["sum"] = ["range", "where", "together"],
        ["mean"] = ["range", "where", "together"],
        ["information"] = ["range"],
        ["ifAny"] = ["then"],
        ["ifNone"] = ["then"],
        ["ifItems"] = ["where", "then"],
        ["allOrNone"] = [],
        ["enemies"] = ["most"],
        ["stimuli"] = ["itemsOfEach", "where"],
        ["overlap"] = [],
        ["uses"] = ["where"],
        ["earlierForm"] = ["range"],
        ["include"] = [],
        ["exclude"] = [],
    };

    /// <summary>The fields that tell a rule.</summary>
    public static IReadOnlyCollection<string> Fields => Kinds.Keys;

    /// <returns>Each rule, and which of the file's it is.</returns>
    public IReadOnlyList<(Rule Rule, int Place)> Read(JsonArray? rules) =>
        [.. (rules ?? []).SelectMany((r, k) => Several((JsonObject)r!, $"rules[{k}]", $"rule {k + 1}").Select(rule => (rule, k)))];

    /// <summary>The numbers of the forms it is for, from 1; null where nothing is said.</summary>
    public static int[]? Forms(JsonObject json) => json["forms"] is JsonArray named ? [.. named.Select(f => JsonSerializer.Deserialize<int>(f))] : null;

    // A list of lists of enemies is as many rules.
    private IEnumerable<Rule> Several(JsonObject json, string path, string otherwise)
    {
        if (json["enemies"] is not JsonArray sets || !sets.OfType<JsonArray>().Any()) return [Read(json, path, otherwise)];
        var id = json["id"]?.GetValue<string>() ?? otherwise;
        return sets.Select((set, k) =>
        {
            if (set is not JsonArray) throw new ConstraintException($"{path}.enemies[{k}]", "Either ids or lists of ids are expected, not both.");
            var one = json.DeepClone().AsObject();
            (one["id"], one["enemies"]) = ($"{id} ({k + 1})", set.DeepClone());
            return Read(one, path, otherwise);
        });
    }

    private Rule Read(JsonObject json, string path, string otherwise)
    {
        var kind = Kind(json, path);
        var id = json["id"]?.GetValue<string>() ?? otherwise;
        var words = json["words"]?.GetValue<string>();
        var forms = Forms(json);
        var together = json["together"]?.GetValue<bool>() == true;
        Condition Where(string field) => conditions.Read(json[field], $"{path}.{field}");
        Span Range(string field) => json[field] is { } range ? RangeReader.Read(range, $"{path}.{field}")
            : throw new ConstraintException(path, $"With “{kind}” goes the field “{field}”, which is missing.");
        string Column() => conditions.Number(json[kind]!.GetValue<string>(), $"{path}.{kind}");
        return kind switch
        {
            "items" => new CountRule(id, Where("where"), Range(kind), together, forms, words),
            "sum" => new SumRule(id, Column(), Where("where"), Range("range"), together, forms, words),
            "mean" => new MeanRule(id, Column(), Where("where"), Range("range"), together, forms, words),
            "information" => new InformationRule(id, RangeReader.Double(json[kind]!), Range("range"), forms, words),
            "ifAny" => new WhenRule(id, Where(kind), Then(json, path, id), forms, words),
            "ifNone" => new WhenRule(id, Where(kind), Then(json, path, id), forms, words, new(null, 0)),
            "ifItems" => new WhenRule(id, Where("where"), Then(json, path, id), forms, words, Range(kind)),
            "allOrNone" => new TogetherRule(id, Where(kind), forms, words),
            "enemies" => new EnemyRule(id, Where(kind), json["most"] is { } most ? JsonSerializer.Deserialize<int>(most) : 1, forms, words),
            "stimuli" => new StimulusRule(id, Where("where"), Range(kind), json["itemsOfEach"] is null ? null : Range("itemsOfEach"), forms, words),
            "overlap" => new OverlapRule(id, Range(kind), forms, words),
            "uses" when forms is not null => throw new ConstraintException($"{path}.forms", "The uses of an item are counted over all forms."),
            "uses" => new UseRule(id, Where("where"), Range(kind), words),
            "earlierForm" => new EarlierFormRule(id, ((These)Where(kind)).Ids, Range("range"), forms, words),
            "include" => new IncludeRule(id, Where(kind), forms, words),
            _ => new ExcludeRule(id, Where(kind), forms, words),
        };
    }

    private Rule Then(JsonObject json, string path, string id) =>
        json["then"] is JsonObject then ? Read(then, $"{path}.then", id) : throw new ConstraintException(path, "With a condition goes the field “then”, which is missing.");

    private static string Kind(JsonObject json, string path)
    {
        var kinds = json.Select(p => p.Key).Where(Kinds.ContainsKey).ToList();
        if (kinds.Count == 0) throw new ConstraintException(path, $"A rule has one of the fields {string.Join(", ", Kinds.Keys)}.");
        if (kinds.Count > 1) throw new ConstraintException(path, $"A rule has one of the fields {string.Join(", ", kinds)}, not several.");
        if (json.Select(p => p.Key).Except(["id", "words", "forms", kinds[0], .. Kinds[kinds[0]]]).FirstOrDefault() is { } other)
            throw new ConstraintException($"{path}.{other}", $"The field “{other}” does not go with “{kinds[0]}”.");
        return kinds[0];
    }
}
