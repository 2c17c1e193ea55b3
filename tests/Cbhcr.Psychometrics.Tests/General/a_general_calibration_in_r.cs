using System.Text.Json;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>mirt by EM to a change of 1e-8 on the same points, with standard errors by Oakes.</summary>
public sealed class a_general_calibration_in_r
{
    // Where the variance is free mirt sets it to the second moment, which is not the maximum on points that end at ±6: our log-likelihood is
    // higher by up to 1e-7. TAM is at the maximum.
    private const double Dichotomous = 1e-6, Other = 1e-4, MirtVariance = 2e-4, ErrorBar = 1e-3;
    private static readonly ItemPriors OnGuessing = new(GuessingLogit: new NormalPrior(-1.39, 0.5));

    public static TheoryData<string, string, IrtModel, double> Sets => new()
    {
        { "science", "Rasch", IrtModel.PartialCredit, MirtVariance },
        { "science", "graded", IrtModel.Graded, Other },
        { "science", "gpcm", IrtModel.GeneralisedPartialCredit, Other },
        { "science", "nominal", IrtModel.Nominal, Other },
        { "anxiety", "graded", IrtModel.Graded, Other },
        { "anxiety", "gpcm", IrtModel.GeneralisedPartialCredit, Other },
        { "verbalaggression_poly", "Rasch", IrtModel.PartialCredit, MirtVariance },
        { "verbalaggression_poly", "graded", IrtModel.Graded, Other },
        { "verbalaggression_poly", "gpcm", IrtModel.GeneralisedPartialCredit, Other },
        { "lsat7", "Rasch", IrtModel.Rasch, MirtVariance },
        { "lsat7", "1PL", IrtModel.OneParameter, Dichotomous },
        { "lsat7", "2PL", IrtModel.TwoParameter, Dichotomous },
        { "lsat7", "3PLprior", IrtModel.ThreeParameter, Other },
        { "hci", "Rasch", IrtModel.Rasch, MirtVariance },
        { "hci", "1PL", IrtModel.OneParameter, Dichotomous },
        { "hci", "2PL", IrtModel.TwoParameter, Dichotomous },
        { "hci", "3PLprior", IrtModel.ThreeParameter, Other },
        { "ability", "2PL", IrtModel.TwoParameter, Dichotomous },
    };

    [Theory, MemberData(nameof(Sets))]
    public void agrees(string name, string model, IrtModel ours, double bar)
    {
        SharedData.SkipUnlessThere();
        var r = Calibrations.InR(name, model);
        var fit = GeneralCalibration.Fit(Calibrations.Responses(name), ours, new() { Information = InformationMethod.Oakes }, ours == IrtModel.ThreeParameter ? OnGuessing : null);
        fit.Convergence.Converged.ShouldBeTrue($"{fit.Convergence}");
        var objective = r.GetProperty("logLik").GetDouble() + r.GetProperty("logPrior").GetDouble();
        AgreementTable.Compare("log-likelihood below R's (0: not below)", $"{name} {model}", Math.Min(0, fit.LogLikelihood + fit.LogPrior - objective), 0, 1e-5);
        AgreementTable.Compare("log-likelihood above R's (a win)", $"{name} {model}", Math.Max(0, fit.LogLikelihood + fit.LogPrior - objective), 0, 0.01);
        foreach (var (parameter, index) in fit.Parameters.Select((p, i) => (p, i)))
        {
            var (value, error) = InR(r, parameter, fit.Items);
            AgreementTable.Compare("calibrated parameters", $"{name} {model}", parameter.Value, value, bar, where: $"{parameter}");
            fit.Covariance.ShouldNotBeNull();
            if (error is { } expected) AgreementTable.Compare("standard errors of calibrated parameters", $"{name} {model}", fit.Covariance.StandardError(index)!.Value, expected, ErrorBar, relative: true, where: $"{parameter}");
        }
    }

