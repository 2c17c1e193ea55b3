using Cbhcr.Psychometrics.Security;
using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Tests.Security;

public sealed class a_lognormal_time_model
{
    [Fact]
    public void is_recovered_within_its_standard_errors()
    {
        var truth = TimesByHand.Draw(1, persons: 800, items: 40, missing: 0.1);
        var model = LognormalTimeModel.Fit(truth.Times);
        model.Converged.ShouldBeTrue();
        var (ofAlpha, ofBeta) = (0.0, 0.0);
        for (var i = 0; i < 40; i++)
        {
            var (item, error) = (model.Items[i]!.Value, model.Errors[i]!.Value);
            ofAlpha += Math.Pow((item.Discrimination - truth.Items[i].Discrimination) / error.Discrimination, 2) / 40;
            ofBeta += Math.Pow((item.Intensity - truth.Items[i].Intensity) / error.Intensity, 2) / 40;
            error.Discrimination.ShouldBeInRange(0.02, 0.12);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"mean squared standardised errors: α {ofAlpha:F3}, β {ofBeta:F3}; σ² {model.SpeedVariance:F4} ± {model.SpeedVarianceError:F4}; {model.Iterations} passes");
        ofAlpha.ShouldBeInRange(0.5, 1.6);
        ofBeta.ShouldBeInRange(0.2, 2.5); // the errors of β share the mean of the speeds
        model.SpeedVariance.ShouldBe(0.09, 3 * model.SpeedVarianceError!.Value);
    }

    [Fact]
    public void is_where_the_likelihood_written_with_matrices_is_flat()
    {
        var times = TimesByHand.Draw(2, persons: 40, items: 4, missing: 0.15).Times;
        var model = LognormalTimeModel.Fit(times, tolerance: 1e-12, maximumIterations: 20_000);
        double[] at = [.. model.Items.Select(i => i!.Value.Intensity), .. model.Items.Select(i => i!.Value.Discrimination), model.SpeedVariance];
        model.LogLikelihood.ShouldBe(LogLikelihood(times, at), 1e-9);
        for (var k = 0; k < at.Length; k++)
        {
            double[] up = [.. at], down = [.. at];
            up[k] += 1e-5;
            down[k] -= 1e-5;
            ((LogLikelihood(times, up) - LogLikelihood(times, down)) / 2e-5).ShouldBe(0, 1e-4, $"parameter {k}");
        }
    }

    [Fact]
    public void of_complete_times_has_closed_forms()
    {
        var times = TimesByHand.Draw(3, persons: 300, items: 6).Times;
        var model = LognormalTimeModel.Fit(times);
        for (var i = 0; i < 6; i++)
        {
            var mean = Enumerable.Range(0, 300).Average(p => Math.Log(times[p, i]!.Value));
            var (item, error) = (model.Items[i]!.Value, model.Errors[i]!.Value);
            item.Intensity.ShouldBe(mean, 1e-9);
            error.Intensity.ShouldBe(Math.Sqrt((1 / (item.Discrimination * item.Discrimination) + model.SpeedVariance) / 300), 1e-12);
        }
    }

    [Fact]
    public void gives_residuals_from_the_speed_on_the_other_items()
    {
        var truth = TimesByHand.Draw(4, persons: 5, items: 7, missing: 0.2);
        var fit = TimeFit.Of(truth.Model, truth.Times);
        for (var p = 0; p < 5; p++)
            for (var i = 0; i < 7; i++)
            {
                if (truth.Times[p, i] is not { } seconds)
                {
                    fit.Residual(p, i).ShouldBeNull();
                    continue;
                }
                var (speed, error) = truth.Model.Speeds(truth.Times, [.. Enumerable.Range(0, 7).Where(k => k != i)])[p]!.Value;
                var item = truth.Items[i];
                fit.Residual(p, i)!.Value.ShouldBe((Math.Log(seconds) - item.Intensity + speed) / Math.Sqrt(1 / (item.Discrimination * item.Discrimination) + error * error), 1e-12);
            }
    }

