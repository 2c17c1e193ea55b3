using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Tests.Forms.Practice;

/// <summary>A practice analysis over the synthetic files of item-bank/practice-analysis, brought to a point of its way by the API.</summary>
public sealed class Study(ApiClient psychometrician, string code, Guid id)
{
    public string Code => code;

    public Guid Id => id;

    public string Api => $"/api/practice-analyses/{id}";

    public static SourceFile File(string name) =>
        new(name, System.IO.File.ReadAllText(Path.Combine(AtTheRepository.Root, "item-bank", "practice-analysis", name)).ReplaceLineEndings("\n"));

    public static RecordPracticeAnalysis Command(string code, params string[] levels) => new(
        code, "What responders do (synthetic)", "task-survey", levels, "2026-03-01", "2026-04-15", "Made up: drawn by a program.", 300,
        [new("frequency", "How often?", 0, 5, 1), new("importance", "How important?", 1, 5, null), new("criticality", "How grave when done badly?", 1, 5, null),
            new("", "", null, null, null)],
        File("synthetic-tasks.csv"), File("synthetic-panel.csv"));

    public static async Task<Study> RecordedAsync(RunningExam exam, string code, params string[] levels)
    {
        var client = await exam.SignedInAsync("psychometrician");
        return new(client, code, Person.IdOf(await client.PostAsync<JsonElement>("/api/practice-analyses", Command(code, levels), default)));
    }

    public static async Task<Study> SurveyedAsync(RunningExam exam, string code, params string[] levels)
    {
        var study = await RecordedAsync(exam, code, levels);
        await study.ImportAsync(File("synthetic-survey.csv"));
        return study;
    }

    public static async Task<Study> SignedAsync(RunningExam exam, string code, params string[] levels)
    {
        var study = await SurveyedAsync(exam, code, levels);
        await study.DeriveAsync();
        await study.PostAsync("sign", new SignPracticeAnalysis(await study.VersionAsync()));
        return study;
    }

    public async Task ImportAsync(SourceFile file) => await PostAsync("survey", new ImportPracticeSurvey(file, await VersionAsync()));

    public async Task DeriveAsync() => await PostAsync("weights", new DerivePracticeWeights(WeightRule.Multiplicative, ["importance", "frequency"], 60, await VersionAsync()));

    public async Task WithdrawAsync() => await PostAsync("withdraw", new WithdrawPracticeAnalysis("The sample was not what it said.", await VersionAsync()));

    public Task PostAsync(string what, object command) => psychometrician.PostAsync($"{Api}/{what}", command, default);

    public Task<HttpResponseMessage> TryAsync(string what, object command) => psychometrician.SendAsync($"{Api}/{what}", command, default);

    public Task<StudyReport> ReadAsync() => psychometrician.GetAsync<StudyReport>(Api, default);

    public async Task<int> VersionAsync() => (await ReadAsync()).Version;
}
