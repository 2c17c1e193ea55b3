using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Estimation;

public sealed class a_dichotomous_calibration_of_odd_data
{
    private static readonly IrtModel[] Models = [IrtModel.Rasch, IrtModel.OneParameter, IrtModel.TwoParameter, IrtModel.ThreeParameter];

    [Fact]
    public void names_constant_items()
    {
        var responses = Of("1101", "0111", "010-", "110-");
        DichotomousCalibration.ConstantItems(responses).ShouldBe([1, 3]);
        Should.Throw<ConstantItemsException>(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch)).Items.ShouldBe([1, 3]);
        DichotomousCalibration.ConstantItems(responses, [0, 0, 1, 1]).ShouldBe([1, 2, 3]);
        DichotomousCalibration.ConstantItems(Of("1-", "0-")).ShouldBe([1]);
        Finite(DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { Priors = new(Intercept: new NormalPrior(0, 2)) }));
    }

    [Fact]
    public void refuses_what_makes_no_sense()
    {
        var responses = Of("10", "01", "11");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Graded), "Graded");
        Refuses(() => DichotomousCalibration.Fit(Of(), IrtModel.Rasch), "0 persons");
        Refuses(() => DichotomousCalibration.Fit(new(2, [3, 3], [0, 1, 1, 2]), IrtModel.Rasch), "Person 1, item 1: category 2");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { PersonWeights = [1] }), "1 weights");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { PersonWeights = [1, -1, 1] }), "Person 1");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { PersonWeights = [0, 0, 0] }), "All weights");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { Start = [new(1, 0)] }), "1 items to start");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { Start = [new(1, 0), new(double.NaN, 0)] }), "Item 1");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { StartVariance = 0 }), "variance");
        Refuses(() => DichotomousCalibration.Fit(responses, IrtModel.Rasch, new() { Threads = 0 }), "0 threads");
        Refuses(() => _ = new NormalPrior(0, 0), "standard deviation");
    }

    /// <summary>Two items that go together always, one against them, and one that everybody but one has right: slopes run away, and nothing breaks.</summary>
    [Fact]
    public void survives_perfect_separation() => Survives(Of("11001", "11001", "11001", "00111", "00111", "00110"));

    [Fact]
    public void survives_one_item() => Survives(Of("1", "0", "1"));

    [Fact]
    public void survives_two_persons() => Survives(Of("10", "01"));

    [Fact]
    public void survives_persons_with_everything_right_or_wrong() => Survives(Of("111", "000", "111", "000", "111"));

    [Fact]
    public void survives_answers_that_have_nothing_in_common() => Survives(Of("110", "101", "011", "001", "010", "100"));

    [Property(MaxTest = 30)]
    public bool is_finite_or_names_the_item(int seed)
    {
        var chance = new SplitMix64((ulong)seed);
        var (persons, items) = (1 + (int)(chance.NextUniform() * 20), 1 + (int)(chance.NextUniform() * 7));
        var responses = new CategoryResponses(persons, [.. Enumerable.Repeat(2, items)],
            [.. Enumerable.Range(0, persons * items).Select(_ => chance.NextUniform() is var u && u < 0.2 ? CategoryResponses.Missing : u < 0.6 ? (byte)1 : (byte)0)]);
        if (DichotomousCalibration.ConstantItems(responses).Count > 0) return Should.Throw<ConstantItemsException>(() => DichotomousCalibration.Fit(responses, IrtModel.TwoParameter)).Items.Count > 0;
        foreach (var model in Models) Finite(DichotomousCalibration.Fit(responses, model, new() { Information = InformationMethod.Oakes, MaximumIterations = 60 }));
        return true;
    }

    /// <summary>Guessing without a prior runs to 0 where there is none.</summary>
    [Fact]
    public void survives_guessing_without_a_prior()
    {
        var responses = CategoryResponses.Of(TwoParameterSimulation.Draw(3, 500, 8).Responses);
        var fit = DichotomousCalibration.Fit(responses, IrtModel.ThreeParameter, new() { Priors = new(), Information = InformationMethod.Oakes, MaximumIterations = 500 });
        Finite(fit);
        var two = DichotomousCalibration.Fit(responses, IrtModel.TwoParameter);
        fit.LogLikelihood.ShouldBeGreaterThan(two.LogLikelihood - 1e-3);
        TestContext.Current.TestOutputHelper!.WriteLine($"{fit.Convergence} {fit.LogLikelihood - two.LogLikelihood}");
    }

    private static void Survives(CategoryResponses responses)
    {
        foreach (var model in Models)
            foreach (var information in Enum.GetValues<InformationMethod>())
                Finite(DichotomousCalibration.Fit(responses, model, new() { Information = information, MaximumIterations = 100, CheckPoints = true }));
    }

    private static void Finite(Calibration fit)
    {
        double.IsFinite(fit.LogLikelihood + fit.LogPrior + fit.Convergence.GradientNorm + fit.Convergence.LargestChange + fit.Convergence.ChangeOnDoubledPoints.GetValueOrDefault()).ShouldBeTrue(fit.ToString());
        foreach (var parameter in fit.Parameters) double.IsFinite(parameter.Value).ShouldBeTrue(parameter.ToString());
        if (fit.Covariance is { } covariance) covariance.Values.ShouldAllBe(v => double.IsFinite(v));
    }

    private static void Refuses(Action action, string why) => Should.Throw<ArgumentException>(action).Message.ShouldContain(why);

    private static CategoryResponses Of(params string[] persons) => CategoryResponses.Of(Matrix.Of(persons));
}
