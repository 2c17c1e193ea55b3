using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;
using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>Every model in one form, two groups, missing cells, against the textbook formula.</summary>
public sealed class a_marginal_likelihood
{
    private static readonly Quadrature Points = new(13, -4, 4);
    private static readonly ItemPriors Guess = new(GuessingLogit: new NormalPrior(-1.4, 0.4));
    private static readonly int[] Groups = [.. Enumerable.Repeat(0, 80), .. Enumerable.Repeat(1, 80)];
    private static readonly Lazy<(CategoryResponses Responses, Calibration Fit)> Mixed = new(() => Fit(InformationMethod.Oakes));

    [Fact]
    public void is_the_textbooks() => Mixed.Value.Fit.LogLikelihood.ShouldAgreeWith(Naive().At(Naive().Estimate));

    [Fact]
    public void does_not_rise_in_any_direction_at_the_estimate()
    {
        var (naive, fit) = (Naive(), Mixed.Value.Fit);
        fit.Convergence.Converged.ShouldBeTrue();
        for (var p = 0; p < naive.Estimate.Length; p++)
            (naive.Slope(p) + (PriorOf(fit.Parameters[p])?.First(naive.Estimate[p]) ?? 0)).ShouldBe(0, 1e-7, $"{fit.Parameters[p]}");
    }

    [Fact]
    public void has_the_second_derivatives_of_the_covariance()
    {
        var (naive, fit) = (Naive(), Mixed.Value.Fit);
        var n = naive.Estimate.Length;
        var information = Matrix<double>.Build.Dense(n, n);
        for (var a = 0; a < n; a++)
            for (var b = 0; b <= a; b++) information[a, b] = information[b, a] = -naive.Bend(a, b) - (a == b ? PriorOf(fit.Parameters[a])?.Second(naive.Estimate[a]) ?? 0 : 0);
        var inverse = information.Inverse();
        for (var a = 0; a < n; a++)
            for (var b = 0; b < n; b++)
                (fit.Covariance![a, b] / Math.Sqrt(inverse[a, a] * inverse[b, b])).ShouldBe(inverse[a, b] / Math.Sqrt(inverse[a, a] * inverse[b, b]), 1e-6, $"{fit.Parameters[a]} {fit.Parameters[b]}");
    }

    [Fact]
    public void has_covariances_of_three_kinds_that_agree_where_the_model_holds()
    {
        var responses = Forms.Draw(Forms.TwoParameter(5), 4_000, 11);
        var fits = new[] { InformationMethod.Oakes, InformationMethod.CrossProduct, InformationMethod.Sandwich }
            .Select(s => GeneralCalibration.Fit(responses, IrtModel.TwoParameter, new() { Information = s }).Covariance!).ToList();
        for (var p = 0; p < fits[0].Size; p++)
        {
            fits[1].StandardError(p)!.Value.ShouldBe(fits[0].StandardError(p)!.Value, 0.1 * fits[0].StandardError(p)!.Value);
            fits[2].StandardError(p)!.Value.ShouldBe(fits[0].StandardError(p)!.Value, 0.1 * fits[0].StandardError(p)!.Value);
            fits[1].StandardError(p).ShouldNotBe(fits[0].StandardError(p));
            fits[2].StandardError(p).ShouldNotBe(fits[0].StandardError(p));
        }
    }

    [Fact]
    public void has_the_covariances_of_a_numeric_hessian()
    {
        var (exact, numeric) = (Mixed.Value.Fit.Covariance!, Fit(InformationMethod.NumericHessian).Fit.Covariance!);
        for (var i = 0; i < exact.Size; i++)
            for (var j = 0; j <= i; j++) numeric[i, j].ShouldBe(exact[i, j], 1e-6 * exact.StandardError(i)!.Value * exact.StandardError(j)!.Value);
    }

    [Fact]
    public void rises_with_every_pass()
    {
        var last = double.NegativeInfinity;
        for (var passes = 1; passes < 25; passes++)
        {
            var fit = Fit(InformationMethod.None, passes).Fit;
            (fit.LogLikelihood + fit.LogPrior).ShouldBeGreaterThanOrEqualTo(last - 1e-9);
            last = fit.LogLikelihood + fit.LogPrior;
        }
    }

    private static ParameterPrior? PriorOf(FreeParameter parameter) => parameter.Kind == ParameterKind.GuessingLogit ? Guess.GuessingLogit : null;

    private static NaiveMarginal Naive() => new(Mixed.Value.Responses, Mixed.Value.Fit, Points, Groups);

    private static (CategoryResponses Responses, Calibration Fit) Fit(InformationMethod errors, int passes = 1000)
    {
        var responses = Forms.Stack(Forms.Draw(Forms.Mixed, 80, 3), Forms.Draw(Forms.Mixed, 80, 4, new(0.4, 0.8))).Without((i, j) => (i + 3 * j) % 11 == 0);
        var items = Forms.MixedModels.Select(m => new ItemSpecification(m, m == IrtModel.ThreeParameter ? Guess : null)).ToList();
        return (responses, GeneralCalibration.Fit(responses, items, new() { Groups = Groups, Quadrature = Points, Information = errors, MaximumIterations = passes }));
    }
}