    [Theory, InlineData("lsat7"), InlineData("hci"), InlineData("wirs")]
    public void agrees_with_tam_on_rasch(string name)
    {
        SharedData.SkipUnlessThere();
        var r = SharedData.Reference("peers_" + name).GetProperty("MML_TAM_Rasch");
        var fit = GeneralCalibration.Fit(Calibrations.Responses(name), IrtModel.Rasch);
        foreach (var (item, difficulty) in fit.Items.Cast<DichotomousItem>().Zip(r.GetProperty("xsi").EnumerateArray()))
            AgreementTable.Compare("Rasch difficulties of TAM", name, -item.Intercept, difficulty.GetDouble(), Dichotomous);
        AgreementTable.Compare("Rasch variance of TAM", name, fit.Parameters[^1].Value, r.GetProperty("variance").GetDouble(), 2e-5);
        AgreementTable.Compare("log-likelihood below TAM's (0: not below)", name, Math.Min(0, fit.LogLikelihood - r.GetProperty("logLik").GetDouble()), 0, 1e-5);
    }

    /// <summary>Two groups of persons, 12 items in common, 24 of each group's own.</summary>
    [Fact]
    public void agrees_on_two_groups()
    {
        SharedData.SkipUnlessThere();
        var r = SharedData.Reference("concurrent_kb36");
        var names = r.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("item").GetString()!).ToList();
        var (responses, groups) = ConcurrentForms.Of(names);
        var fit = GeneralCalibration.Fit(responses, IrtModel.TwoParameter, new() { Groups = groups });
        fit.Convergence.Converged.ShouldBeTrue($"{fit.Convergence}");
        var expected = r.GetProperty("items").EnumerateArray().ToList();
        foreach (var (item, place) in fit.Items.Cast<DichotomousItem>().Select((i, j) => (i, j)))
        {
            AgreementTable.Compare("concurrent slopes", "kb36", item.Slope, expected[place].GetProperty("a1").GetDouble(), 1e-4, where: names[place]);
            AgreementTable.Compare("concurrent intercepts", "kb36", item.Intercept, expected[place].GetProperty("d").GetDouble(), 1e-4, where: names[place]);
        }
        AgreementTable.Compare("concurrent mean", "kb36", fit.Populations[1].Mean, r.GetProperty("meanX").GetDouble(), 1e-4);
        AgreementTable.Compare("concurrent variance", "kb36", Math.Pow(fit.Populations[1].StandardDeviation, 2), r.GetProperty("varX").GetDouble(), 1e-4);
        AgreementTable.Compare("log-likelihood below R's (0: not below)", "kb36 concurrent", Math.Min(0, fit.LogLikelihood - r.GetProperty("logLik").GetDouble()), 0, 1e-5);
    }

    private static (double Value, double? Error) InR(JsonElement r, FreeParameter parameter, IReadOnlyList<IrtItem> items)
    {
        var parameters = r.GetProperty("parameters");
        if (parameter.Kind == ParameterKind.Variance) return Both(parameters.GetProperty("group"), "COV_11");
        var item = parameters.GetProperty("slopeIntercept")[Math.Max(0, parameter.Owner)];
        if (parameter.Kind != ParameterKind.Slope || parameter.Category == 0) return Both(item, Calibrations.NameInR(parameter));
        // R's nominal slopes are a1 · ak; only the last of ak is fixed, to the highest category.
        var (a, error) = Both(item, "a1");
        var k = item.GetProperty("est").GetProperty($"ak{parameter.Category}").GetDouble();
        return (a * k, parameter.Category == items[parameter.Owner].Categories - 1 ? error * k : null);
    }

    private static (double, double?) Both(JsonElement element, string name) =>
        (element.GetProperty("est").GetProperty(name).GetDouble(), element.GetProperty("se").GetProperty(name) is { ValueKind: JsonValueKind.Number } error ? error.GetDouble() : null);
}
