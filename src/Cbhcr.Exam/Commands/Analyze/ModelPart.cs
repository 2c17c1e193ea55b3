using System.Globalization;
using Cbhcr.Exam.Commands.Analyze.Page;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>A calibration of the items that can be calibrated, and the abilities of the persons.</summary>
/// <param name="Kept">Which items of the file, from 0.</param>
/// <param name="Responses">Of the kept items.</param>
/// <param name="Seconds">Of the calibration, with standard errors.</param>
internal sealed record ModelPart(Calibration Calibration, IReadOnlyList<int> Kept, CategoryResponses Responses, PersonScores Scores, ModelFit Fit, double Seconds)
{
    /// <returns>Null, with a note, where nobody differs on any item.</returns>
    public static ModelPart? Of(AnalysisData data, AnalyzeOptions options, TimeProvider time, Action<double> progress, List<string> notes)
    {
        var model = options.Model!.Value;
        var dichotomous = model is IrtModel.Rasch or IrtModel.OneParameter or IrtModel.TwoParameter or IrtModel.ThreeParameter;
        if (dichotomous && data.Marks is null) throw new CsvException($"{data.File.Name}: the model {options.ModelName} is for right and wrong; for scores with more than two values take pcm, gpcm, grm or nominal.");
        var (kept, responses) = Calibrated(data, notes);
        if (kept.Count == 0)
        {
            notes.Add("No item is left for the model: nobody differs on any. There is no model.");
            return null;
        }
        if (dichotomous && model == IrtModel.ThreeParameter)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The lower asymptote c has a prior: its logit is normal with mean {options.GuessingPrior.Mean} and standard deviation {options.GuessingPrior.StandardDeviation}."));
        if (model is IrtModel.ThreeParameter or IrtModel.Graded) notes.Add("Weighted likelihood (wle) is the maximum of log L + ½ log I, as in R's mirt; for this model Warm's own estimate (1989) differs from it.");
        var started = time.GetTimestamp();
        var calibration = dichotomous ? Dichotomous(responses, model, options, progress) : General(data.File, responses, model, options);
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        if (!calibration.Convergence.Converged) notes.Add("The calibration did not converge: its figures are not to be used.");
        if (calibration.Covariance is null) notes.Add("The information of the calibration is not positive definite: there are no standard errors, and the model asks too much of these data.");
        progress(0.8);
        var scores = PersonScores.Of(calibration.Items, calibration.Populations[0], responses, new(Form: WeightedLikelihood.Jeffreys));
        progress(0.9);
        return new(calibration, kept, responses, scores, ModelFit.Of(calibration, responses, scores, notes), seconds);
    }

    private static Calibration Dichotomous(CategoryResponses responses, IrtModel model, AnalyzeOptions options, Action<double> progress) =>
        DichotomousCalibration.Fit(responses, model, new()
        {
            Information = InformationMethod.Oakes, CheckPoints = true, Tolerance = options.Tolerance ?? new DichotomousOptions().Tolerance,
            Priors = new(GuessingLogit: new NormalPrior(options.GuessingPrior.Mean, options.GuessingPrior.StandardDeviation)),
        }, new Steps(progress));

    private static Calibration General(ResponseFile file, CategoryResponses responses, IrtModel model, AnalyzeOptions options)
    {
        try
        {
            return GeneralCalibration.Fit(responses, model, new GeneralOptions { Information = InformationMethod.Oakes, CheckDoubledPoints = true, Tolerance = options.Tolerance ?? new GeneralOptions().Tolerance });
        }
        catch (ArgumentException e)
        {
            throw new CsvException($"{file.Name}: {e.Message}");
        }
    }

    /// <summary>Items on which persons differ, and of those only the categories that somebody is in.</summary>
    private static (IReadOnlyList<int> Kept, CategoryResponses Responses) Calibrated(AnalysisData data, List<string> notes)
    {
        var (scores, items) = (data.Scores, data.File.Items);
        var used = UsedCategories.Of(scores);
        var kept = Enumerable.Range(0, items.Count).Where(i => used.Original[i].Count > 1 && Enumerable.Range(0, scores.Persons).Any(p => scores.Person(p)[i] != CategoryResponses.Missing)).ToList();
        foreach (var i in Enumerable.Range(0, items.Count).Except(kept)) notes.Add($"{items[i]}: everybody who answered has the same score; the item is left out of the model.");
        foreach (var i in kept)
            if (Enumerable.Range(0, scores.Categories[i]).Except(used.Original[i]).ToList() is { Count: > 0 } unused)
                notes.Add($"{items[i]}: nobody has the score {string.Join(", ", unused.Select(k => k + data.LowestScores[i]))}; the model goes on as if it did not exist.");
        if (kept.Count == items.Count) return (kept, used.Responses);
        var packed = new byte[scores.Persons * kept.Count];
        for (var person = 0; person < scores.Persons; person++)
            for (var k = 0; k < kept.Count; k++) packed[person * kept.Count + k] = used.Responses.Person(person)[kept[k]];
        return (kept, new(scores.Persons, [.. kept.Select(i => used.Original[i].Count)], packed));
    }

    public ItemModelReport Parameters(int k, IReadOnlyList<string> names)
    {
        var (item, se) = (Calibration.Items[k], StandardErrors(k));
        var report = Bare(item, se);
        var (sx2, squares, (q3, with)) = (Fit.Items[k], Fit.MeanSquares[k].MeanSquare, Fit.LargestQ3(k));
        return report with { Sx2 = sx2.ChiSquare is null ? null : new(sx2.ChiSquare, sx2.DegreesOfFreedom, sx2.P), Infit = squares?.Infit, Outfit = squares?.Outfit, Q3Max = q3, Q3With = with < 0 ? null : names[Kept[with]] };
    }

