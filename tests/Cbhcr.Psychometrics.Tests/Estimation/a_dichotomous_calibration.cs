using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Estimation;

public sealed class a_dichotomous_calibration
{
    private static readonly DichotomousOptions WithErrors = new() { Information = InformationMethod.Oakes };

    public static TheoryData<IrtModel, bool> Models => [.. from model in All from gaps in new[] { false, true } select (model, gaps)];

    private static IrtModel[] All => [IrtModel.Rasch, IrtModel.OneParameter, IrtModel.TwoParameter, IrtModel.ThreeParameter];

    [Theory, MemberData(nameof(Models))]
    public void reports_the_likelihood_of_its_items(IrtModel model, bool gaps)
    {
        var responses = Sample(gaps);
        var fit = DichotomousCalibration.Fit(responses, model);
        fit.LogLikelihood.ShouldBe(NaiveLikelihood.Of(responses, fit), 1e-9);
    }

    /// <summary>Along every parameter: moved a little, the likelihood with priors falls, on both sides alike.</summary>
    [Theory, MemberData(nameof(Models))]
    public void is_at_the_top(IrtModel model, bool gaps)
    {
        var responses = Sample(gaps);
        var fit = DichotomousCalibration.Fit(responses, model);
        (fit.Convergence.Converged, fit.Convergence.GradientNorm < 1e-4).ShouldBe((true, true));
        const double step = 1e-3;
        for (var i = 0; i < fit.Items.Count; i++)
        {
            var item = (DichotomousItem)fit.Items[i];
            Slope(i, new(0, step)).ShouldBe(0, 1e-3);
            if (model is IrtModel.TwoParameter or IrtModel.ThreeParameter) Slope(i, new(step, 0)).ShouldBe(0, 1e-3);
        }

        double Slope(int i, DichotomousItem by) => (At(i, by, 1) - At(i, by, -1)) / (2 * step);
        double At(int i, DichotomousItem by, int sign)
        {
            var items = fit.Items.Cast<DichotomousItem>().ToList();
            items[i] = items[i] with { Slope = items[i].Slope + sign * by.Slope, Intercept = items[i].Intercept + sign * by.Intercept };
            return NaiveLikelihood.Of(responses, items, Math.Pow(fit.Populations[0].StandardDeviation, 2));
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void has_the_errors_of_a_numeric_hessian(IrtModel model, bool gaps)
    {
        var responses = Sample(gaps);
        var exact = DichotomousCalibration.Fit(responses, model, WithErrors);
        var numeric = DichotomousCalibration.Fit(responses, model, new() { Information = InformationMethod.NumericHessian });
        for (var i = 0; i < exact.Parameters.Count; i++)
            for (var j = 0; j < exact.Parameters.Count; j++)
                exact.Covariance![i, j].ShouldBe(numeric.Covariance![i, j], 1e-8 * exact.Covariance.StandardError(i)!.Value * exact.Covariance.StandardError(j)!.Value);
    }

    [Fact]
    public void has_the_sandwich_of_a_general_calibration()
    {
        var (responses, points) = (Sample(gaps: true), new Quadrature(61, -6, 6));
        var ours = DichotomousCalibration.Fit(responses, IrtModel.TwoParameter, new() { Quadrature = points, Information = InformationMethod.Sandwich }).Covariance!;
        var general = Irt.General.GeneralCalibration.Fit(responses, IrtModel.TwoParameter, new() { Quadrature = points, Information = InformationMethod.Sandwich }).Covariance!;
        for (var i = 0; i < general.Size; i++) ours.StandardError(i)!.Value.ShouldBe(general.StandardError(i)!.Value, 1e-5);
    }

    [Fact]
    public void has_nearly_the_same_errors_by_cross_product()
    {
        var responses = CategoryResponses.Of(TwoParameterSimulation.Draw(5, 4000, 8).Responses);
        var (exact, product) = (DichotomousCalibration.Fit(responses, IrtModel.TwoParameter, WithErrors), DichotomousCalibration.Fit(responses, IrtModel.TwoParameter, new() { Information = InformationMethod.CrossProduct }));
        for (var i = 0; i < exact.Parameters.Count; i++) product.Covariance!.StandardError(i)!.Value.ShouldBe(exact.Covariance!.StandardError(i)!.Value, 0.1 * exact.Covariance.StandardError(i)!.Value);
    }

    [Theory, MemberData(nameof(Models))]
    public void does_not_move_when_more_is_asked(IrtModel model, bool gaps)
    {
        var responses = Sample(gaps);
        var (usual, strict) = (DichotomousCalibration.Fit(responses, model), DichotomousCalibration.Fit(responses, model, new() { Tolerance = 1e-11, MaximumIterations = 200 }));
        foreach (var (a, b) in usual.Parameters.Zip(strict.Parameters)) a.Value.ShouldBe(b.Value, 1e-7);
    }

    [Theory, MemberData(nameof(Models))]
    public void is_the_same_to_the_bit_with_one_thread_and_two(IrtModel model, bool gaps)
    {
        var responses = Sample(gaps, persons: 1500);
        var (one, two) = (DichotomousCalibration.Fit(responses, model, WithErrors with { Threads = 1 }), DichotomousCalibration.Fit(responses, model, WithErrors with { Threads = 2 }));
        two.Parameters.ShouldBe(one.Parameters);
        (two.LogLikelihood, two.Convergence).ShouldBe((one.LogLikelihood, one.Convergence));
        two.Covariance!.Values.ShouldBe(one.Covariance!.Values);
    }

    [Theory, MemberData(nameof(Models))]
    public void takes_a_weight_for_a_count(IrtModel model, bool gaps)
    {
        var responses = Sample(gaps, persons: 300);
        var weights = Enumerable.Range(0, responses.Persons).Select(p => (double)(p % 3)).ToArray();
        var repeated = Enumerable.Range(0, responses.Persons).SelectMany(p => Enumerable.Repeat(p, p % 3)).SelectMany(p => responses.Person(p).ToArray()).ToArray();
        var weighted = DichotomousCalibration.Fit(responses, model, WithErrors with { PersonWeights = weights });
        var counted = DichotomousCalibration.Fit(new(repeated.Length / responses.Items, responses.Categories, repeated), model, WithErrors);
        weighted.Persons.ShouldBe(counted.Persons);
        weighted.LogLikelihood.ShouldBe(counted.LogLikelihood, 1e-8);
        for (var i = 0; i < counted.Parameters.Count; i++)
        {
            weighted.Parameters[i].Value.ShouldBe(counted.Parameters[i].Value, 1e-6);
            weighted.Covariance!.StandardError(i)!.Value.ShouldBe(counted.Covariance!.StandardError(i)!.Value, 1e-6);
        }
    }

    [Fact]
    public void goes_on_from_where_it_was()
    {
        var responses = Sample(gaps: true);
        var fit = DichotomousCalibration.Fit(responses, IrtModel.TwoParameter);
        var again = DichotomousCalibration.Fit(responses, IrtModel.TwoParameter, new() { Start = [.. fit.Items.Cast<DichotomousItem>()] });
        again.Convergence.Iterations.ShouldBeLessThan(5);
        foreach (var (a, b) in fit.Parameters.Zip(again.Parameters)) a.Value.ShouldBe(b.Value, 1e-6);
    }

    [Fact]
    public void never_steps_down()
    {
        var seen = new List<CalibrationProgress>();
        DichotomousCalibration.Fit(Sample(gaps: true), IrtModel.ThreeParameter, progress: new Recorder(seen));
        seen.Count.ShouldBeGreaterThan(3);
        foreach (var (a, b) in seen.Zip(seen.Skip(1))) b.LogLikelihood.ShouldBeGreaterThanOrEqualTo(a.LogLikelihood - 1e-9);
    }

    [Fact]
    public void certifies_its_points()
    {
        var responses = Sample(gaps: false);
        var fit = DichotomousCalibration.Fit(responses, IrtModel.TwoParameter, new() { CheckPoints = true, Quadrature = new(15, -4, 4) });
        fit.Convergence.ChangeOnDoubledPoints!.Value.ShouldBe(NaiveLikelihood.Of(responses, fit, new(29, -4, 4)) - fit.LogLikelihood, 1e-8);
        DichotomousCalibration.Fit(responses, IrtModel.TwoParameter, new() { CheckPoints = true }).Convergence.ChangeOnDoubledPoints!.Value.ShouldBe(0, 1e-6);
        DichotomousCalibration.Fit(responses, IrtModel.TwoParameter).Convergence.ChangeOnDoubledPoints.ShouldBeNull();
    }

    [Fact]
    public void stops_when_told()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => DichotomousCalibration.Fit(Sample(gaps: false), IrtModel.TwoParameter, ct: stop.Token));
        DichotomousCalibration.Fit(Sample(gaps: false), IrtModel.TwoParameter, new() { MaximumIterations = 3 }).Convergence.ShouldSatisfyAllConditions(c => c.Converged.ShouldBeFalse(), c => c.Iterations.ShouldBeLessThanOrEqualTo(4));
    }

