using System.Globalization;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Refusals;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Forms.Practice;

[Collection(WithTheProgram.Name)]
public sealed class a_practice_analysis(ExamFixture exam)
{
    /// <summary>What Python's fractions make of the same file: percent by competency, two stages, multiplied means, tasks that under 60 % perform left out.</summary>
    private const string Weights = "AD.RN 6.4,AD.SC 5.2,CM.AL 5.3,CM.CR 5.3,CM.VN 5.4,KB.CH 4.9,KB.DP 4.7,KB.EBI 3.2,KB.MBH 6.3,KB.PH 5.1,KB.SAI 7.7,RB.CO 5.2,RB.EN 6.9,RB.SA 7.3,RB.UPR 5.1,SR.DM 6.2,SR.MPE 6.0,SR.PR 3.8";

    [Fact]
    public async Task sums_up_its_survey_as_python_does()
    {
        var report = await (await Study.SurveyedAsync(exam, "PA-SUMS", "TEST-SMALL")).ReadAsync();
        report.Survey!.Respondents.ShouldBe(120);
        var expected = (await File.ReadAllLinesAsync(Path.Combine(AtTheRepository.Root, "tests", "Cbhcr.Exam.Tests", "Forms", "Practice", "synthetic-survey-expected.csv"))).Skip(1)
            .Select(l => l.Split(',')).ToList();
        expected.Count.ShouldBe(36 * 3);
        foreach (var row in expected)
        {
            var task = report.Tasks.Single(t => t.Task.Code == row[0]);
            var figure = task.Scales.Single(s => s.Scale == row[1]);
            figure.N.ShouldBe(int.Parse(row[2], CultureInfo.InvariantCulture));
            figure.Mean!.Value.ShouldBe(Number(row[3]), 1e-9);
            figure.StandardDeviation!.Value.ShouldBe(Number(row[4]), 1e-9);
            if (row[5].Length > 0) task.PercentPerforming!.Value.ShouldBe(Number(row[5]), 1e-9);
        }
    }

    [Fact]
    public async Task hides_what_tells_of_a_few_people()
    {
        var report = await (await Study.SurveyedAsync(exam, "PA-HIDES", "TEST-SMALL")).ReadAsync();
        // Three in rural outreach; with all others shown they would be what is left of the 120.
        report.Respondents.Where(c => c.Attribute == "setting").Select(c => $"{c.Value} {c.People}")
            .ShouldBe(["call centre 35", "mobile team 53", "rural outreach ", "walk-in centre "]);
        foreach (var cells in report.Tasks.Select(t => t.Subgroups.Single(g => g.Group == "setting").Cells))
        {
            cells.Where(c => c.Value is "rural outreach" or "walk-in centre").SelectMany(c => c.Scales)
                .ShouldAllBe(f => f.N == null && f.Mean == null && f.StandardDeviation == null);
            cells.Where(c => c.Value is "rural outreach" or "walk-in centre").ShouldAllBe(c => c.Hidden && c.PercentPerforming == null);
            cells.Where(c => c.Value is "mobile team" or "call centre").SelectMany(c => c.Scales).ShouldAllBe(f => f.N >= 5 && f.Mean != null);
        }
        report.Panel.Select(c => $"{c.Value} {c.People}")
            .ShouldBe(["mobile team 6", "call centre ", "walk-in centre ", "licensed clinician 7", "peer specialist 6", "yes 5", "no 8"]);
        report.Design.Panel.ShouldBeEmpty();
    }

    [Fact]
    public async Task gives_weights_by_its_rule_and_the_committee_changes_them_with_a_reason()
    {
        var study = await Study.SurveyedAsync(exam, "PA-WEIGHS", "TEST-SMALL");
        await study.DeriveAsync();
        var report = await study.ReadAsync();
        string.Join(',', report.Weights.OrderBy(w => w.Competency, StringComparer.Ordinal)
            .Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Competency} {w.Derived:0.0}"))).ShouldBe(Weights);
        report.LeftOut.ShouldBe(["T24"]);

        await (await exam.SignedInAsync("assembler")).PostAsync($"{study.Api}/overrides",
            new OverridePracticeWeights([new("KB.SAI", 8.7m), new("RB.SA", 6.3m), new("RB.EN", 6.9m)], "Consequences of an error weigh more.", report.Version), default);
        report = await study.ReadAsync();
        report.Weights.Where(w => w.Derived != w.Adopted).Select(w => $"{w.Competency} {w.Adopted}").ShouldBe(["KB.SAI 8.7", "RB.SA 6.3"]);
        report.Overrides.ShouldHaveSingleItem().Reason.ShouldBe("Consequences of an error weigh more.");
        report.Overrides[0].Changes.Select(c => c.Competency).ShouldBe(["KB.SAI", "RB.SA"]);
        report.Weights.Sum(w => w.Adopted).ShouldBe(100m);

        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var told = JsonSerializer.Serialize((await session.Events.FetchStreamAsync(study.Id)).Select(e => e.Data), Exam.Platform.Json.Options);
        told.ShouldNotContain("Consequences of an error");
        told.ShouldNotContain("R001");
    }

