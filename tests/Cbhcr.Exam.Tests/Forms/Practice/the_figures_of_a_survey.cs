using System.Globalization;
using Cbhcr.Exam.Forms;

namespace Cbhcr.Exam.Tests.Forms.Practice;

/// <summary>Statistics reproduced from the survey's file by another way: decimal arithmetic over its lines (JA-01).</summary>
[Collection(WithTheProgram.Name)]
public sealed class the_figures_of_a_survey(ExamFixture exam)
{
    private static readonly string[][] Lines = [.. Study.File("synthetic-survey.csv").Content.TrimEnd().Split('\n').Select(l => l.Split(','))];

    [Fact]
    public async Task are_those_of_its_file_for_all_and_for_every_group_that_is_shown()
    {
        var report = await (await Study.SurveyedAsync(exam, "FG-ALL", "TEST-SMALL")).ReadAsync();
        var compared = 0;
        foreach (var task in report.Tasks)
        {
            Ratings(task.Task.Code, "frequency", _ => true)
                .ShouldSatisfyAllConditions(r => task.PercentPerforming!.Value.ShouldBe((double)(100m * r.Count(x => x >= 1) / r.Count), 1e-9));
            foreach (var figure in task.Scales) Compare(figure, Ratings(task.Task.Code, figure.Scale, _ => true));
            foreach (var group in task.Subgroups)
                foreach (var cell in group.Cells)
                    foreach (var figure in cell.Scales.Where(f => f.N is not null))
                    {
                        Compare(figure, Ratings(task.Task.Code, figure.Scale, line => line[Column($"group.{group.Group}")] == cell.Value));
                        compared++;
                    }
        }
        compared.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task give_the_weights_by_hand()
    {
        var study = await Study.SurveyedAsync(exam, "FG-HAND", "TEST-SMALL");
        await study.DeriveAsync();
        var report = await study.ReadAsync();
        var tasks = Study.File("synthetic-tasks.csv").Content.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')).Select(l => (Code: l[0], Competency: l[1])).ToList();
        var kept = tasks.Where(t => Ratings(t.Code, "frequency", _ => true) is var r && 100m * r.Count(x => x >= 1) / r.Count >= 60).ToList();
        var value = kept.GroupBy(t => t.Competency)
            .ToDictionary(g => g.Key, g => g.Sum(t => Mean(Ratings(t.Code, "importance", _ => true)) * Mean(Ratings(t.Code, "frequency", _ => true))));
        foreach (var weight in report.Weights) weight.Value.ShouldBe((double)value.GetValueOrDefault(weight.Competency), 1e-9);
        // A thousand tenths of a percent, to the domains first.
        var domains = Shares(report.Weights.GroupBy(w => w.Domain).ToDictionary(g => g.Key, g => g.Sum(w => value.GetValueOrDefault(w.Competency))), 1000);
        foreach (var domain in report.Weights.GroupBy(w => w.Domain))
        {
            var shares = Shares(domain.ToDictionary(w => w.Competency, w => value.GetValueOrDefault(w.Competency)), domains[domain.Key]);
            foreach (var weight in domain) weight.Derived.ShouldBe(shares[weight.Competency] / 10m);
        }
    }

    private static Dictionary<string, int> Shares(Dictionary<string, decimal> values, int total)
    {
        var sum = values.Values.Sum();
        var whole = values.ToDictionary(v => v.Key, v => (int)Math.Floor(v.Value * total / sum));
        foreach (var code in values.Keys.OrderByDescending(k => (values[k] * total / sum) - whole[k]).Take(total - whole.Values.Sum()).ToList()) whole[code]++;
        return whole;
    }

    private static void Compare(TaskFigure figure, List<decimal> ratings)
    {
        figure.N.ShouldBe(ratings.Count);
        var mean = Mean(ratings);
        figure.Mean!.Value.ShouldBe((double)mean, 1e-9);
        figure.StandardDeviation!.Value.ShouldBe((double)Root(ratings.Sum(r => (r - mean) * (r - mean)) / (ratings.Count - 1)), 1e-9);
    }

    private static decimal Mean(List<decimal> ratings) => ratings.Sum() / ratings.Count;

    /// <summary>By halving between nought and the number or one.</summary>
    private static decimal Root(decimal square)
    {
        var (low, high) = (0m, Math.Max(1, square));
        for (var i = 0; i < 90; i++)
        {
            var middle = (low + high) / 2;
            if (middle * middle < square) low = middle;
            else high = middle;
        }
        return low;
    }

    private static List<decimal> Ratings(string task, string scale, Func<string[], bool> who) =>
        [.. Lines.Skip(1).Where(who).Select(l => l[Column($"{task}.{scale}")]).Where(c => c.Length > 0).Select(c => decimal.Parse(c, CultureInfo.InvariantCulture))];

    private static int Column(string name) => Array.IndexOf(Lines[0], name);
}
