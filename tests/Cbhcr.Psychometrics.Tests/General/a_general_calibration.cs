using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;

namespace Cbhcr.Psychometrics.Tests.General;

public sealed class a_general_calibration
{
    private static readonly CategoryResponses Responses = Forms.Draw(Forms.TwoParameter(8), 600, 5);

    [Theory, InlineData(IrtModel.GeneralisedPartialCredit), InlineData(IrtModel.Graded), InlineData(IrtModel.Nominal)]
    public void of_two_categories_is_the_two_parameter_model(IrtModel model)
    {
        var (expected, fit) = (GeneralCalibration.Fit(Responses, IrtModel.TwoParameter), GeneralCalibration.Fit(Responses, model));
        fit.LogLikelihood.ShouldBe(expected.LogLikelihood, 1e-9);
        foreach (var (a, b) in fit.Parameters.Zip(expected.Parameters)) a.Value.ShouldBe(b.Value, 1e-6);
    }

    [Fact]
    public void of_one_slope_is_the_rasch_model_in_other_units()
    {
        var wide = new GeneralOptions { Quadrature = new(121, -10, 10) };
        var (rasch, one) = (GeneralCalibration.Fit(Responses, IrtModel.Rasch, wide), GeneralCalibration.Fit(Responses, IrtModel.OneParameter, wide));
        one.LogLikelihood.ShouldBe(rasch.LogLikelihood, 1e-7);
        one.Parameters[0].ShouldSatisfyAllConditions(p => p.Owner.ShouldBe(-1), p => p.Kind.ShouldBe(ParameterKind.Slope), p => p.Value.ShouldBe(rasch.Populations[0].StandardDeviation, 1e-6));
        one.Parameters.Count.ShouldBe(rasch.Parameters.Count);
    }

    [Fact]
    public void has_the_same_bits_with_any_number_of_threads()
    {
        var many = Forms.Draw(Forms.TwoParameter(10), 1_500, 6);
        var fits = new[] { 1, 2, 5 }.Select(t => GeneralCalibration.Fit(many, IrtModel.TwoParameter, new() { Threads = t, Information = InformationMethod.Oakes })).ToList();
        foreach (var fit in fits)
        {
            fit.Parameters.ShouldBe(fits[0].Parameters);
            fit.Covariance!.Values.ShouldBe(fits[0].Covariance!.Values);
        }
    }

    [Fact]
    public void counts_a_person_as_often_as_the_weight_says()
    {
        double[] weights = [.. Enumerable.Range(0, 600).Select(i => (double)(i % 3))];
        var repeated = Enumerable.Range(0, 600).SelectMany(i => Enumerable.Repeat(Responses.Person(i).ToArray(), i % 3)).ToList();
        var (weighted, plain) = (GeneralCalibration.Fit(Responses, IrtModel.TwoParameter, new() { Weights = weights }),
            GeneralCalibration.Fit(new CategoryResponses(repeated.Count, Responses.Categories, [.. repeated.SelectMany(r => r)]), IrtModel.TwoParameter));
        weighted.Persons.ShouldBe(repeated.Count);
        weighted.LogLikelihood.ShouldAgreeWith(plain.LogLikelihood);
        foreach (var (a, b) in weighted.Parameters.Zip(plain.Parameters)) a.Value.ShouldBe(b.Value, 1e-7);
    }

    [Fact]
    public void is_not_touched_by_persons_and_held_items_without_answers()
    {
        var more = Forms.Stack(Responses, Responses.Without((_, _) => true));
        var fit = GeneralCalibration.Fit(more, IrtModel.TwoParameter);
        fit.Persons.ShouldBe(600);
        fit.LogLikelihood.ShouldAgreeWith(GeneralCalibration.Fit(Responses, IrtModel.TwoParameter).LogLikelihood);
        var nobody = Responses.Without((_, j) => j == 3);
        var items = Enumerable.Range(0, 8).Select(j => j == 3 ? ItemSpecification.Held(DichotomousItem.At(1, 0)) : new ItemSpecification(IrtModel.TwoParameter)).ToList();
        GeneralCalibration.Fit(nobody, items).Populations.ShouldBe([Population.Standard]);
    }