    [Fact]
    public async Task refuses_changes_that_do_not_add_up_or_give_no_reason()
    {
        var study = await Study.SurveyedAsync(exam, "PA-REFUSES", "TEST-SMALL");
        await study.DeriveAsync();
        var version = await study.VersionAsync();
        async Task<string> FaultAsync(string field, OverridePracticeWeights command) =>
            (await (await study.TryAsync("overrides", command)).ShouldBeProblemAsync(400)).GetProperty("errors").GetProperty(field).GetString()!;
        (await FaultAsync("weights", new([new("KB.SAI", 8.7m)], "Because.", version))).ShouldContain("101");
        await FaultAsync("weights", new([new("KB.SAI", 7.7m)], "Because.", version));
        await FaultAsync("reason", new([new("KB.SAI", 8.7m), new("RB.SA", 6.3m)], " ", version));
        await FaultAsync("weights[0].percent", new([new("KB.SAI", 7.75m)], "Because.", version));
        await FaultAsync("weights[0].competency", new([new("KB.NO", 7.7m)], "Because.", version));
        await (await study.TryAsync("overrides", new OverridePracticeWeights([new("KB.SAI", 8.7m), new("RB.SA", 6.3m)], "Because.", version - 1))).ShouldBeProblemAsync(409);
        (await study.VersionAsync()).ShouldBe(version);
    }

    [Theory]
    [InlineData("R002,", "R001,", 3, "R001 has a line already")]
    [InlineData("group.years", "years", 1, "years is not known")]
    [InlineData("T36.criticality", "T37.criticality", 1, "T36.criticality")]
    [InlineData("R003,mobile team,", "R003,mobile team,x,", 4, "cells")]
    [InlineData("R004", "", 5, "respondent")]
    public async Task names_the_line_of_what_is_wrong_in_a_survey(string from, string to, int line, string words)
    {
        var study = await Study.RecordedAsync(exam, $"PA-{line}-{words.Length}", "TEST-SMALL");
        var file = Study.File("synthetic-survey.csv");
        file.Content.ShouldContain(from);
        var at = file.Content.IndexOf(from, StringComparison.Ordinal);
        await RefusedAsync(study, file with { Content = file.Content[..at] + to + file.Content[(at + from.Length)..] }, line, words);
    }

    [Fact]
    public async Task takes_a_long_file_as_it_takes_a_wide_one()
    {
        var wide = Study.File("synthetic-survey.csv").Content.TrimEnd().Split('\n').Select(l => l.Split(',')).ToList();
        var tasks = wide[0].Skip(3).Select(c => c.Split('.')[0]).Distinct().ToList();
        string Cell(string[] row, string task, string scale) => row[Array.IndexOf(wide[0], $"{task}.{scale}")];
        var rows = wide.Skip(1).SelectMany(r => tasks.Select(t => $"{r[0]},{t},{r[1]},{r[2]},{Cell(r, t, "criticality")},{Cell(r, t, "frequency")},{Cell(r, t, "importance")}"));
        var file = new SourceFile("long.csv", "respondent,task,group.setting,group.years,criticality,frequency,importance\n" + string.Join('\n', rows));
        var (study, other) = (await Study.RecordedAsync(exam, "PA-LONG", "TEST-SMALL"), await Study.SurveyedAsync(exam, "PA-WIDE", "TEST-SMALL"));
        await study.ImportAsync(file);
        (await study.ReadAsync()).Survey!.RatingsHash.ShouldBe((await other.ReadAsync()).Survey!.RatingsHash);

        await RefusedAsync(study, new("long.csv", "respondent,task,criticality,frequency,importance\nA,T01,1,0,6\nA,T99,1,1,1\nA,T01,1,1,1"), 2,
            "importance: “6” is not a rating from 1 to 5");
        await RefusedAsync(study, new("long.csv", "respondent,task,criticality,frequency,importance\nA,T01,1,0,6\nA,T99,1,1,1\nA,T01,1,1,1"), 3, "T99");
        await RefusedAsync(study, new("long.csv", "respondent,task,criticality,frequency,importance\nA,T01,1,0,6\nA,T99,1,1,1\nA,T01,1,1,1"), 4, "A has rated T01");
        await RefusedAsync(study, new("long.csv", "respondent,task,group.x,criticality,frequency,importance\nA,T01,one,1,0,5\nA,T02,two,1,1,1"), 3, "was “one”");
    }

