using System.Globalization;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>
/// The responses in the shapes the library reads. Without an answer is wrong in classical figures and says nothing in a model, as in the
/// packages of R; what a person was not given counts nowhere.
/// </summary>
/// <param name="Scores">Category of every answer from 0; missing where there is none.</param>
/// <param name="Points">The same, but without an answer is the lowest category: what classical figures of items with more than two categories rest on.</param>
/// <param name="Marks">Right or wrong with what is missing told apart; null where an item has more than two categories.</param>
/// <param name="Options">Null where the cells are scores.</param>
/// <param name="OptionNames">Names of each item's options, in the order of their codes.</param>
/// <param name="LowestScores">What category 0 stands for in the file, by item.</param>
/// <param name="IsFocal">Whether each person is of the focal group; null where no groups are compared, or the person is of neither.</param>
public sealed record AnalysisData(
    ResponseFile File, CategoryResponses Scores, CategoryResponses Points, ScoredResponses? Marks, OptionResponses? Options, IReadOnlyList<IReadOnlyList<string>>? OptionNames, IReadOnlyList<int> LowestScores,
    IReadOnlyList<bool?>? IsFocal, IReadOnlyList<string> Notes)
{
    /// <exception cref="CsvException">The cells do not fit the key, or are no scores.</exception>
    public static AnalysisData Of(ResponseFile file, AnalyzeOptions options)
    {
        var notes = new List<string>();
        var key = KeyOf(file, options);
        var (missing, notGiven) = (file.Codes.Count(c => c == ResponseFile.None), file.Codes.Count(c => c == ResponseFile.NotAdministered));
        if (missing > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{missing:N0} cells have no answer: they count as wrong (the lowest score) in the classical figures and say nothing in a model."));
        if (notGiven > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{notGiven:N0} cells are of items that the person was not given: they count nowhere."));
        var groups = options.Dif is var (_, reference, focal) ? Groups(file, reference, focal, notes) : null;
        return key is null ? OfScores(file, groups, notes) : OfOptions(file, key, groups, notes);
    }

    private static AnalysisData OfOptions(ResponseFile file, IReadOnlyList<string> key, bool?[]? groups, List<string> notes)
    {
        var items = file.Items.Count;
        var names = file.Tokens.Select((tokens, i) => (IReadOnlyList<string>)[.. tokens.Select(t => t.Text).Append(key[i]).Distinct().Order(ByNumberThenText)]).ToList();
        for (var i = 0; i < items; i++)
            if (file.Tokens[i].All(t => t.Text != key[i])) notes.Add($"{file.Items[i]}: nobody chose the key {key[i]}; is the key right?");
        var places = file.Tokens.Select((tokens, i) => tokens.Select(t => (byte)names[i].ToList().IndexOf(t.Text)).ToArray()).ToArray();
        var codes = new byte[file.Codes.Length];
        for (var person = 0; person < file.Persons; person++)
        {
            var reached = LastAnswer(file, person);
            for (var i = 0; i < items; i++)
                codes[person * items + i] = file.Codes[person * items + i] switch
                {
                    ResponseFile.NotAdministered => ResponseCode.NotAdministered,
                    ResponseFile.None => i > reached ? ResponseCode.NotReached : ResponseCode.Omitted,
                    var code => places[i][code],
                };
        }
        var responses = new OptionResponses([.. names.Select((n, i) => new KeyedItem(n.Count, n.ToList().IndexOf(key[i])))], file.Persons, codes);
        var marks = responses.Score();
        return new(file, CategoryResponses.Of(marks, unansweredIsWrong: false), CategoryResponses.Of(marks), marks, responses, names, new int[items], groups, notes);
    }

    private static AnalysisData OfScores(ResponseFile file, bool?[]? groups, List<string> notes)
    {
        var items = file.Items.Count;
        var scores = file.Tokens.Select((tokens, i) => tokens.Select(t => Score(file, i, t)).ToArray()).ToArray();
        var dichotomous = scores.All(s => s.All(x => x is 0 or 1));
        var lowest = scores.Select(s => dichotomous || s.Length == 0 ? 0 : s.Min()).ToArray();
        var categories = scores.Select((s, i) => dichotomous || s.Length == 0 ? 2 : Math.Max(2, s.Max() - lowest[i] + 1)).ToArray();
        for (var i = 0; i < items; i++)
            if (categories[i] > 100) throw new CsvException($"{file.Name}, column {file.Items[i]}: scores from {lowest[i]} to {scores[i].Max()}. Leave it out with --items or --exclude, if it is no item.");
        var codes = new byte[file.Codes.Length];
        var points = new byte[file.Codes.Length];
        var marks = dichotomous ? new byte[file.Codes.Length] : null;
        for (var person = 0; person < file.Persons; person++)
        {
            var reached = LastAnswer(file, person);
            for (var i = 0; i < items; i++)
            {
                var (at, code) = (person * items + i, file.Codes[person * items + i]);
                codes[at] = code >= ResponseFile.NotAdministered ? CategoryResponses.Missing : (byte)(scores[i][code] - lowest[i]);
                points[at] = code == ResponseFile.None ? (byte)0 : codes[at];
                if (marks is not null) marks[at] = (byte)(code switch { ResponseFile.NotAdministered => Mark.NotAdministered, ResponseFile.None => i > reached ? Mark.NotReached : Mark.Omitted, _ => (Mark)codes[at] });
            }
        }
        return new(file, new(file.Persons, categories, codes), new(file.Persons, categories, points), marks is null ? null : new(file.Persons, items, marks), null, null, lowest, groups, notes);
    }

    private static int LastAnswer(ResponseFile file, int person)
    {
        var row = file.Codes.AsSpan(person * file.Items.Count, file.Items.Count);
        return row.LastIndexOfAnyExceptInRange(ResponseFile.NotAdministered, ResponseFile.None);
    }

    private static int Score(ResponseFile file, int item, Token token) =>
        int.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score) ? score
            : throw new CsvException($"{file.Name}, line {token.Line}, column {file.Items[item]}: “{token.Text}” is no whole score. Give a key if the cells are options, name it in --missing if it stands for no answer, or leave the column out with --items or --exclude.");

    private static IReadOnlyList<string>? KeyOf(ResponseFile file, AnalyzeOptions options)
    {
        var key = options.KeyFile is { } path ? KeyFile.Read(path, file.Items) : options.Key;
        if (key is not null && key.Count != file.Items.Count) throw new CsvException($"The key is for {key.Count} items, {file.Name} has {file.Items.Count} ({file.Items[0]} to {file.Items[^1]}).");
        return key;
    }

    private static bool?[] Groups(ResponseFile file, string reference, string focal, List<string> notes)
    {
        var groups = file.Groups.Select(g => g == focal ? true : g == reference ? false : (bool?)null).ToArray();
        foreach (var (name, count) in new[] { (reference, groups.Count(g => g == false)), (focal, groups.Count(g => g == true)) })
            if (count == 0) throw new CsvException($"{file.Name}: nobody is of the group {name}; the column holds {string.Join(", ", file.Groups.Distinct().Take(10))}.");
        if (groups.Count(g => g is null) is > 0 and var others) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{others:N0} persons are of neither group: they are left out of the comparison of groups."));
        return groups;
    }

    /// <summary>Persons in words.</summary>
    public static string Count(int persons) => persons == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{persons:N0} persons");

    private static readonly Comparer<string> ByNumberThenText = Comparer<string>.Create((a, b) =>
        int.TryParse(a, out var x) && int.TryParse(b, out var y) && x != y ? x.CompareTo(y) : string.CompareOrdinal(a, b));
}
