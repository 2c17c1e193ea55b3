using System.Globalization;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Forms.Practice;
using Cbhcr.Exam.Tests.Items.Review;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Forms.Live;

/// <summary>A level of its own in a live programme: items that pass their checks, figures, a blueprint that a study backs.</summary>
internal sealed class LiveBank(LiveFixture exam, string level)
{
    private static readonly string[] People = ["A man", "A woman", "A neighbor", "A student", "A father", "A teacher", "A driver", "A cook", "A nurse", "A tenant", "A clerk"];
    private static readonly string[] Places = ["at his gate", "in a shelter", "near the station", "in a school yard", "on a bench", "by the river", "in a kitchen"];
    private static readonly string[] Troubles =
        ["slept badly for a week", "lost a job in the spring", "worries about a brother", "cannot pay the rent", "hears the rain all night", "misses an old friend",
            "fears the next storm", "waits for a letter", "moved here last month"];

    private static readonly string[] Reasons =
    [
        "Somebody who is heard out tells more, and it costs no more than a little time.",
        "Others can use it later, yet it draws the eyes away from the person right now.",
        "A third person knows things that matter, but nobody has asked for that so far.",
        "Small comforts open many talks, though the question that was put stays unanswered.",
    ];

    public string Level => level;

    public Task<ApiClient> As(string who) => exam.SignedInAsync(who);

    public string Code(int number) => $"{level}-{number:000}";

    public int Number(string code) => int.Parse(code[^3..], CultureInfo.InvariantCulture);

    public static string Competency(int number) => number % 2 == 0 ? "RB.SA" : "CM.AL";

    public static string Cognitive(int number) => (number / 2 % 3) switch { 0 => "recall", 1 => "application", _ => "judgment" };

    public static char Key(int number) => "ABCD"[number * 7 / 3 % 4];

    /// <param name="more">Lines of the file, or another text for a part of it.</param>
    public SourceFile Item(int number, string more = "") => new($"{Code(number)}.yaml", $"""
        code: {Code(number)}
        sample: true
        type: single-best-answer
        levels: [{level}]
        competency: {Competency(number)}
        skillArea: {(number % 2 == 0 ? "RB.SA.ESR" : "CM.AL.ESV")}
        values: [V-DIGNITY]
        cognitiveLevel: {Cognitive(number)}
        setting: none
        stem: {People[number % 11]} {Places[number % 7]} {Troubles[number % 9]} and asks for you. {string.Concat(Enumerable.Repeat("You have time. ", number % 4))}What is the best thing to do first?
        options:
        {string.Join("\n", Options(number).Select((text, i) => $"  - id: {"ABCD"[i]}\n    text: {text}\n    rationale: {Reasons[i]}"))}
        key: {Key(number)}
        references:
          - text: A source that exists for this test
            year: 2025
        authorNote: Made up for a test of the program.
        {more}
        """);

    public async Task ImportAsync(int count, Func<int, SourceFile, SourceFile>? change = null, SourceFile[]? stimuli = null) =>
        await (await As("writer")).PostAsync<JsonElement>("/api/items/import",
            new { files = (SourceFile[])[.. stimuli ?? [], .. Enumerable.Range(1, count).Select(n => change?.Invoke(n, Item(n)) ?? Item(n))] }, default);

    public async Task<Item> ItemAsync(string code) => (await (await As("writer")).GetAsync<ItemDetails>($"/api/items/{code}", default)).Item;

    /// <summary>The whole way by those whose it is: submitted, reviewed four times by four people, and scored on the psychometrician's word.</summary>
    public async Task ReviewAsync(int number, bool scored)
    {
        var (writer, item) = (await As("writer"), await ItemAsync(Code(number)));
        object Submission(IEnumerable<object> reasons) => new { kind = "version", ai = new { used = false }, justifications = reasons, draftVersion = 0, version = item.Version };
        var answer = await writer.SendAsync($"/api/items/{item.Id}/submit", Submission([]), default);
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            var warned = (await answer.ShouldBeProblemAsync(422, "findings")).GetProperty("blocking").EnumerateArray()
                .Select(r => new { ruleId = r.GetString(), reason = "It is made up for a test." });
            answer = await writer.SendAsync($"/api/items/{item.Id}/submit", Submission(warned), default);
        }
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var version = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("version").GetInt32();
        foreach (var (stage, who) in ReviewScene.Way)
        {
            await (await As(who)).PostAsync($"/api/items/{item.Id}/reviews", new { stage, verdict = "approve", version }, default);
            version += 2;
        }
        if (scored) await (await As("psychometrician")).PostAsync($"/api/items/{item.Id}/score", new { waiver = "Its statistics come from another programme.", version }, default);
    }

    /// <summary>Where review would have brought them, without its steps.</summary>
    public async Task PlaceAsync(ItemPlace place, params int[] numbers)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var codes = numbers.Select(Code).ToArray();
        foreach (var item in await session.Query<Item>().Where(i => i.Code.IsOneOf(codes)).ToListAsync())
            session.Events.Append(item.Id, item.Version + 1,
                new ItemMoved(item.ContentVersion, item.Place!.Value, place, "approved", null, exam.NewId(), exam.Time.GetCurrentInstant()));
#pragma warning disable RS0030 // no program is at work here
        await session.SaveChangesAsync();
