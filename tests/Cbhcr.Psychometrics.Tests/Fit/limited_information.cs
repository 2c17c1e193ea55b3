using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Fit;
using Cbhcr.Psychometrics.Tests.Scoring;
using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Tests.Fit;

public sealed class limited_information
{
    /// <summary>M₂ as published, with an orthogonal complement, derivatives by differences and the covariance from all moments written out.</summary>
    [Theory]
    [InlineData("irtoys", "3PLprior", 12), InlineData("hci", "3PLprior", 10), InlineData("verbalaggression_poly", "gpcm", 10), InlineData("lsat7", "Rasch", 5), InlineData("verbalaggression_poly", "Rasch", 8)]
    public void is_what_the_paper_says(string name, string model, int count)
    {
        var m = ReferenceModel.Of(name, model);
        var items = m.Items.Take(count).ToList();
        var codes = Enumerable.Range(0, m.Responses.Persons).SelectMany(p => m.Responses.Person(p)[..count].ToArray()).ToArray();
        var responses = new CategoryResponses(m.Responses.Persons, m.Responses.Categories[..count], codes);
        var free = m.Free().Where(f => f.Kind == ParameterKind.Variance || f.Owner < count).ToList();
        var ours = LimitedInformation.M2(items, m.Population, responses, free)!;

        var moments = Moments(items, m.Population);
        var delta = Matrix<double>.Build.Dense(moments.Count, free.Count, (r, c) => Slope(items, m.Population, free[c])[r]);
        var complement = delta.TransposeThisAndMultiply(delta).Inverse() is var g ? Matrix<double>.Build.DenseIdentity(moments.Count) - delta * g * delta.Transpose() : delta;
        var basis = complement.Svd().U.SubMatrix(0, moments.Count, 0, moments.Count - free.Count);
        var residual = Observed(responses) - moments;
        var form = basis.TransposeThisAndMultiply(Covariance(items, m.Population) * basis);
        var projected = basis.TransposeThisAndMultiply(residual);
        ours.ChiSquare.ShouldAgreeWith(responses.Persons * projected.DotProduct(form.Solve(projected)), "M2", 1e-5);
        ours.DegreesOfFreedom.ShouldBe(moments.Count - free.Count);
    }

    [Fact]
    public void rejects_about_as_often_as_it_should()
    {
        var items = Plain.Mixed(8);
        var p = Enumerable.Range(1, 60).Select(seed => LimitedInformation.M2(items, Population.Standard, Plain.Draw(items, 600, (ulong)seed).Responses, [])!.P).ToList();
        p.Count(x => x < 0.05).ShouldBeInRange(0, 9);
        p.Average().ShouldBe(0.5, 0.15);
    }

    [Fact]
    public void is_not_defined_without_degrees_of_freedom_or_answers()
    {
        List<IrtItem> items = [new DichotomousItem(1, 0), new DichotomousItem(1, 0.5)];
        LimitedInformation.M2(items, Population.Standard, Plain.Rows(items, "01", "10", "11"), FreeParameters.Of(IrtModel.TwoParameter, items, Population.Standard)).ShouldBeNull();
        LimitedInformation.M2(items, Population.Standard, Plain.Rows(items, "0-", "-1"), []).ShouldBeNull();
        LimitedInformation.M2(items, Population.Standard, Plain.Rows(items), []).ShouldBeNull();
        LimitedInformation.M2(items, Population.Standard, Plain.Rows(items, "01", "10", "11"), []).ShouldNotBeNull().Rmsea.ShouldNotBeNull();
        LimitedInformation.M2(items, Population.Standard, Plain.Rows(items, "11", "11"), [])!.Tli.ShouldBeNull();
        Should.Throw<ArgumentException>(() => LimitedInformation.M2([.. Plain.Mixed(77)], Population.Standard, Plain.Draw(Plain.Mixed(77), 2, 1).Responses, []));
    }

    private static Vector<double> Moments(List<IrtItem> items, Population population)
    {
        var (grid, weights) = (Quadrature.Default, Quadrature.Default.Weights(population));
        double Mean(Func<double, double> f) => Enumerable.Range(0, weights.Length).Sum(q => weights[q] * f(grid.Points[q]));
        return Vector<double>.Build.DenseOfEnumerable(
            [.. items.Select(i => Mean(i.ExpectedScore)), .. Pairs(items.Count).Select(p => Mean(t => items[p.I].ExpectedScore(t) * items[p.J].ExpectedScore(t)))]);
    }

    private static Vector<double> Slope(List<IrtItem> items, Population population, FreeParameter parameter)
    {
        const double Step = 1e-4;
        Vector<double> At(double away) => parameter.Kind == ParameterKind.Variance
            ? Moments(items, new(population.Mean, Math.Sqrt(parameter.Value + away))) : Moments([.. items.Select((item, i) => i == parameter.Owner ? Moved(item, parameter, away) : item)], population);
        return (8 * (At(Step) - At(-Step)) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
    }

    private static IrtItem Moved(IrtItem item, FreeParameter p, double away) => (item, p.Kind) switch
    {
        (DichotomousItem d, ParameterKind.Slope) => d with { Slope = d.Slope + away },
        (DichotomousItem d, ParameterKind.Intercept) => d with { Intercept = d.Intercept + away },
        (DichotomousItem d, ParameterKind.GuessingLogit) => d with { Guessing = 1 / (1 + Math.Exp(-p.Value - away)) },
        (PartialCreditItem g, ParameterKind.Slope) => new PartialCreditItem(g.Slope + away, [.. g.CategoryIntercepts.Skip(1)]),
        (PartialCreditItem g, _) => new PartialCreditItem(g.Slope, [.. g.CategoryIntercepts.Skip(1).Select((d, k) => k + 1 == p.Category ? d + away : d)]),
        _ => throw new NotSupportedException(),
    };

    // E(products) of one person, powers of an item that occurs twice taken together.
    private static Matrix<double> Covariance(List<IrtItem> items, Population population)
    {
        var (grid, weights) = (Quadrature.Default, Quadrature.Default.Weights(population));
        var powers = items.Select(i => grid.Points.Select(t => Plain.Probabilities(i, t)).Select(p => Enumerable.Range(0, 3).Select(e => p.Select((x, k) => x * Math.Pow(k, e)).Sum()).ToArray()).ToArray()).ToList();
        List<int[]> moments = [.. Enumerable.Range(0, items.Count).Select(i => new[] { i }), .. Pairs(items.Count).Select(p => new[] { p.I, p.J })];
        double Mean(int[] factors) => Enumerable.Range(0, weights.Length).Sum(q => weights[q] * factors.GroupBy(i => i).Aggregate(1.0, (product, i) => product * powers[i.Key][q][i.Count()]));
        return Matrix<double>.Build.Dense(moments.Count, moments.Count, (r, c) => Mean([.. moments[r], .. moments[c]]) - Mean(moments[r]) * Mean(moments[c]));
    }

    private static Vector<double> Observed(CategoryResponses responses)
    {
        var rows = Enumerable.Range(0, responses.Persons).Select(p => responses.Person(p).ToArray()).ToList();
        return Vector<double>.Build.DenseOfEnumerable(
            [.. Enumerable.Range(0, responses.Items).Select(i => rows.Average(r => (double)r[i])), .. Pairs(responses.Items).Select(p => rows.Average(r => (double)r[p.I] * r[p.J]))]);
    }

    private static IEnumerable<(int I, int J)> Pairs(int items) => Enumerable.Range(0, items).SelectMany(i => Enumerable.Range(i + 1, items - i - 1).Select(j => (i, j)));
}
