using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Cbhcr.Exam.Platform.Files;

/// <summary>One thing wrong with a file that somebody wrote; lines count from 1, 0 when the whole file is meant.</summary>
public sealed record FileProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>A file as it came in: its name, for messages, and its text.</summary>
public sealed record SourceFile(string Name, [property: MaxLength(1_000_000)] string Content);

/// <summary>A YAML file as JSON that still knows on which line each value stood.</summary>
public sealed class ContentFile
{
    private const int DeepestNesting = 20;

    private readonly Dictionary<string, int> _lines;

    private ContentFile(string name, JsonObject root, Dictionary<string, int> lines) => (Name, Root, _lines) = (name, root, lines);

    public string Name { get; }

    public JsonObject Root { get; }

    /// <param name="path">A path as in <c>options[2].rationale</c>; the nearest parent's line is given when it does not stand there.</param>
    public int LineOf(string path)
    {
        for (var p = path; ; p = p[..Math.Max(p.LastIndexOf('.'), p.LastIndexOf('['))])
        {
            if (_lines.TryGetValue(p, out var line)) return line;
            if (p.LastIndexOf('.') < 0 && p.LastIndexOf('[') < 0) return _lines.GetValueOrDefault("", 1);
        }
    }

    public FileProblem Problem(string path, string message) => new(Name, LineOf(path), message);

    public static (ContentFile? File, FileProblem? Problem) Read(SourceFile source)
    {
        var text = source.Content.TrimStart('\uFEFF');
        var stream = new YamlStream();
        try
        {
            RefuseTraps(new Parser(new StringReader(text)));
            stream.Load(new StringReader(text));
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
                return (null, new FileProblem(source.Name, 1, "The file must hold one mapping of fields, for example “code: RB-SA-001”."));
            var lines = new Dictionary<string, int> { [""] = (int)root.Start.Line };
            return (new ContentFile(source.Name, (JsonObject)ToJson(root, "", lines)!, lines), null);
        }
        catch (YamlException e)
        {
            return (null, new FileProblem(source.Name, (int)e.Start.Line, $"This is not readable YAML: {e.InnerException?.Message ?? e.Message}"));
        }
    }

    /// <summary>References and nesting can be written in a few bytes and unfold without end; the database has no room for U+0000.</summary>
    private static void RefuseTraps(Parser parser)
    {
        for (var depth = 0; parser.MoveNext();)
        {
            var e = parser.Current!;
            depth += e.NestingIncrease;
            if (e is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw new YamlException(e.Start, e.End, "anchors (&) and references (*) are not taken here, write it out");
            if (depth > DeepestNesting) throw new YamlException(e.Start, e.End, $"more than {DeepestNesting} levels");
            if (e is Scalar scalar && scalar.Value.Contains('\0')) throw new YamlException(e.Start, e.End, "the character U+0000 cannot be kept");
        }
    }

    /// <summary>Checks the shape against a JSON Schema; every problem is reported, with its line.</summary>
    public IReadOnlyList<FileProblem> Check(JsonSchema schema) => [.. schema.Validate(Root.ToJsonString()).SelectMany(Describe).Distinct()];

    /// <summary>What passed the schema and still does not fit, a number that is too large for one, is a problem of the file as well.</summary>
    public (T? Content, FileProblem? Problem) As<T>(JsonObject json) where T : class
    {
        try
        {
            return (json.Deserialize<T>(Json.Options), null);
        }
        catch (JsonException e)
        {
            var path = e.Path?.TrimStart('$', '.') ?? "";
            return (null, Problem(path, $"“{path}” is too large or of another kind."));
        }
    }

    private IEnumerable<FileProblem> Describe(ValidationError error)
    {
        if (error is ChildSchemaValidationError nested && nested.Errors.Values.SelectMany(x => x).ToList() is { Count: > 0 } inner)
            return inner.SelectMany(Describe);
        var path = (error.Path ?? "").Replace("#/", "", StringComparison.Ordinal).TrimStart('#').Replace('/', '.');
        return [Problem(path, Words(error, path))];
    }

    private static string Words(ValidationError error, string path)
    {
        var field = path.Length == 0 ? "The file" : $"“{path}”";
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => $"The field “{path}” is missing.",
            ValidationErrorKind.NoAdditionalPropertiesAllowed => $"The field “{path}” is not known{Known(path, error.Schema)}",
            ValidationErrorKind.StringExpected => $"{field} must be text.",
            ValidationErrorKind.StringTooShort => $"{field} is empty or too short.",
            ValidationErrorKind.StringTooLong => $"{field} is too long.",
            ValidationErrorKind.PatternMismatch => $"{field} does not have the right form (expected {error.Schema?.Pattern}).",
            ValidationErrorKind.NotInEnumeration => $"{field} must be one of {string.Join(", ", error.Schema?.Enumeration ?? [])}.",
            ValidationErrorKind.TooFewItems => $"{field} has too few entries (at least {error.Schema?.MinItems}).",
            ValidationErrorKind.TooManyItems => $"{field} has too many entries (at most {error.Schema?.MaxItems}).",
            ValidationErrorKind.ArrayExpected => $"{field} must be a list.",
            ValidationErrorKind.ObjectExpected => $"{field} must be a mapping of fields.",
            ValidationErrorKind.IntegerExpected => $"{field} must be a whole number.",
            ValidationErrorKind.NumberExpected => $"{field} must be a number.",
            ValidationErrorKind.BooleanExpected => $"{field} must be true or false.",
            ValidationErrorKind.NumberTooSmall => $"{field} must be {(error.Schema?.Minimum is { } least ? $"at least {least}" : $"above {error.Schema?.ExclusiveMinimum}")}.",
            ValidationErrorKind.NumberTooBig => $"{field} must be {(error.Schema?.Maximum is { } most ? $"at most {most}" : $"below {error.Schema?.ExclusiveMaximum}")}.",
            _ => $"{field} is not as the schema asks ({(error.Schema?.Description is { Length: > 0 } asked ? asked : error.Kind)}).",
        };
    }

    private static string Known(string path, JsonSchema? schema) => schema?.ActualProperties.Keys.ToList() is { Count: > 0 } names
        ? $"; known here are {string.Join(", ", names)}.{Nearest.Ask(path[(path.LastIndexOf('.') + 1)..], names)}" : ".";

    private static JsonNode? ToJson(YamlNode node, string path, Dictionary<string, int> lines)
    {
        lines[path] = (int)node.Start.Line;
        switch (node)
        {
            case YamlMappingNode map:
                var json = new JsonObject();
                foreach (var (key, value) in map.Children)
                {
                    var name = (key as YamlScalarNode)?.Value ?? throw new YamlException(key.Start, key.End, "the name of a field must be text");
                    var inner = path.Length == 0 ? name : $"{path}.{name}";
                    json[name] = ToJson(value, inner, lines);
                    lines[inner] = (int)key.Start.Line;
                }
                return json;
            case YamlSequenceNode list:
                return new JsonArray([.. list.Children.Select((child, i) => ToJson(child, $"{path}[{i}]", lines))]);
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain) return JsonValue.Create(text);
        if (text is "" or "null" or "~") return null;
        if (text is "true" or "false") return JsonValue.Create(text == "true");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }
}
