using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Classical;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Compromises between what judges ask and what candidates reach.</summary>
internal static class CompromiseCutScore
{
    private const string Misses = "There is no cut: the judges' line does not meet the scores of the candidates.";

    public static CutScoreReport Hofstee(CutScoreOptions options, ScoreDistribution scores)
    {
        using var csv = CsvTable.Open(options.File);
        var (minimumCut, maximumCut, minimumFail, maximumFail) = (csv.Require("min_cut"), csv.Require("max_cut"), csv.Require("min_fail"), csv.Require("max_fail"));
        var file = RatingsFile<HofsteeJudgement>.Read(csv, withItems: false, (_, _, _) =>
        {
            var judgement = new HofsteeJudgement(csv.Number(minimumCut), csv.Number(maximumCut), Share(csv, minimumFail), Share(csv, maximumFail));
            if (judgement.MinimumCut > judgement.MaximumCut) throw csv.Wrong(maximumCut, "at least min_cut");
            return judgement.MinimumFail <= judgement.MaximumFail ? judgement : throw csv.Wrong(maximumFail, "at least min_fail");
        });
        var (judges, judgements, notes) = LastRound(file);
        var study = Psychometrics.StandardSetting.Hofstee.Of(judgements, scores);
        return CutScoreReport.Of(options.Method, study.Cut, judges.Count) with
        {
            Raters = [.. judges.Select((rater, j) => new { Rater = rater, Cut = study.JudgeCuts[j], judgements[j].MinimumCut, judgements[j].MaximumCut, judgements[j].MinimumFail, judgements[j].MaximumFail })],
            Details = new { study.Bounds, study.FailRate },
            Notes = [.. notes, .. study.Cut is null ? [Misses] : Array.Empty<string>()],
        };
    }

    public static CutScoreReport Beuk(CutScoreOptions options, ScoreDistribution scores)
    {
        using var csv = CsvTable.Open(options.File);
        var (cut, pass) = (csv.Require("cut"), csv.Require("pass"));
        var file = RatingsFile<BeukJudgement>.Read(csv, withItems: false, (_, _, _) => new(csv.Number(cut), Share(csv, pass)));
        var (judges, judgements, notes) = LastRound(file);
        var study = Psychometrics.StandardSetting.Beuk.Of(judgements, scores);
        return CutScoreReport.Of(options.Method, study.Cut, judges.Count) with
        {
            Raters = [.. judges.Select((rater, j) => new { Rater = rater, judgements[j].Cut, judgements[j].PassRate })],
            Details = new { study.MeanCut, study.CutStandardDeviation, study.MeanPassRate, study.PassRateStandardDeviation, study.Slope, study.PassRate },
            Notes = [.. notes, .. study.Cut is null ? [Misses] : Array.Empty<string>()],
        };
    }

    private static (IReadOnlyList<string> Judges, T[] Judgements, string[] Notes) LastRound<T>(RatingsFile<T> file) where T : struct
    {
        var last = file.Rounds[^1];
        string[] judges = [.. file.Raters.Where(r => file[last, r, ""] is not null)];
        return (judges, [.. judges.Select(r => file[last, r, ""]!.Value)], file.Rounds.Count > 1 ? [$"Only round {last}, the last, counts."] : []);
    }

    private static double Share(CsvTable csv, int column) => csv.Number(column) is >= 0 and <= 1 and var share ? share : throw csv.Wrong(column, "a share from 0 to 1");
}
