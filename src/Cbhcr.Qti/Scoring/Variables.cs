using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>All variables of an item while it is scored: responses, outcomes, templates and those that every item has.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, Value?> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value?> correct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value?> defaults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResponseDeclaration> responses;
    private readonly Dictionary<string, OutcomeDeclaration> outcomes;
    private readonly Dictionary<string, (Cardinality Cardinality, string? BaseType)> types = new(StringComparer.Ordinal);

    public Variables(AssessmentItem item)
    {
        responses = item.Responses.GroupBy(r => r.Identifier).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        outcomes = item.Outcomes.GroupBy(o => o.Identifier).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        Type("completionStatus", Cardinality.Single, "identifier", ["unknown"]);
        Type("numAttempts", Cardinality.Single, "integer", ["1"]);
        Type("duration", Cardinality.Single, "duration", null);
        foreach (var r in responses.Values)
        {
            Type(r.Identifier, r.Cardinality, r.BaseType, r.Default);
            correct[r.Identifier] = Value.Of(r.Cardinality, r.BaseType, r.Correct);
        }
        // A number that has no default starts at nought (QTI 3.0, outcome variables).
        foreach (var o in outcomes.Values) Type(o.Identifier, o.Cardinality, o.BaseType, o.Default ?? (o is { Cardinality: Cardinality.Single, BaseType: "integer" or "float" } ? ["0"] : null));
        foreach (var t in item.Others.Where(e => e is { Name: "qti-template-declaration", Namespace: "" }))
        {
            var of = t["cardinality"] switch { "multiple" => Cardinality.Multiple, "ordered" => Cardinality.Ordered, "record" => Cardinality.Record, _ => Cardinality.Single };
            Type(t["identifier"] ?? "", of, t["base-type"],
                [.. t.Children.Where(c => c.Name == "qti-default-value").SelectMany(c => c.Children).Where(c => c.Name == "qti-value").Select(Expressions.TextOf)]);
        }
    }

    public IReadOnlyDictionary<string, Outcome> Outcomes() => outcomes.Values.ToDictionary(
        o => o.Identifier, o => new Outcome(o.Identifier, o.Cardinality, o.BaseType, values[o.Identifier]?.Items ?? []), StringComparer.Ordinal);

    public void Answer(string identifier, IReadOnlyList<string> given)
    {
        if (types.TryGetValue(identifier, out var type)) values[identifier] = Value.Of(type.Cardinality, type.BaseType, given);
    }

    public Value? this[string identifier] => values.TryGetValue(identifier, out var value) ? value : throw new UnsupportedElementException($"qti-variable: there is no {identifier}");

    public Value? Correct(string identifier) => correct.TryGetValue(identifier, out var value) ? value : throw new UnsupportedElementException($"qti-correct: there is no {identifier}");

    public Value? Default(string identifier) => defaults.TryGetValue(identifier, out var value) ? value : throw new UnsupportedElementException($"qti-default: there is no {identifier}");

    public ResponseDeclaration Response(string identifier, string element) => responses.GetValueOrDefault(identifier) ?? throw new UnsupportedElementException($"{element}: there is no {identifier}");

    public OutcomeDeclaration? Outcome(string identifier) => outcomes.GetValueOrDefault(identifier);

    public void Set(string identifier, Value? value, string element)
    {
        if (!types.TryGetValue(identifier, out var type)) throw new UnsupportedElementException($"{element}: there is no {identifier}");
        values[identifier] = As(type, value);
    }

    public void SetCorrect(string identifier, Value? value) => correct[identifier] = As(types.GetValueOrDefault(identifier, (Cardinality.Single, null)), value);

    public void SetDefault(string identifier, Value? value)
    {
        defaults[identifier] = As(types.GetValueOrDefault(identifier, (Cardinality.Single, null)), value);
        if (types.ContainsKey(identifier)) values[identifier] = defaults[identifier];
    }

    private void Type(string identifier, Cardinality cardinality, string? baseType, IReadOnlyList<string>? initial)
    {
        types[identifier] = (cardinality, baseType);
        values[identifier] = defaults[identifier] = Value.Of(cardinality, baseType, initial);
    }

    private static Value? As((Cardinality Cardinality, string? BaseType) type, Value? value) => value is null ? null
        : type.Cardinality == Cardinality.Record ? value
        : type.BaseType == "integer" && value.Number is { } number && value.BaseType == "float" ? Value.Integer(Math.Truncate(number))
        : Value.Of(type.Cardinality, type.BaseType ?? value.BaseType, value.Items);
}
