using Cbhcr.Psychometrics.Practice;

namespace Cbhcr.Exam.Forms;

/// <param name="N">Null where it is hidden.</param>
public sealed record TaskFigure(string Scale, int? N, double? Mean, double? StandardDeviation);

/// <param name="Hidden">Fewer than five people, or it would give such a cell away.</param>
public sealed record SubgroupFigures(string Value, bool Hidden, double? PercentPerforming, IReadOnlyList<TaskFigure> Scales);

public sealed record SubgroupTable(string Group, IReadOnlyList<SubgroupFigures> Cells);

public sealed record TaskFigures(PracticeTask Task, double? PercentPerforming, IReadOnlyList<TaskFigure> Scales, IReadOnlyList<SubgroupTable> Subgroups);

/// <param name="People">Null where it is hidden.</param>
public sealed record CountedCell(string Attribute, string Value, int? People);

/// <summary>A survey summed up. Whatever tells of fewer than five people is hidden, and what would give it away by difference with it (JA-01, JA-06).</summary>
internal static class StudyFigures
{
    public const string NotGiven = "(not given)";

    public static IReadOnlyList<TaskFigures> Of(StudyDesign design, PracticeSurvey survey)
    {
        var sizes = Sizes(survey);
        return [.. design.Tasks.Select((t, i) => OfTask(design, survey, t, i, sizes))];
    }

    /// <summary>Who answered, by group.</summary>
    public static IReadOnlyList<CountedCell> Respondents(PracticeSurvey survey) =>
        [.. Sizes(survey).SelectMany((g, i) => g.Values.Select((value, v) => new CountedCell(survey.Groups[i], value, g.Hidden[v] ? null : g.People[v].Length)))];

    /// <summary>Who sat on the panel. Its people may be in many cells of other attributes, and in one of each.</summary>
    public static IReadOnlyList<CountedCell> Panel(StudyDesign design) =>
        [.. design.Panel.GroupBy(c => c.Attribute)
            .SelectMany(g => g.Zip(SmallCells.Hidden([.. g.Select(c => c.People)]), (c, hidden) => new CountedCell(c.Attribute, c.Value, hidden ? null : c.People)))];

    /// <summary>Whether enough people rated the task to tell anything of it.</summary>
    public static bool IsEnough(TaskFigures figures) => figures.Scales.All(s => s.N >= SmallCells.Least);

    private sealed record Sized(IReadOnlyList<string> Values, IReadOnlyList<int[]> People, IReadOnlyList<bool> Hidden);

    // What is hidden as a group is hidden for every task, so that two tables of one group never differ by somebody.
    private static List<Sized> Sizes(PracticeSurvey survey) => [.. survey.Groups.Select((_, g) =>
    {
        var cells = survey.Answers.Select((a, i) => (Value: a.Groups[g].Length == 0 ? NotGiven : a.Groups[g], i)).GroupBy(x => x.Value, x => x.i)
            .OrderBy(c => c.Key == NotGiven).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        return new Sized([.. cells.Select(c => c.Key)], [.. cells.Select(c => c.ToArray())], SmallCells.Hidden([.. cells.Select(c => c.Count())]));
    })];

    private static TaskFigures OfTask(StudyDesign design, PracticeSurvey survey, PracticeTask task, int index, List<Sized> sizes)
    {
        var ratings = design.Scales.Select((s, i) => survey.Ratings(index, i, s.Least).ToArray()).ToArray();
        var performed = design.Scales.ToList().FindIndex(s => s.PerformedFrom is not null);
        double? Percent(IEnumerable<int?> given) => performed < 0 ? null : RatingSummary.PercentFrom(given, design.Scales[performed].PerformedFrom!.Value);
        TaskFigure Figure(int scale, IEnumerable<int?> given) => RatingSummary.Of(given) is { N: 0 or >= SmallCells.Least } s
            ? new(design.Scales[scale].Code, s.N, s.Mean, s.StandardDeviation) : new(design.Scales[scale].Code, null, null, null);

        var whole = design.Scales.Select((_, s) => Figure(s, ratings[s])).ToList();
        return new(task, performed >= 0 && whole[performed].N is null ? null : performed < 0 ? null : Percent(ratings[performed]), whole,
            [.. sizes.Select((g, i) => new SubgroupTable(survey.Groups[i], Cells(g)))]);

        IReadOnlyList<SubgroupFigures> Cells(Sized group)
        {
            var hiddenAnyway = group.Hidden.Select((h, i) => (h, i)).Where(x => x.h).Select(x => x.i).ToHashSet();
            var hidden = Enumerable.Range(0, design.Scales.Count)
                .Select(s => SmallCells.Hidden([.. group.People.Select(p => p.Count(a => ratings[s][a] is not null))], hiddenAnyway)).ToList();
            return [.. group.Values.Select((value, v) => new SubgroupFigures(value, group.Hidden[v],
                performed < 0 || hidden[performed][v] ? null : Percent(group.People[v].Select(a => ratings[performed][a])),
                [.. design.Scales.Select((scale, s) => hidden[s][v] ? new TaskFigure(scale.Code, null, null, null) : Figure(s, group.People[v].Select(a => ratings[s][a])))]))];
        }
    }
}