    [Fact]
    public void gives_an_item_back_when_all_others_are_held_at_their_estimates()
    {
        var all = GeneralCalibration.Fit(Responses, IrtModel.TwoParameter);
        List<ItemSpecification> items = [new(IrtModel.TwoParameter), .. all.Items.Skip(1).Select(ItemSpecification.Held)];
        var fit = GeneralCalibration.Fit(Responses, items, new() { FreeReferenceMean = false, FreeReferenceVariance = false });
        fit.LogLikelihood.ShouldBe(all.LogLikelihood, 1e-9);
        foreach (var (a, b) in fit.Parameters.Zip(all.Parameters)) a.Value.ShouldBe(b.Value, 1e-6);
    }

    [Fact]
    public void with_anchors_finds_the_population_and_the_new_items()
    {
        var truth = Forms.TwoParameter(12);
        var able = Forms.Draw(truth, 4_000, 12, new(0.7, 1.3));
        List<ItemSpecification> items = [.. truth.Select((t, j) => j < 8 ? ItemSpecification.Held(t) : new ItemSpecification(IrtModel.TwoParameter))];
        var fit = GeneralCalibration.Fit(able, items, new() { Quadrature = new(81, -8, 8) });
        fit.Populations[0].Mean.ShouldBe(0.7, 0.06);
        fit.Populations[0].StandardDeviation.ShouldBe(1.3, 0.06);
        fit.Items.Take(8).ShouldBe(truth.Take(8));
        foreach (var (item, was) in fit.Items.Skip(8).Cast<DichotomousItem>().Zip(truth.Skip(8).Cast<DichotomousItem>()))
        {
            // Three standard errors.
            item.Slope.ShouldBe(was.Slope, 0.25);
            item.Intercept.ShouldBe(was.Intercept, 0.25);
        }
    }

    [Fact]
    public void ties_forms_together_by_their_common_items()
    {
        // Form A has items 0 to 7, form B items 4 to 11, given to a stronger group.
        var truth = Forms.TwoParameter(12);
        var both = Forms.Stack(Forms.Draw(truth, 2_500, 9), Forms.Draw(truth, 2_500, 10, new(0.6, 0.9))).Without((i, j) => i < 2_500 ? j > 7 : j < 4);
        int[] groups = [.. Enumerable.Range(0, 5_000).Select(i => i / 2_500)];
        var fit = GeneralCalibration.Fit(both, IrtModel.TwoParameter, new() { Groups = groups });
        fit.Populations[0].ShouldBe(Population.Standard);
        fit.Populations[1].Mean.ShouldBe(0.6, 0.08);
        fit.Populations[1].StandardDeviation.ShouldBe(0.9, 0.08);
        foreach (var (item, was) in fit.Items.Cast<DichotomousItem>().Zip(truth.Cast<DichotomousItem>())) item.Intercept.ShouldBe(was.Intercept, 0.25);
    }

    [Fact]
    public void takes_priors_into_account()
    {
        var slope = new LogNormalPrior(0, 0.01);
        var fit = GeneralCalibration.Fit(Responses, IrtModel.TwoParameter, priors: new(slope, new NormalPrior(0, 2)));
        foreach (var item in fit.Items.Cast<DichotomousItem>()) item.Slope.ShouldBe(1, 0.03);
        fit.LogPrior.ShouldAgreeWith(fit.Items.Cast<DichotomousItem>().Sum(i => slope.LogDensity(i.Slope) + new NormalPrior(0, 2).LogDensity(i.Intercept)));
        fit.LogLikelihood.ShouldBeLessThan(GeneralCalibration.Fit(Responses, IrtModel.TwoParameter).LogLikelihood);
    }

    [Fact]
    public void says_how_much_finer_points_change()
    {
        var coarse = GeneralCalibration.Fit(Responses, IrtModel.TwoParameter, new() { Quadrature = new(7, -4, 4), CheckDoubledPoints = true });
        var fine = GeneralCalibration.Fit(Responses, IrtModel.TwoParameter, new() { CheckDoubledPoints = true });
        Math.Abs(coarse.Convergence.ChangeOnDoubledPoints!.Value).ShouldBeGreaterThan(1e-3);
        Math.Abs(fine.Convergence.ChangeOnDoubledPoints!.Value).ShouldBeLessThan(1e-6);
        coarse.Convergence.GradientNorm.ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void says_when_it_was_stopped_early() => GeneralCalibration.Fit(Responses, IrtModel.TwoParameter, new() { MaximumIterations = 3 }).Convergence.Converged.ShouldBeFalse();
}
