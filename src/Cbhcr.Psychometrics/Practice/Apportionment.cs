namespace Cbhcr.Psychometrics.Practice;

/// <summary>A part of something that is divided, within its group: a competency within its domain.</summary>
public readonly record struct WeightedPart(string Group, string Code, decimal Weight);

/// <summary>Whole numbers in proportion to weights, by the largest remainder (Hamilton); of equal remainders the first code gets the unit.</summary>
public static class Apportionment
{
    /// <summary>Adds up to <paramref name="total"/>, and no part differs from its exact share by a whole unit.</summary>
    /// <param name="parts">Codes each used once.</param>
    /// <param name="total">What is divided.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyCollection<(string Code, decimal Weight)> parts, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var sum = parts.Sum(p => p.Weight);
        if (parts.Any(p => p.Weight < 0) || sum == 0) throw new ArgumentException("Weights are not negative, and one is above zero.", nameof(parts));
        var whole = parts.ToDictionary(p => p.Code, p => (int)decimal.Floor(p.Weight * total / sum));
        var left = total - whole.Values.Sum();
        foreach (var (code, _) in parts.OrderByDescending(p => (p.Weight * total) - (whole[p.Code] * sum)).ThenBy(p => p.Code, StringComparer.Ordinal).Take(left)) whole[code]++;
        return whole;
    }

    /// <summary>In two stages: the groups first, then the parts within each, so that a group's share is as near as it can be.</summary>
    /// <param name="parts">Codes each used once.</param>
    /// <param name="total">What is divided.</param>
    public static IReadOnlyDictionary<string, int> InTwoStages(IReadOnlyCollection<WeightedPart> parts, int total)
    {
        var groups = parts.GroupBy(p => p.Group).ToList();
        var shares = Of([.. groups.Select(g => (g.Key, g.Sum(p => p.Weight)))], total);
        return groups.SelectMany(g => g.Sum(p => p.Weight) == 0 ? g.Select(p => KeyValuePair.Create(p.Code, 0)) : Of([.. g.Select(p => (p.Code, p.Weight))], shares[g.Key]))
            .ToDictionary();
    }
}
