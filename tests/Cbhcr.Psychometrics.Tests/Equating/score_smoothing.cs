using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class score_smoothing
{
    /// <summary>Kolen's condition: the mean squared distance in standard errors is S, and the larger, the less bend is left.</summary>
    [Fact]
    public void by_splines_goes_as_far_as_it_may()
    {
        var (x, y) = (Ragged(an_equating.Bell(600, 9, 3)), Ragged(an_equating.Bell(700, 10.5, 2.5)));
        var (raw, errors) = (Equipercentile.Convert(x, y), Equipercentile.StandardErrors(x, y));
        int[] within = [.. Enumerable.Range(0, 21).Where(i => x.PercentileRank(i) is >= 0.02 and <= 0.98)];
        double before = -1, bend = double.PositiveInfinity;
        foreach (var s in new[] { 0, 0.05, 0.2, 0.5 })
        {
            var smooth = CubicSplineSmoothing.Smooth(x, y, s);
            var distance = within.Average(i => Math.Pow((smooth[i] - raw[i]) / errors[i], 2));
            distance.ShouldBeGreaterThan(before);
            // The mean of both directions lies nearer than either.
            distance.ShouldBeLessThan(1.5 * s + 0.1);
            var now = within.Skip(2).Sum(i => Math.Pow(smooth[i] - 2 * smooth[i - 1] + smooth[i - 2], 2));
            now.ShouldBeLessThan(bend, $"S = {s}");
            (before, bend) = (distance, now);
            smooth.ShouldBe(smooth.Order());
        }
    }

    [Fact]
    public void by_splines_is_the_same_in_both_directions()
    {
        var (x, y) = (Ragged(an_equating.Bell(600, 9, 3)), Ragged(an_equating.Bell(700, 10.5, 2.5)));
        var (there, back) = (CubicSplineSmoothing.Smooth(x, x, 0.3), CubicSplineSmoothing.Smooth(x, y, 1e9));
        for (var i = 0; i < 21; i++) there[i].ShouldBe(i, 1e-6, "a form to itself");
        // So much room makes both curves straight between their ends.
        for (var i = 6; i < 14; i++) (back[i + 1] - 2 * back[i] + back[i - 1]).ShouldBe(0, 1e-3);
        Should.Throw<ArgumentException>(() => CubicSplineSmoothing.Smooth(x, y, -1));
        Should.Throw<ArgumentException>(() => CubicSplineSmoothing.Smooth(ScoreFrequencies.Of([3, 3], 0, 9), y, 1)).Message.ShouldContain("nothing to smooth");
    }

    [Property(MaxTest = 30)]
    public void by_log_linear_models_keeps_the_moments(NonNegativeInt[] counts)
    {
        if (counts.Count(c => c.Get > 0) < 5) return;
        var observed = new ScoreFrequencies(0, [.. counts.Select(c => (double)c.Get)]);
        var (smoothed, fit) = LogLinear.Smooth(observed, 3);
        if (!fit.Converged) return;
        smoothed.Total.ShouldAgreeWith(observed.Total, bar: 1e-9);
        smoothed.Mean.ShouldAgreeWith(observed.Mean, bar: 1e-8);
        smoothed.Variance.ShouldAgreeWith(observed.Variance, bar: 1e-7);
    }

    [Fact]
    public void by_log_linear_models_keeps_the_covariance_of_two_scores()
    {
        var observed = JointFrequencies.Of([.. Enumerable.Range(0, 500).Select(i => i * 7 % 21)], [.. Enumerable.Range(0, 500).Select(i => i * 7 % 21 / 3 + i % 3)], (0, 20), (0, 10));
        var (smoothed, fit) = LogLinear.Smooth(observed, new LogLinearDegrees(4, 3, 1));
        (fit.Converged, fit.Parameters).ShouldBe((true, 9));
        Product(smoothed).ShouldAgreeWith(Product(observed), bar: 1e-9);
        static double Product(JointFrequencies of) => Enumerable.Range(0, 21).Sum(i => Enumerable.Range(0, 11).Sum(j => of[i, j] * i * j));
    }

    /// <summary>All persons on one score: the parameters run away, but the fitted distribution comes as near as one likes.</summary>
    [Fact]
    public void by_log_linear_models_survives_what_has_no_maximum()
    {
        LogLinear.Smooth(ScoreFrequencies.Of([4, 4, 4, 4], 0, 9), 3).Smoothed.Counts[4].ShouldBe(4, 1e-6);
        LogLinear.Smooth(an_equating.Bell(100, 9, 3), 3, iterations: 1).Fit.Converged.ShouldBeFalse();
        var settings = new EquatingSettings { Function = EquatingFunction.Equipercentile, Presmoothing = new(3, 1, 0) };
        Equate.EquivalentGroups(ScoreFrequencies.Of([4, 4, 4, 4], 0, 9), an_equating.Bell(100, 9, 3), settings).Table.ShouldAllBe(s => s.Yx != null);
        Should.Throw<ArgumentException>(() => LogLinear.Smooth(ScoreFrequencies.Of([], 0, 9), 2)).Message.ShouldContain("no persons");
        Should.Throw<ArgumentException>(() => LogLinear.Smooth(ScoreFrequencies.Of([1], 0, 3), 4)).Message.ShouldContain("4 moments");
    }

    private static ScoreFrequencies Ragged(ScoreFrequencies scores) => new(0, [.. scores.Counts.ToArray().Select((c, i) => Math.Floor(c * (1 + 0.3 * ((i * 5 % 7) - 3) / 3.0)))]);
}
