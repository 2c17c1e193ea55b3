using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>How well one kind of parameter is found again.</summary>
/// <param name="Kind">Of parameter.</param>
/// <param name="Estimates">Number of estimates: parameters times replications.</param>
/// <param name="Bias">Mean of estimate less truth.</param>
/// <param name="RootMeanSquareError">√ of the mean squared difference.</param>
/// <param name="Coverage">Share of the intervals estimate ± 1.96 standard errors that hold the truth.</param>
public sealed record Recovery(ParameterKind Kind, int Estimates, double Bias, double RootMeanSquareError, double Coverage);

/// <summary>
/// Responses are drawn from a model and calibrated, again and again: what a sample of a size can be asked for. Items once: a = exp(0.3 z) within 0.5 … 2 (1 in
/// the Rasch model and the 1PL), b = z within −2 … 2, logit c = −1.39 + 0.5 z; persons N(0, 1), new each time.
/// </summary>
public static class RecoveryStudy
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>Runs a study. Replications in which an item is constant or the information is not positive definite do not count.</summary>
    /// <param name="model">Rasch, 1PL, 2PL or 3PL.</param>
    /// <param name="persons">1 or more.</param>
    /// <param name="items">1 or more.</param>
    /// <param name="replications">1 or more.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Null for the defaults; standard errors are always found, by Oakes unless another way is named.</param>
    /// <param name="ct">Looked at before every step.</param>
    /// <exception cref="ArgumentException">A number below 1, or another model.</exception>
    public static IReadOnlyList<Recovery> Run(IrtModel model, int persons, int items, int replications, ulong seed, DichotomousOptions? options = null, CancellationToken ct = default)
    {
        if (persons < 1 || items < 1 || replications < 1) throw new ArgumentException($"{replications} replications of {persons} persons on {items} items.", nameof(replications));
        options ??= new();
        if (options.Information == InformationMethod.None) options = options with { Information = InformationMethod.Oakes };
        var chance = new SplitMix64(seed);
        var truth = new DichotomousItem[items];
        for (var i = 0; i < items; i++) truth[i] = Item(model, chance);
        var found = new SortedDictionary<ParameterKind, List<(double Difference, double StandardError)>>();
        for (var r = 0; r < replications; r++)
        {
            var responses = Draw(truth, persons, chance);
            if (DichotomousCalibration.ConstantItems(responses).Count > 0) continue;
            var calibration = DichotomousCalibration.Fit(responses, model, options, null, ct);
            if (calibration.Covariance is not { } covariance) continue;
            for (var p = 0; p < calibration.Parameters.Count; p++)
            {
                var parameter = calibration.Parameters[p];
                if (covariance.StandardError(p) is not { } standardError) continue;
                if (!found.TryGetValue(parameter.Kind, out var list)) found[parameter.Kind] = list = [];
                list.Add((parameter.Value - True(truth, parameter), standardError));
            }
        }
        return [.. found.Select(f => new Recovery(f.Key, f.Value.Count, f.Value.Average(e => e.Difference), Math.Sqrt(f.Value.Average(e => e.Difference * e.Difference)),
            f.Value.Count(e => Math.Abs(e.Difference) <= Normal95 * e.StandardError) / (double)f.Value.Count))];
    }

    private static DichotomousItem Item(IrtModel model, SplitMix64 chance)
    {
        var (slope, difficulty, logit) = (Math.Clamp(Math.Exp(0.3 * chance.NextNormal()), 0.5, 2), Math.Clamp(chance.NextNormal(), -2, 2), -1.39 + 0.5 * chance.NextNormal());
        return DichotomousItem.At(model is IrtModel.Rasch or IrtModel.OneParameter ? 1 : slope, difficulty, model == IrtModel.ThreeParameter ? 1 / (1 + Math.Exp(-logit)) : 0);
    }

    private static CategoryResponses Draw(DichotomousItem[] items, int persons, SplitMix64 chance)
    {
        var codes = new byte[persons * items.Length];
        for (var at = 0; at < codes.Length;)
        {
            var ability = chance.NextNormal();
            foreach (var item in items) codes[at++] = chance.NextUniform() < item.ExpectedScore(ability) ? (byte)1 : (byte)0;
        }
        var categories = new int[items.Length];
        Array.Fill(categories, 2);
        return new(persons, categories, codes);
    }

    private static double True(DichotomousItem[] truth, FreeParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Slope => parameter.Owner < 0 ? 1 : truth[parameter.Owner].Slope,
        ParameterKind.Intercept => truth[parameter.Owner].Intercept,
        ParameterKind.GuessingLogit => Math.Log(truth[parameter.Owner].Guessing / (1 - truth[parameter.Owner].Guessing)),
        _ => 1,
    };
}
