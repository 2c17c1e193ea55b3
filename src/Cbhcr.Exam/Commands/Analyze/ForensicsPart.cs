using System.Globalization;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Security;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>Cases for review: pairs and groups of persons, and persons, whose answers or times chance hardly explains. Holm's adjustment holds the chance of any false case of a kind at 5 %.</summary>
internal static class ForensicsPart
{
    private const double Level = 0.05;
    private const int FewestForNominal = 500;

    public static IEnumerable<CaseReport> OfAnswers(AnalysisData data, ModelPart? model, IReadOnlyList<double?> lzStar, List<string> notes)
    {
        if (data.Options is null) notes.Add("Without a key there are no options to compare: no search for similar answers.");
        foreach (var found in data.Options is { } options ? Similar(options, notes) : []) yield return found;
        if (model is null)
        {
            notes.Add("Without a model there is no person fit.");
            yield break;
        }
        var screen = ReviewScreen.Of("lz*", lzStar.Select(z => (z, z is { } value ? MathNet.Numerics.Distributions.Normal.CDF(0, 1, value) : (double?)null)), Level);
        foreach (var found in screen.Cases) yield return new("person-fit", [found.Subject + 1], found.Statistic, found.P, Level, "right on hard and wrong on easy questions, more than the model expects of this ability");
    }

    private static IEnumerable<CaseReport> Similar(OptionResponses options, List<string> notes)
    {
        var screen = SimilarityScreen.Of(options, Probabilities(options, notes));
        var review = screen.Review(MatchStatistic.GeneralisedBinomialTest, Level);
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"Similar answers: {screen.Tested:N0} ordered pairs tested; by chance alone {screen.Tested * Level:N0} would have p below {Level}, and with the adjustment there is a case in one of twenty such files."));
        foreach (var cluster in SimilarityCluster.Of(screen, review))
        {
            var closest = review.Cases.Where(c => cluster.Persons.Contains(screen.Pairs[c.Subject].First)).MinBy(c => c.AdjustedP);
            var pair = screen.Pairs[closest.Subject];
            yield return new("answer-similarity", [.. cluster.Persons.Select(p => p + 1).Order()], closest.Statistic, closest.P, Level,
                string.Create(CultureInfo.InvariantCulture, $"rows {pair.First + 1} and {pair.Second + 1}: {pair.Matches} of {pair.Compared} answers alike, {pair.Expected:0.0} expected"));
        }
    }

    /// <summary>A nominal model of the options where the sample carries one, else shares by score.</summary>
    private static OptionProbabilities Probabilities(OptionResponses options, List<string> notes)
    {
        if (options.Persons >= FewestForNominal)
            try
            {
                var codes = options.Codes.ToArray();
                for (var i = 0; i < codes.Length; i++)
                    if (codes[i] >= ResponseCode.MaximumOptions) codes[i] = CategoryResponses.Missing;
                var calibration = GeneralCalibration.Fit(new(options.Persons, [.. options.Items.ToArray().Select(i => i.Options)], codes), IrtModel.Nominal, new() { Tolerance = 1e-4 });
                if (calibration.Convergence.Converged) return OptionProbabilities.Of(calibration.Items, OptionAbilities.MaximumLikelihood(options, calibration.Items));
            }
            catch (ArgumentException)
            {
                // An option that nobody chose, for one; shares do without.
            }
        notes.Add("Similar answers: how likely an option is comes from its share among persons of about the same score, not from a model.");
        return OptionProbabilities.OfScoreStrata(options);
    }

    public static IEnumerable<CaseReport> OfTimes(ResponseTimes times, List<string> notes)
    {
        var model = LognormalTimeModel.Fit(times);
        if (!model.Converged) notes.Add("Times: the lognormal model did not converge.");
        var thresholds = TimeThresholds.Normative(times);
        var rapid = RapidGuessing.Of(times, thresholds);
        var effort = ReviewScreen.Of("rapid answers", rapid.Test(model, times, thresholds), Level);
        foreach (var found in effort.Cases)
            yield return new("rapid-guessing", [found.Subject + 1], found.Statistic, found.P, Level, string.Create(CultureInfo.InvariantCulture, $"{rapid.Persons[found.Subject].Rapid} of {rapid.Persons[found.Subject].N} answers faster than a tenth of the usual time"));
        var fit = ReviewScreen.Of("time residuals", TimeFit.Of(model, times).Persons.Select(p => (p.ChiSquare, p.P)), Level);
        foreach (var found in fit.Cases) yield return new("response-time", [found.Subject + 1], found.Statistic, found.P, Level, "times that do not rise and fall with those of the others");
    }
}
