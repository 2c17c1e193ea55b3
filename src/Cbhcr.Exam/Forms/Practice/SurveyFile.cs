using System.Globalization;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Forms;

/// <summary>
/// Answers to a survey as a CSV file, in one of two shapes. Wide, a line for each respondent: <c>respondent</c>, any <c>group.NAME</c>, and a column
/// <c>TASK.SCALE</c> for every task and scale. Long, a line for each respondent and task: <c>respondent</c>, <c>task</c>, any <c>group.NAME</c>, a column for
/// every scale. A rating is a whole number of its scale; an empty cell is none. What stands under respondent only tells people apart and is not kept.
/// </summary>
internal static class SurveyFile
{
    public const int MostRespondents = 20_000;
    private const int MostGroups = 8;
    private const int MostValues = 25;
    private const string Group = "group.";

    public sealed record Survey(IReadOnlyList<string> Groups, IReadOnlyList<SurveyAnswer> Answers);

    private sealed class Person(int groups, int scales, int tasks)
    {
        public string[] Groups { get; } = new string[groups];

        public char[][] Ratings { get; } = [.. Enumerable.Range(0, scales).Select(_ => Enumerable.Repeat(PracticeSurvey.None, tasks).ToArray())];

        public HashSet<int> Tasks { get; } = [];
    }

    /// <param name="Scale">−1 for a group.</param>
    private readonly record struct Column(int Place, int Scale, int Task, int Group = -1);

    public static (Survey? Survey, IReadOnlyList<FileProblem> Problems) Read(SourceFile file, StudyDesign design)
    {
        var (problems, people) = (new List<FileProblem>(), new Dictionary<string, Person>(StringComparer.Ordinal));
        CsvTable? open = null;
        string[] groups = [];
        try
        {
            using var table = open = CsvTable.Parse(file.Content, file.Name);
            var respondent = table.Require("respondent");
            var task = table.IndexOf("task");
            groups = [.. table.Columns.Where(c => c.StartsWith(Group, StringComparison.Ordinal)).Select(c => c[Group.Length..])];
            var columns = Columns(table, design, groups, isLong: task >= 0, words => problems.Add(new(file.Name, 1, words)));
            if (problems.Count > 0) return (null, problems);
            while (problems.Count < PracticeCsv.MostProblems && table.Read())
            {
                foreach (var words in ReadLine(table, design, people, groups, columns, respondent, task).Take(5)) problems.Add(new(file.Name, table.Line, words));
                if (people.Count > MostRespondents) return (null, [new(file.Name, table.Line, $"More than {MostRespondents} respondents.")]);
            }
        }
        catch (CsvException e)
        {
            problems.Add(PracticeCsv.Problem(file, open?.Line ?? 1, e));
        }
        var answers = people.Values.Select(p => new SurveyAnswer([.. p.Groups.Select(g => g ?? "")], [.. p.Ratings.Select(r => new string(r))])).ToList();
        if (problems.Count == 0) problems.AddRange(Whole(file, design, groups, answers));
        return problems.Count > 0 ? (null, problems) : (new(groups, answers), []);
    }

    private static List<Column> Columns(CsvTable table, StudyDesign design, string[] groups, bool isLong, Action<string> wrong)
    {
        var known = new Dictionary<string, (int Scale, int Task)>(StringComparer.Ordinal);
        for (var s = 0; s < design.Scales.Count; s++)
            if (isLong) known[design.Scales[s].Code] = (s, -1);
            else for (var t = 0; t < design.Tasks.Count; t++) known[$"{design.Tasks[t].Code}.{design.Scales[s].Code}"] = (s, t);
        var columns = new List<Column>();
        foreach (var (name, place) in table.Columns.Select((n, i) => (n, i)))
            if (known.Remove(name, out var rating)) columns.Add(new(place, rating.Scale, rating.Task));
            else if (name.StartsWith(Group, StringComparison.Ordinal)) columns.Add(new(place, -1, -1, Array.IndexOf(groups, name[Group.Length..])));
            else if (name != "respondent" && !(isLong && name == "task"))
                wrong($"The column {name} is not known: neither respondent, group.NAME, nor {(isLong ? "a scale" : "TASK.SCALE")}.");
        foreach (var missing in known.Keys.Take(10)) wrong($"There is no column {missing}.");
        if (groups.Length > MostGroups) wrong($"More than {MostGroups} columns group.NAME.");
        if (groups.Any(g => !PracticeCsv.IsName(g))) wrong("The name after group. has between one and 60 characters.");
        return columns;
    }

    private static IEnumerable<string> ReadLine(CsvTable table, StudyDesign design, Dictionary<string, Person> people, string[] groups, List<Column> columns, int respondent,
        int task)
    {
        var name = table[respondent].Trim().ToString();
        if (name.Length == 0)
        {
            yield return "column respondent is empty.";
            yield break;
        }
        var of = -1;
        if (task >= 0)
        {
            var code = table[task].Trim().ToString();
            of = design.Tasks.Select((t, i) => (t, i)).Where(x => x.t.Code == code).Select(x => x.i).FirstOrDefault(-1);
            if (of < 0)
            {
                yield return $"column task: “{code}” is no task of this study.";
                yield break;
            }
        }
        var isNew = !people.TryGetValue(name, out var person);
        if (isNew) people[name] = person = new(groups.Length, design.Scales.Count, design.Tasks.Count);
        if (!isNew && task < 0) yield return $"column respondent: {name} has a line already.";
        if (task >= 0 && !person!.Tasks.Add(of)) yield return $"{name} has rated {design.Tasks[of].Code} on a line before.";
        foreach (var column in columns)
        {
            var cell = table[column.Place].Trim().ToString();
            if (column.Scale < 0)
            {
                if (cell.Length > 0 && !PracticeCsv.IsName(cell)) yield return $"column {table.Columns[column.Place]}: a value has at most 60 characters.";
                else if (!isNew && person!.Groups[column.Group] != cell)
                    yield return $"column {table.Columns[column.Place]}: {name} was “{person.Groups[column.Group]}” on a line before.";
                else person!.Groups[column.Group] = cell;
                continue;
            }
            if (cell.Length == 0) continue;
            var scale = design.Scales[column.Scale];
            if (!int.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var rating) || rating < scale.Least || rating > scale.Most)
                yield return $"column {table.Columns[column.Place]}: “{(cell.Length > 40 ? cell[..40] : cell)}” is not a rating from {scale.Least} to {scale.Most}.";
            else person!.Ratings[column.Scale][of < 0 ? column.Task : of] = PracticeSurvey.Character(rating - scale.Least);
        }
    }

    private static IEnumerable<FileProblem> Whole(SourceFile file, StudyDesign design, string[] groups, List<SurveyAnswer> answers)
    {
        if (answers.Count == 0) yield return new(file.Name, 1, "There are no rows.");
        if (answers.Count > design.Invited) yield return new(file.Name, 0, $"{answers.Count} people answered, but the study invited {design.Invited}.");
        for (var g = 0; g < groups.Length; g++)
            if (answers.Select(a => a.Groups[g]).Distinct().Count() > MostValues)
                yield return new(file.Name, 1, $"group.{groups[g]} has more than {MostValues} values; put them together.");
    }
}
