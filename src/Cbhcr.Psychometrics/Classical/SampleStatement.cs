using System.Globalization;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>Kinds of statistics that have a threshold in <see cref="SampleThresholds"/>.</summary>
public enum SampledStatistic
{
    /// <summary>p, correlations, score statistics, reliability.</summary>
    Classical,

    /// <summary>Differential item functioning; n is that of the smaller group.</summary>
    DifferentialItemFunctioning,

    /// <summary>Equating; n is that of the form taken by fewer.</summary>
    Equating,

    /// <summary>A Rasch calibration.</summary>
    Rasch,

    /// <summary>Consistency of decisions, which rests on reliability and the distribution of scores.</summary>
    Decisions,
}

/// <summary>What a sample allows to be said (requirement PSY-09).</summary>
/// <param name="Allowed">Whether n reaches the threshold.</param>
/// <param name="Needed">The threshold, in persons.</param>
/// <param name="Words">One or two sentences for whoever reads the figure.</param>
public sealed record SampleStatement(bool Allowed, int Needed, string Words)
{
    /// <summary>Puts a sample into words.</summary>
    /// <param name="statistic">What is shown.</param>
    /// <param name="n">Persons behind it, as <see cref="SampledStatistic"/> counts them; 0 or more.</param>
    /// <param name="thresholds">Null for <see cref="SampleThresholds.Default"/>.</param>
    public static SampleStatement Of(SampledStatistic statistic, int n, SampleThresholds? thresholds = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        thresholds ??= SampleThresholds.Default;
        var (needed, who, cannot) = statistic switch
        {
            SampledStatistic.Classical => (thresholds.Classical, "", "whether an item is too easy, too hard or does not discriminate, and how reliable the scores are"),
            SampledStatistic.DifferentialItemFunctioning => (thresholds.DifferentialItemFunctioning, " in the smaller group",
                "whether an item favours a group; that no item was flagged does not mean that none does"),
            SampledStatistic.Equating => (thresholds.Equating, " on one of the forms", "that scores of the two forms may be exchanged; use identity, or a method with fewer parameters, and say so"),
            SampledStatistic.Rasch => (thresholds.Rasch, "", "where an item stands on the scale, or whether it fits"),
            SampledStatistic.Decisions => (thresholds.Classical, "", "how many decisions would be the same on another form"),
            _ => throw new ArgumentOutOfRangeException(nameof(statistic)),
        };
        if (n >= needed) return new(true, needed, string.Create(CultureInfo.InvariantCulture, $"{n} persons{who}: at or above the {needed} that are asked for."));
        var persons = n == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{n} persons");
        return new(false, needed, string.Create(CultureInfo.InvariantCulture, $"Only {persons}{who}; {needed} are asked for. It cannot be said {cannot}."));
    }
}
