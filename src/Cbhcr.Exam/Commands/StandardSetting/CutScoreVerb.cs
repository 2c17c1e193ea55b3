using System.Text.Json;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>
/// A cut score from the judgements of a panel, in files; it stores nothing. 1 when the judgements and the candidates give no cut. Pass rates
/// are shown beside the cut and never move it (requirement SS-02), but for Hofstee and Beuk, which are cross-checks.
/// </summary>
public static class CutScoreVerb
{
    private const string Usage = """
        cut-score RATINGS.csv --method METHOD [--impact SCORES.csv] [--json [OUT.json]] [--minimum-panel 8] [--recommended-panel 10]
          angoff       rater,item,rating[,round][,p]: chance 0 to 1 that a minimally competent candidate is right; [--items ITEMS.csv]
          yes-no       the same, ratings 0 or 1
          points       the same with a column max: points, 0 to max
          ebel         rater,item,difficulty,relevance,rating[,round][,p]: rating is the share right of the cell, once a cell is enough
          bookmark     rater,rating[,round]: page; --items ITEMS.csv [--rp 0.6667] [--ability midpoint|before|at] [--centre median|mean]
          hofstee      rater,min_cut,max_cut,min_fail,max_fail; --impact SCORES.csv
          beuk         rater,cut,pass; --impact SCORES.csv
          contrasting  group,score, group competent or other; [--rule logistic|intersection|midpoint|least-cost] [--cost FALSEPASS:FALSEFAIL]
          borderline   score[,group], other groups than borderline are left out; [--centre median|mean]
        An empty rating is missing. p is the observed share right of an item. ITEMS.csv: item,a,b[,c], logistic metric. SCORES.csv: score[,count].
        --json without a name writes to standard output.
        """;

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    internal static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        try
        {
            var options = CutScoreOptions.Parse(args);
            var report = Make(options);
            if (options.Json != "-") report.Show();
            if (options.Json is { } target)
            {
                var json = JsonSerializer.Serialize(report, Indented);
                if (target == "-") await output.WriteLineAsync(json);
                else await File.WriteAllTextAsync(target, json + "\n");
            }
            return report.Cut is null ? 1 : 0;
        }
        catch (Exception e) when (e is CsvException or IOException or UnauthorizedAccessException)
        {
            // The message names the place in the file; how the command is called is not in doubt.
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (ArgumentException e)
        {
            return Verbs.BadUsage(e.Message, Usage);
        }
    }

    internal static CutScoreReport Make(CutScoreOptions options)
    {
        var scores = options.Impact is null ? null : ScoresFile.Read(options.Impact);
        var report = options.Method switch
        {
            "angoff" => PanelCutScore.Angoff(options, AngoffRating.Probability),
            "yes-no" => PanelCutScore.Angoff(options, AngoffRating.YesNo),
            "points" => PanelCutScore.Angoff(options, AngoffRating.Points),
            "ebel" => PanelCutScore.Ebel(options),
            "bookmark" => BookmarkCutScore.Of(options),
            "hofstee" => CompromiseCutScore.Hofstee(options, scores!),
            "beuk" => CompromiseCutScore.Beuk(options, scores!),
            "contrasting" => GroupCutScore.Contrasting(options),
            _ => GroupCutScore.Borderline(options),
        };
        if (options.Method is not ("contrasting" or "borderline")) report = report.Noting(OnPanel(options.Panel, report.Judges));
        if (scores is null || report.AsCutScore() is not { } cut) return report;
        return (report with { Impact = ImpactTable.Of(scores, cut) }).Noting($"Impact on {scores.N} candidates.");
    }

    private static IEnumerable<string> OnPanel(PanelSize panel, int judges) => panel.Check(judges) switch
    {
        PanelSizeVerdict.BelowMinimum => [$"Warning: {judges} judges; a panel needs at least {panel.Minimum}."],
        PanelSizeVerdict.BelowRecommended => [$"Warning: {judges} judges; {panel.Recommended} are recommended."],
        _ => [],
    };
}