#pragma warning restore RS0030
    }

    /// <summary>Lines of a statistics file after its head.</summary>
    public async Task FiguresAsync(string head, IEnumerable<string> lines) => await (await As("psychometrician")).PostAsync<JsonElement>(
        "/api/item-statistics/import", new { file = new SourceFile($"{level}-{exam.NewId():N}.csv", $"{head}\n{string.Join('\n', lines)}\n") }, default);

    /// <summary>Version 1, as a file brings it: provisional.</summary>
    public SourceFile Blueprint(int ofEach, int pretest, string more = "", int version = 1) => new($"{level}.yaml", $"""
        code: {level}
        version: {version}
        name: A level of a live programme
        framework: cbhcr-framework
        status: provisional
        exam:
          scoredItems: {2 * ofEach}
          pretestItems: {pretest}
          minutes: 30
          cognitiveMix: {"{ recall: 34, application: 33, judgment: 33 }"}
        {more}
          domains:
            - domain: RB
              competencies: [{"{"} code: RB.SA, scoredItems: {ofEach} {"}"}]
            - domain: CM
              competencies: [{"{"} code: CM.AL, scoredItems: {ofEach} {"}"}]
        scale: {"{ minimum: 200, pass: 500, maximum: 800 }"}
        validityYears: 2

        """);

    public async Task ImportBlueprintAsync(SourceFile file) => await (await As("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file }, default);

    public async Task<BlueprintView> BlueprintAsync() => await (await As("assembler")).GetAsync<BlueprintView>($"/api/blueprints/{level}", default);

    /// <summary>The next version: weights of the study, counts and rules as given.</summary>
    public async Task BackAsync(string study, int ofEach, int pretest, RuleFields? rules = null, int grade = 0)
    {
        var psychometrician = await As("psychometrician");
        var id = (await psychometrician.GetAsync<List<StudySummary>>("/api/practice-analyses", default)).Single(s => s.Code == study).Id;
        var (view, weights) = (await BlueprintAsync(), (await psychometrician.GetAsync<StudyReport>($"/api/practice-analyses/{id}", default)).Weights);
        var fields = new SpecificationFields(2 * ofEach, pretest, 30, grade, new(34, 33, 33),
            [.. weights.Select(w => new CompetencyFields(w.Competency, w.Adopted, w.Competency is "RB.SA" or "CM.AL" ? ofEach : 0))], rules);
        await (await As("assembler")).PostAsync($"/api/blueprints/{view.Blueprint.Id}/versions",
            new ChangeBlueprint(view.Blueprint.Content.Name, null, fields, study, view.Blueprint.Version), default);
    }

    public async Task<AssemblyRun> RunAsync(string code, int forms, double effort = 3)
    {
        var assembler = await As("assembler");
        var created = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly(level, code, forms, 11, effort, null, null, null), default);
        return await when_forms_are_made_together.OverAsync(assembler, created.GetProperty("url").GetString()!);
    }

    /// <summary>Forms of a run that found some, in the order of their codes.</summary>
    public async Task<IReadOnlyList<Form>> FormsAsync(string code, int forms, double effort = 3)
    {
        var run = await RunAsync(code, forms, effort);
        run.Outcome!.Forms.Count.ShouldBe(forms, run.Outcome.Refusal ?? run.Outcome.Conflict?.Words ?? run.Outcome.Status);
        var made = new List<Form>();
        foreach (var id in run.Outcome.Forms) made.Add(await FormAsync(id));
        return [.. made.OrderBy(f => f.Code, StringComparer.Ordinal)];
    }

    public async Task<Form> FormAsync(Guid id) => await (await As("assembler")).GetAsync<Form>($"/api/forms/{id}", default);

    public async Task<Form> PublishAsync(Form form) => await Exam.Commands.TwoPeople.PublishFormAsync(await As("assembler"), await As("psychometrician"), $"/api/forms/{form.Id}",
        default);

    public async Task<HttpResponseMessage> TryRequestAsync(Form form) =>
        await (await As("assembler")).SendAsync($"/api/forms/{form.Id}/publication-request", new RequestPublication((await FormAsync(form.Id)).Version), default);

    public async Task<HttpResponseMessage> TryAgreeAsync(Form form) =>
        await (await As("psychometrician")).SendAsync($"/api/forms/{form.Id}/publish", new PublishForm((await FormAsync(form.Id)).Version), default);

    /// <summary>What is said against a form, if anything is.</summary>
    public static async Task<IReadOnlyList<string>> TellsAsync(HttpResponseMessage answer) => answer.IsSuccessStatusCode ? [] : await ObstaclesAsync(answer);

    /// <summary>What is said against a form.</summary>
    public static async Task<IReadOnlyList<string>> ObstaclesAsync(HttpResponseMessage answer) =>
        [.. (await answer.ShouldBeProblemAsync(422, "form-has-obstacles")).GetProperty("problems").EnumerateArray().Select(p => p.GetString()!)];

    private static string[] Options(int number)
    {
        string[] all = ["Sit near and hear it out", "Write a note for the team", "Call the one who knows best", "Offer a cup of warm tea", "Ask what would help today",
            "Walk along for a while", "Look for a quiet place", "Bring a list of numbers"];
        return [.. Enumerable.Range(0, 4)
            .Select(i => all[(number + (i * 2)) % 8] + (number / 8 + i) switch { 0 => "", 1 => " now", 2 => " at once", 3 => " before noon", var k => $" for {k} minutes" })];
    }
}
