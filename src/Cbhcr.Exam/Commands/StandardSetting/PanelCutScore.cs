using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Methods in which every rater judges every item.</summary>
internal static class PanelCutScore
{
    public static CutScoreReport Angoff(CutScoreOptions options, AngoffRating kind)
    {
        using var csv = CsvTable.Open(options.File);
        var column = csv.Require("rating");
        var maximum = new ItemColumn(csv, "max", double.Epsilon, double.MaxValue, "a number of points above 0");
        var shares = Shares(csv, kind == AngoffRating.Points);
        if (kind == AngoffRating.Points) csv.Require("max");
        var file = RatingsFile<double>.Read(csv, withItems: true, (_, _, item) =>
        {
            maximum.Read(item);
            shares.Read(item);
            if (csv[column].Trim().IsEmpty) return null;
            var most = kind != AngoffRating.Points ? 1 : maximum.Of(item) ?? throw new CsvException($"{csv.File}, line {csv.Line}: item {item} has no max.");
            var rating = csv.Number(column);
            if (Psychometrics.StandardSetting.Angoff.IsAllowed(rating, kind, most)) return rating;
            throw csv.Wrong(column, kind switch { AngoffRating.YesNo => "0 or 1", AngoffRating.Points => $"a number of points from 0 to {most}", _ => "a chance from 0 to 1" });
        });
        return Report(options, file, file.Panels(csv.File, (round, rater, item) => file[round, rater, item]), shares);
    }

    public static CutScoreReport Ebel(CutScoreOptions options)
    {
        using var csv = CsvTable.Open(options.File);
        var (difficulty, relevance, rating) = (csv.Require("difficulty"), csv.Require("relevance"), csv.Require("rating"));
        var shares = Shares(csv, points: false);
        var cells = new OrderedDictionary<string, int>();
        var judged = new Dictionary<(int Round, string Rater, int Cell), (double Share, int Line)>();
        var file = RatingsFile<int>.Read(csv, withItems: true, (round, rater, item) =>
        {
            shares.Read(item);
            var (d, r) = (csv[difficulty].Trim().ToString(), csv[relevance].Trim().ToString());
            if (d.Length == 0 || r.Length == 0) throw csv.Wrong(d.Length == 0 ? difficulty : relevance, "a class");
            var name = $"{r}/{d}";
            cells.TryAdd(name, cells.Count);
            if (csv[rating].Trim().IsEmpty) return cells[name];
            var share = csv.Number(rating);
            if (!Psychometrics.StandardSetting.Angoff.IsAllowed(share, AngoffRating.Probability)) throw csv.Wrong(rating, "a share from 0 to 1");
            var key = (round, rater, cells[name]);
            if (!judged.TryAdd(key, (share, csv.Line)) && !judged[key].Share.Equals(share)) throw csv.Wrong(rating, $"what line {judged[key].Line} says of the same cell, {name}");
            return cells[name];
        });
        var (raters, items) = (file.Raters, file.Items);
        // Each item is worth the share of the cell the rater put it in; from there on everything is as for the Angoff methods.
        var panels = file.Panels(csv.File, (round, rater, item) => file[round, rater, item] is { } cell && judged.TryGetValue((round, rater, cell), out var j) ? j.Share : null);
        var last = file.Rounds[^1];
        var summary = cells.Select(c => new
        {
            Cell = c.Key, Sorted = raters.Sum(r => items.Count(i => file[last, r, i] == c.Value)),
            MeanShare = raters.Select(r => judged.TryGetValue((last, r, c.Value), out var j) ? j.Share : (double?)null).Average(),
        });
        return Report(options, file, panels, shares) with { Details = new { Cells = summary } };
    }

    private static ItemColumn Shares(CsvTable csv, bool points) =>
        new(csv, "p", 0, points ? double.MaxValue : 1, points ? "an observed mean of points" : "an observed share right from 0 to 1");

    private static CutScoreReport Report<T>(CutScoreOptions options, RatingsFile<T> file, IReadOnlyList<PanelRatings> panels, ItemColumn shares) where T : struct
    {
        var (raters, items, numbers) = (file.Raters, file.Items, file.Rounds);
        var study = PanelStudy.Of(panels, shares.Of(items), options.Items is null ? null : Model(options.Items, items));
        List<string> notes = [];
        if (study.Missing > 0) notes.Add($"{study.Missing} of {raters.Count * items.Count} ratings of the last round are missing; raters' cuts are filled in by item and severity.");
        if (study.Components is { } c && (c.Raters, c.Items) != (raters.Count, items.Count)) notes.Add($"Components rest on {c.Raters} raters and {c.Items} items without gaps.");
        if (study.Components is null) notes.Add("There are no components: they need two raters and two items that all raters rated.");
        return CutScoreReport.Of(options.Method, study.Cut, study.Cut.Judges) with
        {
            Raters = [.. study.Raters.Select(r => new
            {
                Rater = raters[r.Rater], r.Cut, r.Rated, r.Mean, r.Severity, r.Consistency, r.EmpiricalCorrelation, r.EmpiricalDifference, r.Ability, r.IntrajudgeConsistency,
            })],
            Rounds = [.. study.Rounds.Select(r => new
            {
                Round = numbers[r.Round - 1], r.Cut, Sd = r.StandardDeviation, Se = r.StandardError, r.Raters, r.Missing, r.Change, r.MeanAbsoluteChange, r.ShareChanged, r.Convergence,
            })],
            Items = [.. study.Items.Select((item, i) => new { Item = items[i], item.Raters, item.Mean, Sd = item.StandardDeviation })],
            Components = study.Components,
            Notes = notes,
        };
    }

    private static IrtItem[] Model(string path, IReadOnlyList<string> items)
    {
        var parameters = ItemParametersFile.Read(path);
        return [.. items.Select(i => parameters.TryGetValue(i, out var item) ? item : throw new CsvException($"{path}: there are no parameters of item {i}."))];
    }
}
