using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace Cbhcr.Exam.Tests.Refusals;

/// <param name="Member">The path that the answer must name.</param>
public sealed record BadBody(string What, string Member, JsonNode Body)
{
    public override string ToString() => $"{Member} {What}";
}

/// <summary>Bodies for a command, made from its type: one in the right shape, and the same with one fault each.</summary>
public static class Bodies
{
    private static readonly JsonNode Text = "some text";

    /// <summary>Right in shape; what it says need not make sense.</summary>
    public static JsonObject RightShape(Type type, int version = 1)
    {
        var body = (JsonObject)Sample(type);
        if (body["version"]?.GetValueKind() == JsonValueKind.Number) body["version"] = version;
        return body;
    }

    public static IEnumerable<BadBody> WithOneFault(Type type) => OfObject(type, "", replaced => replaced);

    public static IEnumerable<BadBody> WithLongText(Type type, string text) =>
        from place in Places(type, "", whole => whole)
        where place.Type == typeof(string)
        select new BadBody("is long", place.Path, place.Put(text));

    private static IEnumerable<BadBody> OfObject(Type type, string path, Func<JsonNode?, JsonNode?> whole)
    {
        foreach (var (at, member, mayBeMissing, put) in Places(type, path, whole))
        {
            foreach (var wrong in Wrong(member)) yield return new($"is {wrong?.ToJsonString()}", at, put(wrong));
            if (mayBeMissing) continue;
            yield return new("is null", at, put(null));
            yield return new("is not there", at, put(Missing));
        }
    }

    private sealed record Place(string Path, Type Type, bool MayBeMissing, Func<JsonNode?, JsonNode> Put);

    // Stands for “leave the member out”.
    private static readonly JsonNode Missing = "\u0001missing";

    /// <summary>Every member, those of members among them, with a way to put something else in its place.</summary>
    private static IEnumerable<Place> Places(Type type, string path, Func<JsonNode?, JsonNode?> whole)
    {
        foreach (var member in Shape(type).Properties.Where(p => p.AssociatedParameter is not null))
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            JsonNode Put(JsonNode? value)
            {
                var body = RightShape(type);
                body.Remove(member.Name);
                if (!ReferenceEquals(value, Missing)) body[member.Name] = value?.DeepClone();
                return whole(body)!;
            }
            yield return new(at, member.PropertyType, member.AssociatedParameter! is { IsNullable: true } or { HasDefaultValue: true }, Put);
            var shape = Shape(member.PropertyType);
            if (shape.Kind == JsonTypeInfoKind.Object)
                foreach (var inner in Places(member.PropertyType, at, Put)) yield return inner;
            else if (shape is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } entry })
            {
                yield return new($"{at}[0]", entry, false, value => Put(new JsonArray(ReferenceEquals(value, Missing) ? null : value?.DeepClone())));
                if (Shape(entry).Kind == JsonTypeInfoKind.Object)
                    foreach (var inner in Places(entry, $"{at}[0]", value => Put(new JsonArray(value?.DeepClone())))) yield return inner;
            }
        }
    }

    private static IEnumerable<JsonNode?> Wrong(Type type)
    {
        var t = Nullable.GetUnderlyingType(type) ?? type;
        IEnumerable<JsonNode?> wrong = [new JsonObject { ["a"] = 1 }, new JsonArray(1), Text, 1.5, true, -1e300];
        return Shape(t).Kind switch
        {
            JsonTypeInfoKind.Object => wrong.Where(w => w is not JsonObject),
            JsonTypeInfoKind.Enumerable => wrong.Where(w => w is not JsonArray),
            _ when t == typeof(string) => wrong.Where(w => w != Text).Append("a\0b"),
            // An object is looked into by the use case itself, which names the member.
            _ when t == typeof(JsonElement) => wrong,
            _ when t == typeof(bool) => wrong.Where(w => w?.GetValueKind() != JsonValueKind.True),
            _ when t == typeof(double) => wrong.Where(w => w?.GetValueKind() != JsonValueKind.Number),
            _ when t == typeof(decimal) => wrong.Where(w => w?.ToJsonString() != "1.5"),
            _ when t == typeof(int) => wrong.Append(3_000_000_000),
            _ when t == typeof(Guid) => wrong.Append("00000000-0000-0000-0000-00000000000g"),
            _ => wrong,
        };
    }

    private static JsonNode Sample(Type type)
    {
        var t = Nullable.GetUnderlyingType(type) ?? type;
        var shape = Shape(t);
        if (shape.Kind == JsonTypeInfoKind.Object)
            return new JsonObject(shape.Properties.Where(p => p.AssociatedParameter is not null).Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Sample(p.PropertyType))));
        if (shape is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } entry }) return new JsonArray(Sample(entry));
        if (shape is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value }) return new JsonObject { ["a name"] = Sample(value) };
        return t == typeof(string) ? "some text"
            : t == typeof(bool) ? true
            : t == typeof(Guid) ? "01900000-0000-7000-8000-000000000001"
            : t == typeof(Instant) ? "2026-11-23T15:00:00Z"
            : t == typeof(LocalDate) ? "2099-12-07"
            : t.IsEnum ? JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(t)[0])
            : t == typeof(JsonElement) ? new JsonObject()
            : t.IsPrimitive || t == typeof(decimal) ? 1
            : throw new NotSupportedException($"Say in Bodies.Sample what a {t.Name} looks like.");
    }

    private static JsonTypeInfo Shape(Type type) => Exam.Platform.Json.Options.GetTypeInfo(type);
}
