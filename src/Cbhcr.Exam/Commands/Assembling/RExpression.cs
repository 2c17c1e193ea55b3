using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>
/// A condition as R writes it, <c>DOMAIN %in% c("A", "B") &amp; DOK >= 2</c>, in the words of the constraints file. As in R, a comparison with a missing value does not hold.
/// </summary>
internal sealed partial class RExpression
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "c", "is.na", "TRUE", "FALSE", "T", "F", "ID" };

    private readonly string _text;
    private readonly List<string> _tokens;
    private int _next;

    private RExpression(string text)
    {
        _text = text;
        _tokens = [.. Tokens().Matches(text).Select(m => m.Value)];
        if (Tokens().Replace(text, "").Trim().Length > 0) throw Fault("it has signs that are not known here");
    }

    /// <exception cref="ConstraintException">It cannot be read; the message says why.</exception>
    public static JsonObject Read(string text)
    {
        var expression = new RExpression(text);
        var read = expression.Either();
        return expression._next == expression._tokens.Count ? read : throw expression.Fault($"“{expression.Peek}” is one too many");
    }

    [GeneratedRegex("""\s*("[^"]*"|'[^']*'|`[^`]*`|%in%|==|!=|<=|>=|&&?|\|\|?|[<>!(),]|-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|[A-Za-z.][\w.]*)""")]
    private static partial Regex Tokens();

    private string Peek => _next < _tokens.Count ? _tokens[_next].Trim() : "";

    private bool Take(params string[] any)
    {
        if (!any.Contains(Peek)) return false;
        _next++;
        return true;
    }

    private string Next() => Peek.Length > 0 ? _tokens[_next++].Trim() : throw Fault("it ends too early");

    private void Expect(string token)
    {
        if (!Take(token)) throw Fault($"“{token}” is expected{(Peek.Length > 0 ? $" before “{Peek}”" : " at the end")}");
    }

    private JsonObject Either()
    {
        var all = new List<JsonNode?> { Both() };
        while (Take("|", "||")) all.Add(Both());
        return all.Count == 1 ? (JsonObject)all[0]! : new() { ["any"] = new JsonArray([.. all]) };
    }

    private JsonObject Both()
    {
        var all = new List<JsonNode?> { One() };
        while (Take("&", "&&")) all.Add(One());
        return all.Count == 1 ? (JsonObject)all[0]! : new() { ["all"] = new JsonArray([.. all]) };
    }

    private JsonObject One()
    {
        if (Take("!")) return Negated();
        if (Take("("))
        {
            var inner = Either();
            Expect(")");
            return inner;
        }
        if (Take("is.na"))
        {
            Expect("(");
            var missing = Name();
            Expect(")");
            return new() { [missing] = null };
        }
        return Comparison(Name());
    }

    // In R, not of unknown is unknown; only what is known to be otherwise remains.
    private JsonObject Negated()
    {
        var start = _next;
        var inner = One();
        var names = _tokens[start.._next].Select(t => t.Trim().Trim('`')).Where(t => char.IsLetter(t[0]) && !Words.Contains(t)).Distinct();
        var known = _tokens[start].Trim() == "is.na" ? [] : names.Select(n => (JsonNode?)Not(n, null));
        return new() { ["all"] = new JsonArray([.. known, new JsonObject { ["not"] = inner }]) };
    }

    private JsonObject Comparison(string name)
    {
        switch (Next())
        {
            case "==": return Is(name, Value());
            case "!=": return Both(Not(name, null), name == "ID" ? new JsonObject { ["not"] = Is(name, Value()) } : Not(name, Value()));
            case "%in%":
                if (!Take("c")) return Is(name, new JsonArray(Value()));
                Expect("(");
                var values = new JsonArray(Value());
                while (Take(",")) values.Add(Value());
                Expect(")");
                return Is(name, values);
            case ">=": return new() { [name] = new JsonObject { ["least"] = Number() } };
            case "<=": return new() { [name] = new JsonObject { ["most"] = Number() } };
            case ">": return Beyond(name, "least", "most");
            case "<": return Beyond(name, "most", "least");
            case var other: throw Fault($"“{other}” is no comparison; ==, !=, %in%, <, <=, >, >=, is.na() are known");
        }
    }

    private JsonObject Beyond(string name, string limit, string other) => Number() is var number
        ? Both(new() { [name] = new JsonObject { [limit] = number } }, Not(name, new JsonObject { [other] = number.DeepClone() })) : [];

    // Ids are texts, even where they look like numbers.
    private static JsonObject Is(string name, JsonNode value) =>
        name != "ID" ? new() { [name] = value }
        : new() { ["id"] = new JsonArray([.. (value as JsonArray ?? new JsonArray(value)).Select(v => (JsonNode?)AsText(v!))]) };

    private static string AsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static JsonObject Not(string name, JsonNode? value) => name == "ID" && value is null ? [] : new() { [name] = new JsonObject { ["not"] = value } };

    private static JsonObject Both(JsonObject one, JsonObject other) => new() { ["all"] = new JsonArray(one, other) };

    private string Name()
    {
        var name = Next();
        if (name[0] == '`') return name[1..^1];
        if (!char.IsLetter(name[0]) && name[0] != '.') throw Fault($"“{name}” stands where the name of a column is expected");
        return name.Equals("ID", StringComparison.OrdinalIgnoreCase) ? "ID" : name;
    }

    private JsonValue Value()
    {
        var value = Next();
        if (value[0] is '"' or '\'') return JsonValue.Create(value[1..^1])!;
        if (value is "TRUE" or "FALSE" or "T" or "F") return JsonValue.Create(value[0] == 'T');
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
            : throw Fault($"“{value}” stands where a text in quotes or a number is expected");
    }

    private JsonValue Number() =>
        Value() is var value && value.GetValueKind() == JsonValueKind.Number ? value : throw Fault("a number is expected after <, <=, > and >=");

    private ConstraintException Fault(string why) => new("", $"The condition {_text} cannot be read: {why}.");
}
