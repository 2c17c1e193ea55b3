using Cbhcr.Psychometrics.Decisions;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>How far decisions at the cut can be relied on, by every method that the data allow. A person passes with a score at or above the cut.</summary>
internal static class DecisionPart
{
    public static Dictionary<string, DecisionReport> Of(AnalysisData data, ClassicalPart classical, ModelPart? model, int cut, List<string> notes)
    {
        var found = new Dictionary<string, DecisionReport>();
        var (scores, maximum, lowest) = (classical.Analysis.Scores, classical.Analysis.MaximumScore, data.LowestScores.Sum());
        double at = cut - lowest;
        if (at <= 0 || at > maximum) notes.Add($"A cut of {cut} is outside the scores from {lowest + 1} to {maximum + lowest}: everybody, or nobody, would pass.");
        if (classical.Reliability.Alpha is { } alpha)
        {
            Add("livingstonLewis", LivingstonLewis.Of(scores, maximum, alpha, [at]).Indices);
            if (data.Marks is not null)
            {
                Add("hansonBrennan", HansonBrennan.Of(scores, maximum, alpha, [at]).Indices);
                Add("subkoviak", NumberRight.Subkoviak(scores, maximum, alpha, [at]));
                Add("huynh", NumberRight.Huynh(scores, maximum, [at]));
                Add("pengSubkoviak", NumberRight.PengSubkoviak(scores, alpha, at));
            }
        }
        else notes.Add("Without a reliability there is no decision consistency from raw scores.");
        if (model is null || model.Kept.Count < data.File.Items.Count) return found;
        var (items, population) = (model.Calibration.Items, model.Calibration.Populations[0]);
        Add("lee", Lee.Of(items, [at], population));
        if (TestCurve.AbilityFor(items, at) is { } theta) Add("rudner", Rudner.Of(items, [theta], population));
        else notes.Add("No ability is expected to have the score of the cut: there is no figure by Rudner.");
        return found;

        void Add(string method, DecisionIndices d) =>
            found[method] = new(d.Consistency, d.Kappa, d.Accuracy, d.FalsePositives, d.FalseNegatives, d.Notes.Count == 0 ? null : string.Join(' ', d.Notes));
    }
}
