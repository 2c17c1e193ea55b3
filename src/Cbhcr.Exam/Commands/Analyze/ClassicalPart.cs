using System.Globalization;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Reliability;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>Classical figures of items and test, with words where an item needs a look or the sample is too small.</summary>
/// <param name="Totals">Raw score of each person, as the file counts.</param>
internal sealed record ClassicalPart(ClassicalAnalysis Analysis, ReliabilityAnalysis Reliability, TestReport Test, IReadOnlyList<ItemReport> Items, IReadOnlyList<int> Totals)
{
    private const double LowCorrelation = 0.10;

    public static ClassicalPart Of(AnalysisData data, ulong seed, SampleThresholds thresholds, List<string> notes)
    {
        var analysis = data.Options is { } options ? ClassicalAnalysis.Of(options) : data.Marks is { } marks ? ClassicalAnalysis.Of(marks) : ClassicalAnalysis.Of(data.Points);
        var reliability = data.Marks is { } scored ? ReliabilityAnalysis.Of(scored, options: new() { Seed = seed }) : ReliabilityAnalysis.Of(data.Points, options: new() { Seed = seed });
        if (reliability.Persons < data.File.Persons)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Reliability rests on the {reliability.Persons:N0} persons who were given every item."));
        if (reliability.Alpha is null)
            notes.Add($"There is no reliability: it takes two items or more and {(data.File.Persons < 2 ? "two persons or more" : "raw scores that differ")}.");
        if (data.File.Persons < thresholds.Classical)
            notes.Add($"{AnalysisData.Count(data.File.Persons)}: below {thresholds.Classical} no classical figure can be interpreted; they are shown with their intervals for the record.");
        var lowest = data.LowestScores.Sum();
        return new(analysis, reliability, Of(analysis, reliability, lowest, data), [.. analysis.Items.Select((item, i) => Item(data, i, item, reliability.Alpha))], Totalled(data, lowest));
    }

    private static TestReport Of(ClassicalAnalysis analysis, ReliabilityAnalysis r, int lowest, AnalysisData data) => new(
        data.File.Items.Count, analysis.Scores.Mean + lowest, analysis.Scores.StandardDeviation, analysis.Scores.Minimum + lowest, analysis.Scores.Maximum + lowest, analysis.Scores.Median + lowest,
        analysis.Scores.Skewness, analysis.Scores.Kurtosis, r.Alpha, r.AlphaInterval is { } ci ? [ci.Low, ci.High] : null, r.Kr20, r.Kr21, r.OddEven.SpearmanBrown, r.OddEven.GuttmanFlanagan,
        [r.Guttman.Lambda1, r.Guttman.Lambda2, r.Guttman.Lambda3, r.Guttman.Lambda4, r.Guttman.Lambda5, r.Guttman.Lambda6], r.Omega?.Omega, r.StandardErrorOfMeasurement,
        [.. r.ConditionalErrors.Select(e => new CsemReport(e.Score, e.Lord, e.Keats, null))], [.. analysis.Scores.Frequencies.ToArray().Select(f => (int)f)]);

    private static ItemReport Item(AnalysisData data, int i, ClassicalItem item, double? alpha)
    {
        var interval = item.MaximumPoints == 1 && item.Mean is { } p && item.N > 0 ? Wilson(p, item.N) : null;
        return new(data.File.Items[i], (int)item.N, item.Mean + data.LowestScores[i], item.StandardDeviation, item.TotalCorrelation, item.RestCorrelation, item.BiserialTotal, item.BiserialRest, item.Discrimination,
            item.AlphaIfDeleted, (int)item.Omitted.Count, (int)item.NotReached.Count, interval, data.Options is null ? null : Options(data, i, item), null, null, [.. Words(data, i, item, alpha)]);
    }

    private static List<OptionReport> Options(AnalysisData data, int i, ClassicalItem item)
    {
        var key = data.Options!.Items[i].Key;
        var options = item.Answers.Select((a, o) => Option(data.OptionNames![i][o], o == key, a)).ToList();
        if (item.Omitted.Count > 0) options.Add(Option("", false, item.Omitted));
        return options;
    }

    private static OptionReport Option(string name, bool isKey, AnswerStatistics a) => new(name, isKey, (int)a.Count, a.P ?? 0, a.TotalCorrelation, a.RestCorrelation, a.ByGroup);

    private static IEnumerable<string> Words(AnalysisData data, int i, ClassicalItem item, double? alpha)
    {
        if (item.N == 0) yield return "nobody was given it";
        else if (item.Variance is null or 0) yield return "everybody has the same score: it tells nothing";
        if (item.RestCorrelation < 0) yield return "goes against the rest: is the key right?";
        else if (item.RestCorrelation < LowCorrelation) yield return "tells little";
        if (item.MaximumPoints == 1 && item.P > 0.95) yield return "very easy";
        if (item.MaximumPoints == 1 && item.P < 0.2) yield return "very hard";
        if (item.AlphaIfDeleted > alpha) yield return "alpha rises without it";
        if (data.Options is not { } options) yield break;
        var key = options.Items[i].Key;
        for (var o = 0; o < item.Answers.Count; o++)
            if (o != key && item.Answers[o].RestCorrelation > Math.Max(0.05, item.Answers[key].RestCorrelation ?? 0)) yield return $"option {data.OptionNames![i][o]} draws the better persons";
    }

    private static double?[] Wilson(double p, double n)
    {
        var interval = SmallSampleIntervals.Wilson(p * n, n);
        return [interval.Low, interval.High];
    }

    private static int[] Totalled(AnalysisData data, int lowest)
    {
        var totals = new int[data.File.Persons];
        for (var person = 0; person < totals.Length; person++)
        {
            totals[person] = lowest;
            foreach (var code in data.Points.Person(person))
                if (code != CategoryResponses.Missing) totals[person] += code;
        }
        return totals;
    }
}
