using System.Globalization;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Reading;

/// <summary>The attributes of an element, taken one by one; what is left is kept.</summary>
internal sealed class Taken(Element e)
{
    private readonly Dictionary<string, string> _left = new(e.Attributes, StringComparer.Ordinal);

    public string? Text(string name) => _left.Remove(name, out var value) ? value : null;

    public string Needed(string name) => Text(name) is { } value ? value : throw new QtiFaultException(e.Line, $"<{e.Name}> has no {name}.");

    public bool Flag(string name, bool otherwise = false) => Text(name)?.Trim().ToLowerInvariant() switch
    {
        null => otherwise,
        "true" or "1" => true,
        "false" or "0" => false,
        var value => throw new QtiFaultException(e.Line, $"{name}=\"{value}\" of <{e.Name}> is neither true nor false."),
    };

    public int Whole(string name, int otherwise) => WholeOrNull(name) ?? otherwise;

    public int? WholeOrNull(string name) => Text(name) is not { } value ? null
        : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new QtiFaultException(e.Line, $"{name}=\"{value}\" of <{e.Name}> is not a whole number.");

    public double? Number(string name) => Text(name) is not { } value ? null
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw new QtiFaultException(e.Line, $"{name}=\"{value}\" of <{e.Name}> is not a number.");

    public IReadOnlyList<double> Coords(string shape)
    {
        var value = Text("coords") ?? "";
        if (shape == "default") return [];
        var numbers = new List<double>();
        foreach (var part in value.Split([',', ' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            numbers.Add(double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
                : throw new QtiFaultException(e.Line, $"coords=\"{value}\" of <{e.Name}> are not numbers."));
        var fits = shape switch { "circle" => numbers.Count == 3, "rect" or "ellipse" => numbers.Count == 4, "poly" => numbers.Count >= 6 && numbers.Count % 2 == 0, _ => false };
        return fits ? numbers : throw new QtiFaultException(e.Line, $"coords=\"{value}\" of <{e.Name}> do not make a {shape}.");
    }

    public Kept? Rest(IReadOnlyList<Element>? children = null) => _left.Count == 0 && children is not { Count: > 0 } ? null : new(_left, children ?? []);

    /// <summary>Also when nothing is left, to tell an empty element from none.</summary>
    public Kept RestAlways() => new(_left, []);
}
