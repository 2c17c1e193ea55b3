using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>Who, in which round, on which item, in the order in which they are first named; what was said is kept by the place of each.</summary>
internal sealed class RatingsFile<T> where T : struct
{
    private readonly Dictionary<(int Round, string Rater, string Item), T> _said = [];
    private readonly OrderedDictionary<string, int> _raters = [], _items = [];
    private readonly SortedSet<int> _rounds = [];

    public IReadOnlyList<string> Raters => [.. _raters.Keys];

    public IReadOnlyList<string> Items => [.. _items.Keys];

    /// <summary>As numbered in the file, rising.</summary>
    public IReadOnlyList<int> Rounds => [.. _rounds];

    /// <summary>Reads rater, round (1 without the column) and, where asked for, item; the rest of the row is read by the caller.</summary>
    /// <exception cref="CsvException">A cell is wrong, a rater is listed twice for the same, or there is no row.</exception>
    public static RatingsFile<T> Read(CsvTable csv, bool withItems, Func<int, string, string, T?> rest)
    {
        var (rater, round, item) = (csv.Require("rater"), csv.IndexOf("round"), withItems ? csv.Require("item") : -1);
        var file = new RatingsFile<T>();
        var seen = new Dictionary<(int, string, string), int>();
        while (csv.Read())
        {
            var key = (Round: 1, Rater: Name(csv, rater), Item: item < 0 ? "" : Name(csv, item));
            if (round >= 0) key.Round = csv.Whole(round) is >= 1 and var r ? r : throw csv.Wrong(round, "a round from 1");
            if (!seen.TryAdd(key, csv.Line)) throw csv.Wrong(item < 0 ? rater : item, $"new: line {seen[key]} has {(item < 0 ? "the same round" : $"rater {key.Rater} in the same round")} already");
            file._raters.TryAdd(key.Rater, file._raters.Count);
            file._items.TryAdd(key.Item, file._items.Count);
            file._rounds.Add(key.Round);
            if (rest(key.Round, key.Rater, key.Item) is { } said) file._said[key] = said;
        }
        return file._rounds.Count > 0 ? file : throw new CsvException($"{csv.File}: there is no row under the names of the columns.");
    }

    public T? this[int round, string rater, string item] => _said.TryGetValue((round, rater, item), out var said) ? said : null;

    /// <summary>Ratings of every round, raters × items.</summary>
    /// <exception cref="CsvException">Nobody rated an item in a round.</exception>
    public IReadOnlyList<PanelRatings> Panels(string file, Func<int, string, string, double?> rating)
    {
        var (raters, items) = (Raters, Items);
        foreach (var round in _rounds)
            foreach (var item in items)
                if (raters.All(r => rating(round, r, item) is null)) throw new CsvException($"{file}: item {item} has no rating in round {round}.");
        return [.. _rounds.Select(round => new PanelRatings(raters.Count, items.Count, [.. raters.SelectMany(r => items.Select(i => rating(round, r, i) ?? double.NaN))]))];
    }

    private static string Name(CsvTable csv, int column) => csv[column].Trim() is { IsEmpty: false } name ? name.ToString() : throw csv.Wrong(column, $"a name of {(csv.Columns[column] == "rater" ? "a rater" : "an item")}");
}
