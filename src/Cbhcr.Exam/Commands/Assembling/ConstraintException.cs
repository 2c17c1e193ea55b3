using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Something in the constraints file makes no sense.</summary>
/// <param name="path">Where, as in <c>rules[2].where</c>.</param>
/// <param name="message">For the person who made it.</param>
internal sealed class ConstraintException(string path, string message) : Exception(message)
{
    public string Path => path;
}

internal static class RangeReader
{
    /// <summary>A number is exactly that.</summary>
    public static Span Read(JsonNode? node, string path)
    {
        if (node?.GetValueKind() == JsonValueKind.Number) return Span.Exactly(Double(node));
        if (node is not JsonObject range) throw new ConstraintException(path, "A number, or least and most, is expected.");
        double? Limit(string name) => range[name] is not { } limit ? null
            : limit.GetValueKind() == JsonValueKind.Number ? Double(limit) : throw new ConstraintException($"{path}.{name}", $"“{name}” is a number.");
        var span = new Span(Limit("least"), Limit("most"));
        return span.Least > span.Most ? throw new ConstraintException(path, $"The least, {span.Least}, is above the most, {span.Most}.") : span;
    }

    public static double Double(JsonNode node) => JsonSerializer.Deserialize<double>(node);
}
