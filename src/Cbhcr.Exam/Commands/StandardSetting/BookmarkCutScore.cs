using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Bookmarks in a booklet made of the item parameters.</summary>
internal static class BookmarkCutScore
{
    public static CutScoreReport Of(CutScoreOptions options)
    {
        var parameters = ItemParametersFile.Read(options.Items!);
        var booklet = OrderedItemBooklet.Of([.. parameters.Values], options.ResponseProbability);
        if (booklet.Pages.Count == 0) throw new CsvException($"{options.Items}: no item reaches the response probability {options.ResponseProbability:0.####}.");
        using var csv = CsvTable.Open(options.File);
        var page = csv.Require("rating");
        var file = RatingsFile<int>.Read(csv, withItems: false, (_, _, _) =>
            csv[page].Trim().IsEmpty ? null : csv.Whole(page) is >= 1 and var p && p <= booklet.Pages.Count + 1 ? p : throw csv.Wrong(page, $"a page from 1 to {booklet.Pages.Count + 1}"));
        var raters = file.Raters;
        foreach (var round in file.Rounds)
            if (raters.All(r => file[round, r, ""] is null)) throw new CsvException($"{csv.File}: round {round} has no bookmark.");
        var rounds = Bookmark.Of([.. parameters.Values], booklet, [.. file.Rounds.Select(round => raters.Select(r => file[round, r, ""]).ToArray())], options.Ability, options.Centre);
        var (last, names) = (rounds[^1], parameters.Keys.ToArray());
        List<string> notes = [];
        if (booklet.WithoutLocation.Count > 0) notes.Add($"Not in the booklet, as they never reach the response probability: {string.Join(", ", booklet.WithoutLocation.Select(i => names[i]))}.");
        if (last.Cut.Judges < raters.Count) notes.Add($"{raters.Count - last.Cut.Judges} of {raters.Count} raters set no bookmark in the last round.");
        return CutScoreReport.Of(options.Method, last.Cut, last.Cut.Judges) with
        {
            Raters = [.. last.Raters.Select(r => new { Rater = raters[r.Rater], r.Cut, r.Page, r.Ability })],
            Rounds = [.. rounds.Select(r => new { Round = file.Rounds[r.Round - 1], Cut = r.Cut.Value, Sd = r.Cut.StandardDeviation, Se = r.Cut.StandardError, Raters = r.Cut.Judges, Missing = raters.Count - r.Cut.Judges, r.Change, r.Ability, r.AbilityStandardDeviation })],
            Details = new
            {
                booklet.ResponseProbability, options.Ability, options.Centre, AbilityCut = last.Ability,
                Booklet = booklet.Pages.Select((p, n) => new { Page = n + 1, Item = names[p.Item], p.Points, p.Location }),
            },
            Notes = notes,
        };
    }
}
