namespace Cbhcr.Exam.Platform.Files;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>A question to end a message with; empty where no name is like the one given.</summary>
    public static string Ask(string name, IEnumerable<string> names) => Of(name, names) is { } near ? $" Do you mean {near}?" : "";

    /// <summary>Most like it by letters to change (Levenshtein 1966), upper and lower case being alike; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> names) => names
        .Select(n => (Name: n, Distance: Part(name, n) || Part(n, name) ? 1 : Distance(name.ToUpperInvariant(), n.ToUpperInvariant())))
        .Where(n => n.Distance <= Math.Max(2, name.Length / 3) && n.Distance < Math.Max(name.Length, n.Name.Length))
        .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault().Name;

    private static bool Part(string one, string other) => one.Length > 1 && other.Contains(one, StringComparison.OrdinalIgnoreCase);

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