    [Fact]
    public async Task that_is_signed_changes_no_more()
    {
        var study = await Study.SignedAsync(exam, "PA-SIGNED", "TEST-SMALL");
        var report = await study.ReadAsync();
        report.State.ShouldBe(StudyState.Signed);
        report.ReportHash.ShouldNotBeNullOrEmpty();
        await (await study.TryAsync("survey", new ImportPracticeSurvey(Study.File("synthetic-survey.csv"), report.Version))).ShouldBeProblemAsync(409, "study-closed");
        await (await study.TryAsync("weights", new DerivePracticeWeights("additive", ["importance"], null, report.Version))).ShouldBeProblemAsync(409, "study-closed");
        await (await study.TryAsync("overrides", new OverridePracticeWeights([new("RB.SA", 1)], "Because.", report.Version))).ShouldBeProblemAsync(409, "study-closed");
        await study.WithdrawAsync();
        (await study.ReadAsync()).WithdrawalReason.ShouldBe("The sample was not what it said.");
    }

    [Fact]
    public async Task cannot_be_signed_without_weights_and_another_survey_takes_them_away()
    {
        var study = await Study.SurveyedAsync(exam, "PA-EARLY", "TEST-SMALL");
        await (await study.TryAsync("sign", new SignPracticeAnalysis(await study.VersionAsync()))).ShouldBeProblemAsync(409, "no-weights");
        await study.DeriveAsync();
        await study.ImportAsync(Study.File("synthetic-survey.csv"));
        (await study.ReadAsync()).Weights.ShouldBeEmpty();
    }

    [Fact]
    public async Task that_makes_no_sense_is_refused_by_field_and_line()
    {
        var client = await exam.SignedInAsync("psychometrician");
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var bad = Study.Command("PA BAD", "NO-SUCH-LEVEL") with { SurveyTo = "2025-01-01", Invited = 0, Method = "guess", Scales = [new("f", "?", 5, 5, 9)] };
        var errors = (await (await client.SendAsync("/api/practice-analyses", bad, default)).ShouldBeProblemAsync(400)).GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe(["code", "method", "levels", "surveyTo", "invited", "scales[0].most", "scales[0].performedFrom"], ignoreOrder: true);
        var file = new SourceFile("tasks.csv", "task,competency,statement\nT01,RB.SA,One\nT01,RB.SA,Two\nT03,XX.YY,Three\n");
        var problem = await (await client.SendAsync("/api/practice-analyses",
            Study.Command("PA-BAD", "TEST-SMALL") with { Tasks = file, Panel = new("panel.csv", "attribute,value,people\nsetting,x,none\n") }, default))
                .ShouldBeProblemAsync(422, "file-problems");
        problem.GetProperty("problems").EnumerateArray().Select(p => $"{p.GetProperty("file").GetString()} {p.GetProperty("line").GetInt32()}")
            .ShouldBe(["tasks.csv 3", "tasks.csv 4", "panel.csv 2"]);
        (await world.StoredAsync()).ShouldBe(before);
    }

    private static async Task RefusedAsync(Study study, SourceFile file, int line, string words)
    {
        var version = await study.VersionAsync();
        var problem = await (await study.TryAsync("survey", new ImportPracticeSurvey(file, version))).ShouldBeProblemAsync(422, "file-problems");
        problem.GetProperty("problems").EnumerateArray().ShouldContain(p => p.GetProperty("line").GetInt32() == line && p.GetProperty("message").GetString()!.Contains(words),
            problem.ToString());
        (await study.VersionAsync()).ShouldBe(version);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
