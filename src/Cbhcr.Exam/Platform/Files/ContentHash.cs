using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Cbhcr.Exam.Platform.Files;

/// <summary>SHA-256 over canonical JSON (members in order of their names), in lower-case hexadecimal.</summary>
public static class ContentHash
{
    public static string Of(object content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, JsonSerializer.SerializeToElement(content, content.GetType(), Json.Options));
        return Convert.ToHexStringLower(SHA256.HashData(buffer.ToArray()));
    }

    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in element.EnumerateArray()) Write(writer, entry);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