    [Fact]
    public void heeds_every_prior()
    {
        var responses = Sample(gaps: false);
        var priors = new ItemPriors(new LogNormalPrior(0, 0.01), new NormalPrior(0.5, 0.01), new NormalPrior(-2, 0.01));
        var fit = DichotomousCalibration.Fit(responses, IrtModel.ThreeParameter, new() { Priors = priors, Information = InformationMethod.Oakes });
        foreach (var item in fit.Items.Cast<DichotomousItem>())
        {
            item.Slope.ShouldBe(1, 0.1);
            item.Intercept.ShouldBe(0.5, 0.1);
            Math.Log(item.Guessing / (1 - item.Guessing)).ShouldBe(-2, 0.1);
        }
        fit.Covariance!.StandardError(0)!.Value.ShouldBe(0.01, 0.002);
        var numeric = DichotomousCalibration.Fit(responses, IrtModel.ThreeParameter, new() { Priors = priors, Information = InformationMethod.NumericHessian });
        numeric.Covariance!.StandardError(0)!.Value.ShouldBe(fit.Covariance.StandardError(0)!.Value, 1e-4);
    }

    private sealed class Recorder(List<CalibrationProgress> seen) : IProgress<CalibrationProgress>
    {
        public void Report(CalibrationProgress value) => seen.Add(value);
    }

    // With gaps: a booklet design, each person two of the three thirds, and one who answered nothing.
    private static CategoryResponses Sample(bool gaps, int persons = 600, int items = 11)
    {
        var codes = CategoryResponses.Of(TwoParameterSimulation.Draw(7, persons, items).Responses).Codes.ToArray();
        if (gaps)
            for (var at = 0; at < codes.Length; at++)
                if (at / items == 0 || at % items % 3 == at / items % 3) codes[at] = CategoryResponses.Missing;
        return new(persons, [.. Enumerable.Repeat(2, items)], codes);
    }
}
