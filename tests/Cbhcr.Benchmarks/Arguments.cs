using System.Globalization;

namespace Cbhcr.Benchmarks;

/// <summary><c>--name value</c> pairs.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];

    public static Arguments? Parse(string[] args)
    {
        var arguments = new Arguments();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                Console.Error.WriteLine($"{args[i]} is no option with a value.");
                return null;
            }
            arguments._values[args[i][2..]] = args[i + 1];
        }
        return arguments;
    }

    public int Whole(string name, int otherwise) => _values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public double Number(string name, double otherwise) => _values.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public IReadOnlyList<int> Wholes(string name, string otherwise) => [.. Text(name, otherwise).Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public string? Text(string name) => _values.GetValueOrDefault(name);
}
