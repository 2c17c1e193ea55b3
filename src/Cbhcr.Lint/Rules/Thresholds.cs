namespace Cbhcr.Lint.Rules;

/// <summary>Numbers of a rule.</summary>
internal static class Thresholds
{
    public static readonly IReadOnlyDictionary<string, double> None = new Dictionary<string, double>();

    public static double Of(string ruleId, IReadOnlyDictionary<string, double> defaults, LintItem? item, LintSetting setting, string name)
    {
        var level = item?.Levels.Count > 0 ? item.Levels[0] : null;
        var otherwise = Rank(level) is { } rank && defaults.TryGetValue($"{name}@{rank}", out var ofRank) ? ofRank : defaults[name];
        return setting.Number(ruleId, name, level, otherwise);
    }

    /// <summary>1 for CBHCR-I, 2 for CBHCR-II …, 4 for supervisors; null for a code that does not say.</summary>
    public static int? Rank(string? level) => level?[(level.LastIndexOf('-') + 1)..].ToUpperInvariant() switch
    {
        "I" or "1" => 1,
        "II" or "2" => 2,
        "III" or "3" => 3,
        "IV" or "4" or "S" or "SUP" or "SUPERVISOR" => 4,
        _ => null,
    };
}
