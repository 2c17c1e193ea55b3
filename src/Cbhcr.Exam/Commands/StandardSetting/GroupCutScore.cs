using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Methods on examinees whom judges know.</summary>
internal static class GroupCutScore
{
    public static CutScoreReport Contrasting(CutScoreOptions options)
    {
        using var csv = CsvTable.Open(options.File);
        var (group, score) = (csv.Require("group"), csv.Require("score"));
        List<double> competent = [], others = [];
        while (csv.Read())
        {
            var x = Score(csv, score);
            (csv[group].Trim() switch { "competent" or "1" => competent, "other" or "0" => others, _ => throw csv.Wrong(group, "competent or other") }).Add(x);
        }
        if (competent.Count == 0 || others.Count == 0) throw new CsvException($"{csv.File}: nobody is {(competent.Count == 0 ? "competent" : "other")}.");
        var groups = ContrastingGroups.Of(competent, others, options.Cost);
        var chosen = options.Rule switch { "logistic" => groups.Logistic, "intersection" => groups.Intersection, "midpoint" => groups.MeanMidpoint, _ => groups.LeastCost };
        return CutScoreReport.Of(options.Method, chosen, competent.Count + others.Count) with
        {
            Details = new { options.Rule, Competent = competent.Count, Others = others.Count, groups.Logistic, groups.Intersection, groups.MeanMidpoint, groups.LeastCost, groups.FalsePasses, groups.FalseFails },
            Notes = chosen is null ? [$"There is no cut by the rule {options.Rule}: the groups do not overlap, or the competent do not score higher."] : [],
        };
    }

    public static CutScoreReport Borderline(CutScoreOptions options)
    {
        using var csv = CsvTable.Open(options.File);
        var (group, score) = (csv.IndexOf("group"), csv.Require("score"));
        var (scores, left) = (new List<double>(), 0);
        while (csv.Read())
        {
            var x = Score(csv, score);
            if (group < 0 || csv[group].Trim() is "borderline") scores.Add(x);
            else left++;
        }
        if (scores.Count == 0) throw new CsvException($"{csv.File}: nobody is borderline.");
        var study = BorderlineGroup.Of(scores);
        return CutScoreReport.Of(options.Method, options.Centre == Centre.Median ? study.Median : study.Mean, scores.Count) with
        {
            Details = new { options.Centre, Median = study.Median.Value, Mean = study.Mean.Value },
            Notes = left > 0 ? [$"{left} examinees of other groups are left out."] : [],
        };
    }

    private static double Score(CsvTable csv, int column) =>
        csv.Number(column) is var x && Math.Abs(x) <= ContrastingGroups.LargestScore ? x : throw csv.Wrong(column, "a raw score");
}
