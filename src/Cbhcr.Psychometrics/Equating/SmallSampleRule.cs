using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>Where a conversion comes from.</summary>
public enum ConversionSource
{
    /// <summary>Equated with these persons.</summary>
    Equated,

    /// <summary>Too few persons; the conversion made beforehand from item parameters.</summary>
    PreEquated,

    /// <summary>Too few persons and nothing made beforehand; scores are taken as they are.</summary>
    Identity,
}

/// <summary>A conversion that may be used, with the reason for it.</summary>
/// <param name="Result">The conversion; its method and notes carry the label too.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Label">To stand on every report; null when the forms were equated with these persons.</param>
public sealed record ChosenConversion(EquatingResult Result, ConversionSource Source, string? Label);

/// <summary>Requirement EQ-02: when there are too few persons to equate, scores are converted by pre-equating or by identity, and it is said.</summary>
public static class SmallSampleRule
{
    /// <summary>Equates when both groups are large enough.</summary>
    /// <param name="personsX">Persons on X.</param>
    /// <param name="personsY">Persons on Y.</param>
    /// <param name="equate">Called only when there are enough.</param>
    /// <param name="x">Scale of X, from the lowest possible to the highest possible score.</param>
    /// <param name="y">Scale of Y.</param>
    /// <param name="preEquated">Made beforehand; null when there is none.</param>
    /// <param name="thresholds">Null for <see cref="SampleThresholds.Default"/>.</param>
    public static ChosenConversion Choose(
        int personsX, int personsY, Func<EquatingResult> equate, (int Lowest, int Highest) x, (int Lowest, int Highest) y, EquatingResult? preEquated = null, SampleThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(equate);
        var needed = (thresholds ?? SampleThresholds.Default).Equating;
        if (Math.Min(personsX, personsY) >= needed) return new(equate(), ConversionSource.Equated, null);
        var reason = $"Too few persons to equate ({personsX} on X and {personsY} on Y; {needed} on each are needed)";
        return preEquated is not null
            ? Labelled(preEquated, ConversionSource.PreEquated, $"{reason}: pre-equated conversion.", "pre-equated")
            : Labelled(Equate.EquivalentGroups(Nobody(x), Nobody(y), new() { Function = EquatingFunction.Identity }), ConversionSource.Identity, $"{reason}: scores are not equated (identity).", "identity");
    }

    private static ChosenConversion Labelled(EquatingResult result, ConversionSource source, string label, string method) =>
        new(result with { Method = $"{method} (small sample)", Notes = [label, .. result.Notes] }, source, label);

    private static ScoreFrequencies Nobody((int Lowest, int Highest) scale) => new(scale.Lowest, new double[scale.Highest - scale.Lowest + 1]);
}
