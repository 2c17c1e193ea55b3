using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>One subject (a person, an item, a pair) whose statistic asks for a second look by people with other evidence. Not a verdict.</summary>
/// <param name="Subject">Its place in the list that was screened, from 0.</param>
/// <param name="Statistic">The value of the statistic.</param>
/// <param name="P">Chance of a value as extreme if nothing was amiss and the model holds.</param>
/// <param name="AdjustedP">The same after adjustment for all tests of the screen.</param>
public readonly record struct ReviewCase(int Subject, double Statistic, double P, double AdjustedP);

/// <summary>The cases for review of one statistic over many subjects, with what chance alone would bring.</summary>
/// <param name="Statistic">Name of the statistic.</param>
/// <param name="Tested">Number of tests: subjects with a defined statistic.</param>
/// <param name="Level">Cases are those with an adjusted p value of at most this.</param>
/// <param name="Adjustment">What the level promises.</param>
/// <param name="Cases">By rising p value, then by subject.</param>
public sealed record ReviewScreen(string Statistic, long Tested, double Level, PValueAdjustment Adjustment, IReadOnlyList<ReviewCase> Cases)
{
    /// <summary>Tests × level: how many cases there would be on average without adjustment if nothing was amiss.</summary>
    public double ExpectedWithoutAdjustment => Tested * Level;

    /// <summary>Lists the cases. A subject whose p value is not defined is not tested and never a case.</summary>
    /// <param name="statistic">Name of the statistic.</param>
    /// <param name="subjects">Value and p value of each subject, in the caller's order.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="adjustment">Over all defined p values of this call.</param>
    /// <param name="tests">Number of tests in all, where only the smallest p values are in the list (see <see cref="MultipleComparison"/>).</param>
    public static ReviewScreen Of(
        string statistic, IEnumerable<(double? Value, double? P)> subjects, double level = 0.05, PValueAdjustment adjustment = PValueAdjustment.Holm, long? tests = null)
    {
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        var defined = subjects.Select((s, i) => (Subject: i, s.Value, s.P)).Where(s => s is { Value: not null, P: not null }).ToList();
        var adjusted = MultipleComparison.Adjust([.. defined.Select(s => s.P!.Value)], adjustment, tests);
        var cases = defined.Select((s, i) => new ReviewCase(s.Subject, s.Value!.Value, s.P!.Value, adjusted[i]))
            .Where(c => c.AdjustedP <= level).OrderBy(c => c.P).ThenBy(c => c.Subject);
        return new(statistic, tests ?? defined.Count, level, adjustment, [.. cases]);
    }
}