    private static ItemModelReport Bare(IrtItem item, Dictionary<string, double?> se) =>
        item switch
        {
            DichotomousItem d => new(d.Slope, d.Difficulty, d.Guessing, null, d.Slope, d.Intercept, null, null, se, null, null, null, null, null),
            GradedItem g => new(g.Slope, null, null, g.Thresholds, g.Slope, null, null, g.Intercepts, se, null, null, null, null, null),
            PartialCreditItem p => new(p.Slope, null, null, p.Thresholds, p.Slope, null, null, [.. p.CategoryIntercepts.Skip(1)], se, null, null, null, null, null),
            NominalItem n => new(null, null, null, null, null, null, [.. n.CategorySlopes.Skip(1)], [.. n.CategoryIntercepts.Skip(1)], se, null, null, null, null, null),
            _ => throw new InvalidOperationException($"{item.GetType().Name} is not reported."),
        };

    /// <summary>By name; those of b and c by the delta method from slope, intercept and the logit of c.</summary>
    private Dictionary<string, double?> StandardErrors(int k)
    {
        var se = new Dictionary<string, double?>();
        if (Calibration.Covariance is not { } covariance) return se;
        int? slope = null, intercept = null;
        for (var p = 0; p < Calibration.Parameters.Count; p++)
        {
            var parameter = Calibration.Parameters[p];
            if (parameter.Owner != k && !(parameter is { Owner: -1, Kind: ParameterKind.Slope }) || parameter.Kind is ParameterKind.Mean or ParameterKind.Variance) continue;
            var error = covariance.StandardError(p);
            var suffix = parameter.Category > 0 ? parameter.Category.ToString(CultureInfo.InvariantCulture) : "";
            switch (parameter.Kind)
            {
                case ParameterKind.Slope:
                    slope ??= p;
                    se[$"slope{suffix}"] = error;
                    if (suffix.Length == 0) se["a"] = error;
                    break;
                case ParameterKind.Intercept:
                    intercept ??= p;
                    se[$"intercept{suffix}"] = error;
                    break;
                case ParameterKind.GuessingLogit:
                    var c = 1 / (1 + Math.Exp(-parameter.Value));
                    (se["logitC"], se["c"]) = (error, error * c * (1 - c));
                    break;
            }
        }
        if (Calibration.Items[k] is DichotomousItem item && intercept is { } d) se["b"] = OfDifficulty(item, slope, d, covariance);
        return se;
    }

    private static double? OfDifficulty(DichotomousItem item, int? slope, int intercept, ParameterCovariance covariance)
    {
        var (byA, byD) = (item.Intercept / (item.Slope * item.Slope), -1 / item.Slope);
        var variance = byD * byD * covariance[intercept, intercept] + (slope is { } a ? byA * byA * covariance[a, a] + 2 * byA * byD * covariance[a, intercept] : 0);
        return variance > 0 && double.IsFinite(variance) ? Math.Sqrt(variance) : null;
    }

    /// <summary>The model's curve, and persons in tenths by EAP.</summary>
    public ItemCurve Curve(int k)
    {
        var item = Calibration.Items[k];
        var answered = Enumerable.Range(0, Responses.Persons).Where(p => Responses.Person(p)[k] != CategoryResponses.Missing && Scores.Of(p).Eap?.Value is not null)
            .Select(p => (Theta: Scores.Of(p).Eap!.Value.Value!.Value, Score: (double)Responses.Person(p)[k])).OrderBy(p => p.Theta).ToList();
        var observed = answered.Count == 0 ? [] : answered.Chunk(Math.Max(1, (answered.Count + 9) / 10)).Select(tenth => (tenth.Average(t => t.Theta), tenth.Average(t => t.Score))).ToList();
        return new([.. Enumerable.Range(0, 81).Select(q => -4 + q * 0.1).Select(theta => (theta, item.ExpectedScore(theta)))], observed, item.Categories - 1);
    }

    public CalibrationReport Report(string name)
    {
        var (c, theta) = (Calibration, Enumerable.Range(0, 81).Select(q => Math.Round(-4 + q * 0.1, 1)).ToList());
        return new(name, c.LogLikelihood, c.LogPrior, c.Parameters.Count, c.Aic, c.Bic, c.Sabic, c.Convergence.Iterations, c.Convergence.Converged, c.Convergence.GradientNorm, c.Convergence.ChangeOnDoubledPoints, Seconds,
            c.Populations[0].Mean, c.Populations[0].StandardDeviation, Reliability.Marginal(c.Items, c.Populations[0]), Scores.EmpiricalReliability, Fit.Whole is { } m ? new(m.ChiSquare, m.DegreesOfFreedom, m.P, m.Rmsea) : null,
            new(theta, [.. theta.Select(t => TestCurve.Information(c.Items, t))], [.. theta.Select(t => TestCurve.ExpectedScore(c.Items, t))]));
    }

    private sealed class Steps(Action<double> progress) : IProgress<CalibrationProgress>
    {
        // Nobody knows how many steps it takes: each brings it a little nearer.
        public void Report(CalibrationProgress value) => progress(0.7 * (1 - Math.Exp(-value.Iteration / 10.0)));
    }
}
