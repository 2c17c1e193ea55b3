using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>How a classical analysis is done.</summary>
public sealed record ClassicalOptions
{
    /// <summary>Every item scored, nobody weighted, quintiles, upper and lower 27 %, two threads.</summary>
    public static ClassicalOptions Default { get; } = new();

    /// <summary>What each item is for, in the order of the responses; null where every item counts.</summary>
    public IReadOnlyList<ItemUse>? Uses { get; init; }

    /// <summary>How many persons each person stands for (0 or more, not only whole numbers); null where everybody counts once.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>Number of score groups in the table of answers, 1 to 100.</summary>
    public int Groups { get; init; } = 5;

    /// <summary>Share of persons in the upper and in the lower group of the discrimination, above 0 and at most 0.5 (Kelley 1939: 0.27).</summary>
    public double ExtremeShare { get; init; } = 0.27;

    /// <summary>1 or 2 threads; the figures are the same bits.</summary>
    public int Threads { get; init; } = 2;

    internal void Check(int persons, int items)
    {
        if (Uses is not null && Uses.Count != items) throw new ArgumentException($"{Uses.Count} uses for {items} items.");
        if (Groups is < 1 or > 100) throw new ArgumentException($"{Groups} groups; 1 to 100 are possible.");
        if (!(ExtremeShare is > 0 and <= 0.5)) throw new ArgumentException($"A share of {ExtremeShare} in the extreme groups; above 0 and at most 0.5 is possible.");
        if (Weights is null) return;
        if (Weights.Count != persons) throw new ArgumentException($"{Weights.Count} weights for {persons} persons.");
        for (var p = 0; p < persons; p++)
            if (!(Weights[p] >= 0) || !double.IsFinite(Weights[p])) throw new ArgumentException($"Person {p}: a weight of {Weights[p]}.");
    }
}
