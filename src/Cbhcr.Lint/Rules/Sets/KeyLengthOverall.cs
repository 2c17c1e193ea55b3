using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Sets;

/// <summary>CUE-LENGTH over many items: how often the key is the longest option, against the band in which 95 % of the counts lie if length tells nothing.</summary>
internal sealed class KeyLengthOverall() : SetRule("CUE-LENGTH", "The key is the longest too often, or too seldom", Severity.Warning, "HDR#24, NBME")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["items"] = 20 };

    public override IEnumerable<Finding> Check(IReadOnlyList<LintItem> items, LintSetting setting)
    {
        // Where two options are the longest, none is.
        var counted = items.Where(i => i.IsSingleChoice() && i.Options.Count > 1).Select(ItemText.Of).Select(Longest).Where(l => l.Options > 0).ToList();
        if (counted.Count < Number(setting, "items")) yield break;
        var (low, high) = Band(counted.Count, counted.Average(l => 1.0 / l.Options));
        var keys = counted.Count(l => l.IsKey);
        if (keys < low || keys > high)
            yield return Found(keys > high ? "The key is the longest option too often: people who guess choose the longest. Shorten keys, or lengthen distractors." : "The key is hardly ever the longest option, which tells what to leave out.",
                $"{keys} of {counted.Count} keys; {low} to {high} by chance");
    }

    private static (int Options, bool IsKey) Longest(ItemText text)
    {
        var most = text.Options.Max(o => o.Tokens.Words.Count);
        var longest = text.Options.Where(o => o.Tokens.Words.Count == most).ToList();
        return longest.Count == 1 ? (text.Options.Count, longest[0].IsKey) : (0, false);
    }

    /// <summary>Least and greatest count with no more than 2.5 % below and above, binomial.</summary>
    internal static (int Low, int High) Band(int n, double p)
    {
        var chances = new double[n + 1];
        var log = n * Math.Log(1 - p);
        for (var k = 0; k <= n; k++)
        {
            chances[k] = Math.Exp(log);
            if (k < n) log += Math.Log((n - k) / (k + 1.0)) + Math.Log(p / (1 - p));
        }
        var (low, below) = (0, chances[0]);
        while (below <= 0.025) below += chances[++low];
        var (high, above) = (n, chances[n]);
        while (above <= 0.025) above += chances[--high];
        return (low, high);
    }
}
