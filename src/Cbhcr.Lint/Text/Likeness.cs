namespace Cbhcr.Lint.Text;

/// <summary>How alike two short texts are.</summary>
public static class Likeness
{
    // Taken out or exchanged, they leave the meaning as it was. "Not", "before", "with" and pronouns do not.
    private static readonly HashSet<string> Weak = ["a", "an", "the", "that", "very", "just", "so", "really", "also", "please", "is", "are", "was", "were", "be", "being", "been"];

    internal static IReadOnlyList<string> Core(IEnumerable<Word> words) => [.. words.Select(w => w.Lower.Replace("-", "", StringComparison.Ordinal)).Where(w => !Weak.Contains(w))];

    /// <summary>Shared over all, of two sets; 0 for two empty ones.</summary>
    public static double Jaccard(IReadOnlySet<string> a, IReadOnlySet<string> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var shared = a.Count(b.Contains);
        return a.Count + b.Count == shared ? 0 : shared / (double)(a.Count + b.Count - shared);
    }

    /// <summary>Least number of letters to put in, take out or exchange (Levenshtein 1966).</summary>
    public static int Edits(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }
        return row[^1];
    }
}
