using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace Cbhcr.Exam.Platform;

/// <summary>
/// How a command is read from a caller: what is missing, null, of another kind or too long is named by its path, in words that say
/// nothing of the program's types. A member may be left out when its type allows null; text is short unless [MaxLength] says otherwise.
/// </summary>
internal sealed class CommandJson : JsonConverterFactory
{
    public const int UsualText = 200;
    private const int MostFaults = 5;

    private sealed record Member(string Name, Type Type, bool MayBeMissing, int Longest);

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Member>> Known = new();

    /// <summary>Takes nothing that the walk through the members would refuse, in a body that is plain; and less than it takes.</summary>
    private static readonly JsonSerializerOptions Strict = NamesOnly(new(Json.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true });

    /// <summary>A number in the place of a name could be one that has no name.</summary>
    private static JsonSerializerOptions NamesOnly(JsonSerializerOptions options)
    {
        options.Converters.Remove(options.Converters.OfType<JsonStringEnumConverter>().Single());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsClass && typeToConvert.Assembly == typeof(CommandJson).Assembly;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T> where T : class
    {
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // Nearly every body is plain and right, and is read once. Any other is gone through member by member, to say what is wrong with it.
            if (IsPlain(reader))
            {
                var plain = reader;
                try
                {
                    if (JsonSerializer.Deserialize<T>(ref plain, Strict) is { } command)
                    {
                        reader = plain;
                        return command;
                    }
                }
                catch (Exception e) when (e is JsonException or InvalidOperationException)
                {
                    // Said below.
                }
            }
            try
            {
                using var body = JsonDocument.ParseValue(ref reader);
                if (body.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("Send one JSON object.");
                var faults = Faults(body.RootElement, typeof(T), "").Take(MostFaults).ToList();
                return faults.Count > 0 ? throw new JsonException(string.Join(' ', faults)) : Whole(body.RootElement);
            }
            catch (InvalidOperationException)
            {
                throw new JsonException("The body holds text that is not UTF-8.");
            }
        }

        // What is still wrong is told by its place; the reader's own words name types of the program.
        private static T Whole(JsonElement body)
        {
            try
            {
                return body.Deserialize<T>(Json.Options)!;
            }
            catch (JsonException e)
            {
                throw new JsonException($"“{e.Path?.TrimStart('$', '.')}” is not what belongs there.");
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, Json.Options);
    }

    /// <summary>No text that could be too long or hold a character that cannot be kept, and no null in a list: the two things strict reading does not see.</summary>
    private static bool IsPlain(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        var depth = reader.CurrentDepth;
        var last = reader.TokenType;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            var token = reader.TokenType;
            if (token == JsonTokenType.String && (reader.ValueIsEscaped || reader.HasValueSequence || reader.ValueSpan.Length > UsualText)) return false;
            if (token == JsonTokenType.Null && last != JsonTokenType.PropertyName) return false;
            last = token;
        }
        return true;
    }

    private static IEnumerable<string> Faults(JsonElement value, Type type, string path)
    {
        foreach (var member in Known.GetOrAdd(type, MembersOf))
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            var given = value.EnumerateObject().LastOrDefault(m => m.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)).Value;
            if (given.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            {
                if (!member.MayBeMissing) yield return $"“{at}” is missing.";
                continue;
            }
            foreach (var fault in Faults(given, member, member.Type, at)) yield return fault;
        }
    }

    private static IEnumerable<string> Faults(JsonElement value, Member member, Type type, string path)
    {
        var shape = Json.Options.GetTypeInfo(type);
        if (shape.Kind == JsonTypeInfoKind.Enumerable && shape.ElementType is { } entry)
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((e, i) => Faults(e, member, entry, $"{path}[{i}]"))
                : [$"“{path}” must be a list."];
        if (shape.Kind == JsonTypeInfoKind.Object) return value.ValueKind == JsonValueKind.Object ? Faults(value, type, path) : [$"“{path}” must be an object."];
        return Fault(value, shape, member.Longest) is { } fault ? [$"“{path}” {fault}."] : [];
    }

    private static string? Fault(JsonElement value, JsonTypeInfo shape, int longest)
    {
        if (shape.Type == typeof(string))
        {
            if (value.ValueKind != JsonValueKind.String) return "must be text";
            var text = value.GetString()!;
            // The database keeps every character but this one.
            if (text.Contains('\0')) return "holds the character U+0000";
            return text.Length > longest ? string.Create(CultureInfo.InvariantCulture, $"is longer than {longest:N0} characters") : null;
        }
        if ((Nullable.GetUnderlyingType(shape.Type) ?? shape.Type).IsEnum && value.ValueKind == JsonValueKind.Number) return $"must be {Kind(shape.Type)}";
        try
        {
            return value.ValueKind != JsonValueKind.Null && value.Deserialize(shape) is not null ? null : $"must be {Kind(shape.Type)}";
        }
        catch (JsonException)
        {
            return $"must be {Kind(shape.Type)}";
        }
    }

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(int) || t == typeof(long) || t == typeof(ulong) => "a whole number within its range",
        var t when t == typeof(double) || t == typeof(decimal) => "a number",
        var t when t == typeof(LocalDate) => "a date, for example 2026-11-23",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(Guid) => "an id (a UUID)",
        var t when t == typeof(Instant) => "a moment, for example 2026-11-23T15:00:00Z",
        { IsEnum: true } t => $"one of {string.Join(", ", Enum.GetNames(t).Select(JsonNamingPolicy.CamelCase.ConvertName))}",
        _ => "of another kind",
    };

    private static Member[] MembersOf(Type type) =>
    [
        .. from member in Json.Options.GetTypeInfo(type).Properties
           let parameter = member.AssociatedParameter
           where parameter is not null
           let longest = member.AttributeProvider?.GetCustomAttributes(typeof(MaxLengthAttribute), true).OfType<MaxLengthAttribute>().FirstOrDefault()
           select new Member(member.Name, member.PropertyType, parameter.IsNullable || parameter.HasDefaultValue, longest?.Length ?? UsualText),
    ];
}
