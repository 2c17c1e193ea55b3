using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;

namespace Cbhcr.Psychometrics.Tests.General;

public sealed class odd_data_for_a_general_calibration
{
    [Fact]
    public void is_refused_by_item_and_category_where_nobody_is_in_it()
    {
        var responses = new CategoryResponses(4, [2, 3], [0, 0, 1, 2, 0, 0, 1, 2]);
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.Graded)).Message.ShouldContain("Item 1: nobody is in category 1");
        var used = UsedCategories.Of(responses);
        used.Original[1].ShouldBe([0, 2]);
        used.Responses.Categories.ToArray().ShouldBe([2, 2]);
        used.Responses.Codes.ToArray().ShouldBe([0, 0, 1, 1, 0, 0, 1, 1]);
    }

    [Fact]
    public void is_taken_where_a_prior_holds_the_category()
    {
        var responses = new CategoryResponses(4, [2, 2], [1, 0, 1, 1, 1, 0, 1, 1]);
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.Rasch)).Message.ShouldContain("Item 0: nobody is in category 0");
        GeneralCalibration.Fit(responses, IrtModel.Rasch, priors: new(Intercept: new NormalPrior(0, 1))).Items.Cast<DichotomousItem>().First().Intercept.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void is_refused_where_a_group_is_on_no_scale()
    {
        var responses = new CategoryResponses(4, [2, 2], [0, 255, 1, 255, 255, 0, 255, 1]);
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.Rasch, new() { Groups = [0, 0, 1, 1] })).Message.ShouldContain("Group 1");
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.TwoParameter, new() { FreeReferenceMean = true }));
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.TwoParameter, new() { FreeReferenceVariance = true }));
    }

    [Fact]
    public void is_refused_where_shapes_do_not_fit()
    {
        var responses = new CategoryResponses(2, [2, 3], [0, 0, 1, 2]);
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.TwoParameter)).Message.ShouldContain("Item 1");
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, [new(IrtModel.Graded)]));
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, [new(IrtModel.Graded), ItemSpecification.Held(DichotomousItem.At(1, 0))])).Message.ShouldContain("Item 1");
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.Graded, new() { Groups = [0] }));
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(responses, IrtModel.Graded, new() { Weights = [1, double.NaN] })).Message.ShouldContain("Person 1");
        Should.Throw<ArgumentException>(() => GeneralCalibration.Fit(new CategoryResponses(0, [2], []), IrtModel.Rasch));
        Should.Throw<ArgumentException>(() => new NormalPrior(0, 0));
        Should.Throw<ArgumentException>(() => new LogNormalPrior(0, double.NaN));
    }

    [Fact]
    public void leaves_an_empty_group_at_the_standard()
    {
        var fit = GeneralCalibration.Fit(Forms.Draw(Forms.TwoParameter(4), 60, 1), IrtModel.Rasch, new() { Groups = [.. Enumerable.Range(0, 60).Select(i => i % 2 * 2)] });
        fit.Populations.Count.ShouldBe(3);
        fit.Populations[1].ShouldBe(Population.Standard);
        fit.Parameters.ShouldNotContain(p => p.Owner == 1 && p.Kind == ParameterKind.Mean);
    }

    /// <summary>Items that say the same drive their slopes up without end: the estimate stays finite, whatever it says of convergence.</summary>
    [Theory, InlineData(IrtModel.TwoParameter), InlineData(IrtModel.Graded), InlineData(IrtModel.Nominal), InlineData(IrtModel.ThreeParameter), InlineData(IrtModel.Rasch)]
    public void stays_finite_under_perfect_separation(IrtModel model)
    {
        byte[] codes = [.. Enumerable.Range(0, 100).SelectMany(i => Enumerable.Repeat((byte)(i % 2), 6))];
        var fit = GeneralCalibration.Fit(new CategoryResponses(100, [2, 2, 2, 2, 2, 2], codes), model, new() { MaximumIterations = 100, Information = InformationMethod.Oakes });
        fit.Parameters.ShouldAllBe(p => double.IsFinite(p.Value));
        double.IsFinite(fit.LogLikelihood).ShouldBeTrue();
        if (model != IrtModel.Rasch) fit.Items.ShouldAllBe(i => Math.Abs(i.ExpectedScore(1) - i.ExpectedScore(-1)) > 0.9);
    }

    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)], MaxTest = 60)]
    public void gives_finite_figures_or_a_reason(Case @case)
    {
        var responses = CategoryResponses.Of(@case.Responses, unansweredIsWrong: false);
        foreach (var model in new[] { IrtModel.Rasch, IrtModel.OneParameter, IrtModel.TwoParameter, IrtModel.ThreeParameter })
            try
            {
                var fit = GeneralCalibration.Fit(responses, model, new() { Quadrature = new(15, -4, 4), MaximumIterations = 40, Information = InformationMethod.Sandwich });
                fit.Parameters.ShouldAllBe(p => double.IsFinite(p.Value));
                double.IsFinite(fit.LogLikelihood + fit.Convergence.GradientNorm).ShouldBeTrue();
                fit.Covariance?.Values.ShouldAllBe(v => double.IsFinite(v));
            }
            catch (ArgumentException e)
            {
                e.Message.ShouldMatch("Item|group 0");
            }
    }
}