    [Fact]
    public void holds_its_levels_with_known_items()
    {
        var truth = TimesByHand.Draw(5, persons: 4000, items: 25);
        var fit = TimeFit.Of(truth.Model, truth.Times);
        var persons = fit.Persons.Count(p => p.P <= 0.05) / 4000.0;
        var fast = Enumerable.Range(0, 4000 * 25).Count(c => fit.FastP(c / 25, c % 25) <= 0.01) / 100_000.0;
        TestContext.Current.TestOutputHelper?.WriteLine($"persons {persons:F4} at 0.05, times {fast:F5} at 0.01");
        persons.ShouldBe(0.05, 4 * Math.Sqrt(0.05 * 0.95 / 4000));
        fast.ShouldBe(0.01, 4 * Math.Sqrt(0.01 * 0.99 / 100_000));
        ReviewScreen.Of("mean residual", fit.Items.Select(i => (i.Mean, i.MeanP)), 0.01).Cases.ShouldBeEmpty();
        ReviewScreen.Of("spread", fit.Items.Select(i => (i.Spread, i.SpreadP)), 0.01).Cases.ShouldBeEmpty();
    }

    [Fact]
    public void sees_an_item_that_became_faster_and_a_person_who_knew_some()
    {
        var truth = TimesByHand.Draw(6, persons: 400, items: 30);
        for (var p = 0; p < 400; p++) truth.Seconds[p * 30 + 4] *= 0.8;
        for (var i = 0; i < 10; i++) truth.Seconds[7 * 30 + i] *= 0.25;
        var fit = TimeFit.Of(truth.Model, truth.Times);
        ReviewScreen.Of("mean residual", fit.Items.Select(i => (i.Mean, i.MeanP)), 0.01).Cases.Select(c => c.Subject).ShouldBe([4]);
        ReviewScreen.Of("χ²", fit.Persons.Select(p => (p.ChiSquare, p.P)), 0.01).Cases.Select(c => c.Subject).ShouldContain(7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.PositiveInfinity)]
    public void refuses_what_is_no_time(double seconds) =>
        Should.Throw<ArgumentException>(() => new ResponseTimes(1, 2, [5, seconds])).Message.ShouldContain("Person 0, item 1");

    [Fact]
    public void of_odd_data_says_nothing()
    {
        LognormalTimeModel.Fit(new(0, 2, [])).Items.ShouldBe([null, null]);
        LognormalTimeModel.Fit(new(3, 0, [])).Items.ShouldBeEmpty();
        var model = LognormalTimeModel.Fit(new(3, 2, [5, double.NaN, 7, double.NaN, 6, 8]));
        (model.Items[0] is not null, model.Items[1] is null).ShouldBe((true, true));
        double.IsFinite(model.LogLikelihood).ShouldBeTrue();
        var alike = LognormalTimeModel.Fit(new(3, 2, [5, 5, 5, 5, 5, 5]));
        alike.Items.ShouldAllBe(i => i != null && double.IsFinite(i.Value.Discrimination));
        var fit = TimeFit.Of(model, new(2, 2, [double.NaN, double.NaN, 4, double.NaN]));
        fit.Persons[0].ShouldBe(default);
        (fit.Persons[1].Speed is not null, fit.Persons[1].P, fit.Residual(1, 0)).ShouldBe((true, null, null));
    }

    // The joint normal density of what each person has, by its covariance matrix.
    private static double LogLikelihood(ResponseTimes times, double[] at)
    {
        var total = 0.0;
        for (var p = 0; p < times.Persons; p++)
        {
            int[] seen = [.. Enumerable.Range(0, times.Items).Where(i => times[p, i] is not null)];
            if (seen.Length == 0) continue;
            var covariance = Matrix<double>.Build.Dense(seen.Length, seen.Length, (a, b) => at[^1] + (a == b ? 1 / (at[times.Items + seen[a]] * at[times.Items + seen[a]]) : 0));
            var rest = Vector<double>.Build.Dense(seen.Length, a => Math.Log(times[p, seen[a]]!.Value) - at[seen[a]]);
            total -= (seen.Length * Math.Log(2 * Math.PI) + Math.Log(covariance.Determinant()) + rest * covariance.Inverse() * rest) / 2;
        }
        return total;
    }
}
