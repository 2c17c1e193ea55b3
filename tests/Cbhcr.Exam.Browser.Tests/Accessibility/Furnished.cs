using System.Text;
using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Registration;
using Cbhcr.Exam.Scoring;
using Cbhcr.Qti.Model;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Browser.Tests.Accessibility;

/// <summary>Something of everything that a page can show: a sitting in every state, results, credentials, a report.</summary>
public sealed class Furnished(TheProgram program) : IAsyncLifetime
{
    public const string Study = "PA-FURNISHED";

    public const string Room = "Room 2, north";

    public const string Case = "CASE-FUR-001";

    public Content Content { get; } = new("FUR");

    public Form Form { get; private set; } = null!;

    public string HolderName { get; private set; } = "";

    public string FailedName { get; private set; } = "";

    public Guid PassedResult { get; private set; }

    public Guid FailedResult { get; private set; }

    public Guid GoodRun { get; private set; }

    public Guid BadRun { get; private set; }

    /// <summary>A form made in a run, with an open comment and a swap.</summary>
    /// <summary>A form whose link waits for the second person.</summary>
    public Guid LinkedForm { get; private set; }

    public IReadOnlyList<Guid> Together { get; private set; } = [];

    /// <summary>Approved, with a form drawn by it.</summary>
    public Guid DrawPlan { get; private set; }

    public Guid ProposedPlan { get; private set; }

    public Guid DrawnForm { get; private set; }

    public Guid BulkRun { get; private set; }

    public Guid GoodImport { get; private set; }

    public Guid BadImport { get; private set; }

    public Guid CaseImport { get; private set; }

    public Guid WatchedSitting { get; private set; }

    /// <summary>The failed candidate's, with everything in its thread: decided, and about to be appealed; another incident is open.</summary>
    public Guid AskedSitting { get; private set; }

    public string AskedReceipt { get; private set; } = "";

    public string CredentialNumber { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Form = await Content.PublishAsync(program);
        await (await program.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = new[] { Content.Item(1, " This sentence came with the second version.") } }, default);
        var (assembler, psychometrician) = (await program.SignedInAsync("assembler"), await program.SignedInAsync("psychometrician"));
        var second = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(Content.Level, "FUR-B", 8), default);
        LinkedForm = (await TwoPeople.PublishFormAsync(assembler, psychometrician, second.GetProperty("url").GetString()!, default)).Id;
        await psychometrician.PostAsync<JsonElement>($"/api/forms/{LinkedForm}/links", new LinkForm(Form.Id, LinkDesigns.CommonItems, "tucker"), default);
        await psychometrician.PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore(Content.Level, 4, "Two thirds of the scored items, until a study is done."), default);
        await (await program.SignedInAsync("admin")).PostAsync<JsonElement>("/api/proctoring-tools", new RegisterProctoringTool(
            "A remote proctoring tool", null, null, "https://proctoring.example/a-long-address/login-initiation", "https://proctoring.example/launch", "https://proctoring.example/jwks", null, false), default);
        await AssembleAsync();
        await DrawAsync(psychometrician);
        await FillTheRoomAsync();
        await DecideAsync();
        await AskAsync();
        await CopyAsync();
        await FindAsync();
        await WriteACaseAsync();
        await ExchangeAsync();
        await StudyAsync(psychometrician);
        await psychometrician.PostAsync<JsonElement>($"/api/forms/{Form.Id}/analyses", new AnalyseForm(), default);
    }

    /// <summary>A copy that is back, and one that is out with the sitting it was made for.</summary>
    private async Task CopyAsync()
    {
        var officer = await program.SignedInAsync("officer");
        var seat = await Seat.ScheduledAsync(program, Form, "Room 3", 150, [SittingVariants.LargePrintCopy, SittingVariants.TextEdition]);
        await officer.PostAsync<FormCopyNumber>($"/api/forms/{Form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default);
        await officer.PostAsync<FormCopyNumber>($"/api/forms/{Form.Id}/copies", new MakeFormCopy(CopyKinds.LargePrint, 24, seat.SittingId.ToString()), default);
        await officer.PostAsync($"/api/forms/{Form.Id}/copies/1/settle", new SettleFormCopy("returned"), default);
    }

    /// <summary>A search that found a form, one that could not and what was ordered for it, with a comment and a swap.</summary>
    private async Task AssembleAsync()
    {
        var assembler = await program.SignedInAsync("assembler");
        async Task<AssemblyRun> RunAsync(string code, int forms)
        {
            var created = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly(Content.Level, code, forms, 5, 2, null, null, null), default);
            for (var i = 0; i < 1200; i++)
            {
                if (await assembler.GetAsync<AssemblyRun>(created.GetProperty("url").GetString()!, default) is { Outcome: not null } run) return run;
                await Task.Delay(100);
            }
            throw new TimeoutException("The search was not over within two minutes.");
        }
        var (good, bad) = (await RunAsync("FUR-T", 1), await RunAsync("FUR-U", 3));
        (GoodRun, BadRun, Together) = (good.Id, bad.Id, good.Outcome!.Forms);
        var path = $"/api/forms/{Together[0]}";
        await assembler.PostAsync($"{path}/comments", new CommentOnForm(1, "This question gives away the one that follows it."), default);
        var form = await assembler.GetAsync<Form>(path, default);
        var candidates = await assembler.GetAsync<List<SwapCandidate>>($"{path}/swaps/2", default);
        if (candidates.Count > 0) await assembler.PostAsync($"{path}/swaps", new SwapItem(2, candidates[0].Code, "Too like the question before it.", form.Version), default);
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var account = (await session.Query<StaffAccount>().ToListAsync()).First(a => a.Roles.SequenceEqual([Roles.ItemWriter]));
        await assembler.PostAsync<OrdersPlaced>($"/api/assembly-runs/{BadRun}/writing-orders", new OrderItems(account.Id, null), default);
    }

    /// <summary>A plan by which two sittings have forms of their own, and one that waits for approval.</summary>
    private async Task DrawAsync(ApiClient psychometrician)
    {
        var (assembler, officer) = (await program.SignedInAsync("assembler"), await program.SignedInAsync("officer"));
        async Task<Guid> ProposedAsync(string code) =>
            Seat.IdOf(await assembler.PostAsync<JsonElement>("/api/draw-plans", new ProposeDrawPlan(Content.Level, code, 80, 10, 3, null), default));
        (DrawPlan, ProposedPlan) = (await ProposedAsync("FUR-FLY"), await ProposedAsync("FUR-FLY-NEXT"));
        await psychometrician.PostAsync($"/api/draw-plans/{DrawPlan}/approve", new ApproveDrawPlan(1), default);
        foreach (var number in new[] { 1, 2 })
        {
            var candidate = Seat.IdOf(await officer.PostAsync<JsonElement>("/api/candidates", new RegisterCandidate($"fur-fly-{number}", $"Fly Candidate {number}", null), default));
            await officer.PostAsync<JsonElement>("/api/sittings", new ScheduleSitting(candidate, null, "Another room", "2026-11-23T09:00", "2026-11-23T17:00", null, DrawPlan), default);
        }
        DrawnForm = (await assembler.GetAsync<List<FormSummary>>($"/api/draw-plans/{DrawPlan}/forms", default))[0].Id;
    }

    /// <summary>A list of items, and a change of several of which one was refused.</summary>
    private async Task FindAsync()
    {
        var writer = await program.SignedInAsync("writer");
        await writer.PostAsync<JsonElement>("/api/item-lists", new SaveItemList("For the spring review", true, $"level={Content.Level}&cognitiveLevel=recall", null), default);
        await writer.PostAsync<JsonElement>("/api/item-lists", new SaveItemList("Chosen by hand", false, null, [Content.CodeOf(1)]), default);
        foreach (var codes in new[] { new[] { Content.CodeOf(4) }, [Content.CodeOf(4), Content.CodeOf(5)] })
        {
            var preview = await writer.PostAsync<BulkPreview>("/api/items/bulk/preview", new PreviewBulkChange(null, codes, "tag", ["autumn"]), default);
            var run = await writer.PostAsync<JsonElement>("/api/items/bulk", new ChangeItems(null, codes, "tag", ["autumn"], preview.Token), default);
            BulkRun = Guid.Parse(run.GetProperty("url").GetString()!.Split('/')[^1]);
            for (var i = 0; i < 200 && !(await writer.GetAsync<BulkProgress>($"/api/items/bulk/{BulkRun}", default)).IsOver; i++) await Task.Delay(50);
        }
    }

    /// <summary>With a picture and a table, in its second version; of two questions one was written for the first.</summary>
    private async Task WriteACaseAsync()
    {
        var writer = await program.SignedInAsync("writer");
        var picture = (await writer.PostAsync<JsonElement>("/api/assets", new UploadAsset(Convert.ToBase64String(Items.Desk.Picture)), default)).GetProperty("name").GetString()!;
        static Node T(string text) => new("text", text, null);
        static Node P(params Node[] inside) => new("p", null, inside);
        static Dictionary<string, string> A(string name, string value) => new() { [name] = value };
        Node[] body =
        [
            new("h3", null, [T("A shelter after a flood")]), P(T("Water comes "), new("strong", null, [T("once a day")]), T(" by lorry. Forty people wait for it.")),
            P(new Node("img", null, [], new Dictionary<string, string> { ["src"] = picture, ["alt"] = "The plan of the shelter, in squares", ["width"] = "200", ["height"] = "150" })),
            new("table", null,
            [
                new("caption", null, [T("Water and people")]), new("thead", null, [new("tr", null, [.. new[] { "Day", "People", "Litres delivered", "Litres used up" }.Select(t => new Node("th", null, [T(t)], A("scope", "col")))])]),
                new("tbody", null, [new("tr", null, [new("th", null, [T("Monday")], A("scope", "row")), .. new[] { "120", "900", "610" }.Select(t => new Node("td", null, [T(t)]))])]),
            ]),
        ];
        var id = (await writer.PostAsync<JsonElement>("/api/stimuli", new { code = Case, title = "Shelter", body }, default)).GetProperty("value").GetGuid();
        async Task WriteForItAsync(int number) =>
            await writer.PostAsync<JsonElement>("/api/items/import", new { files = new[] { Content.Item(number) with { Content = Content.Item(number).Content + $"stimulus: {Case}\n" } } }, default);
        await WriteForItAsync(15);
        await writer.PostAsync<JsonElement>($"/api/stimuli/{id}/revise", new { title = "Shelter after a flood", body = body.Append(P(T("Nobody knows when the road will open."))), version = 1 }, default);
        await WriteForItAsync(16);
        using var zip = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(zip, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in new[] { ("items/a.yaml", Content.Item(17).Content + "stimulus: CASE-FUR-002\n"), ("stimuli/case-of-the-spring.yaml", "code: CASE-FUR-002\ntitle: A night call\ntext: A neighbor calls at two in the night.\n") })
            {
                await using var to = new StreamWriter(archive.CreateEntry(path).Open());
                await to.WriteAsync(text);
            }
        CaseImport = (await writer.PostAsync<JsonElement>("/api/imports", new UploadImport(new("set.zip", Convert.ToBase64String(zip.ToArray()))), default)).GetProperty("value").GetGuid();
    }

    /// <summary>A file that would do something, one that has a fault, and a request that waits for somebody else.</summary>
    private async Task ExchangeAsync()
    {
        var writer = await program.SignedInAsync("writer");
        async Task<Guid> UploadAsync(string name, string text) =>
            (await writer.PostAsync<JsonElement>("/api/imports", new UploadImport(new(name, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))), default)).GetProperty("value").GetGuid();
        GoodImport = await UploadAsync("questions-of-the-spring-with-a-long-name.yaml", Content.Item(13).Content);
        BadImport = await UploadAsync("questions-with-a-fault.yaml", Content.Item(14).Content.Replace("key: ", "keyy: ", StringComparison.Ordinal));
        await writer.PostAsync<JsonElement>("/api/exports", new RequestExport(default, Content.CodeOf(1), null, "The board's experts read these questions at their meeting."), default);
    }

    /// <summary>A practice analysis that is weighed and changed, so that everything on its page is there; the made-up survey answers it.</summary>
    private async Task StudyAsync(ApiClient psychometrician)
    {
        static SourceFile Of(string name) => new(name, File.ReadAllText($"item-bank/practice-analysis/{name}"));
        var created = await psychometrician.PostAsync<JsonElement>("/api/practice-analyses", new RecordPracticeAnalysis(
            Study, "What crisis responders do, asked of all members of a made-up register", "panel-and-survey", [Content.Level], "2019-03-01", "2019-04-15", "Made up: drawn by a program.", 300,
            [new("frequency", "How often do you do this?", 0, 5, 1), new("importance", "How important is it?", 1, 5, null), new("criticality", "How grave is it when done badly?", 1, 5, null)],
            Of("synthetic-tasks.csv"), Of("synthetic-panel.csv")), default);
        var api = created.GetProperty("url").GetString()!;
        await psychometrician.PostAsync($"{api}/survey", new ImportPracticeSurvey(Of("synthetic-survey.csv"), 1), default);
        await psychometrician.PostAsync($"{api}/weights", new DerivePracticeWeights(WeightRule.Multiplicative, ["importance", "frequency"], 60, 2), default);
        await psychometrician.PostAsync($"{api}/overrides", new OverridePracticeWeights([new("KB.SAI", 8.7m), new("RB.SA", 6.3m)], "Consequences of an error weigh more.", 3), default);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task FillTheRoomAsync()
    {
        var proctor = await program.SignedInAsync("proctor");
        await SeatAsync();
        var arrived = await SeatAsync();
        await program.Anyone().PostAsync<SittingOpened>("/api/admissions", new OpenSitting(await arrived.CodeAsync()), default);
        var checkedIn = await SeatAsync();
        await proctor.PostAsync($"{checkedIn.Api}/identity-check", new CheckIdentity("school-photo-id", 1), default);
        var watched = await SeatAsync();
        await watched.SitAsync(right: 2, wrong: 1, submits: false, observed: ["page-opened", "left-window", "print"]);
        WatchedSitting = watched.SittingId;
        var paused = await SeatAsync();
        await paused.SitAsync(right: 1, wrong: 0, submits: false);
        await proctor.PostAsync($"{paused.Api}/pause", new PauseSitting("candidate-unwell"), default);
        var ended = await SeatAsync();
        await ended.SitAsync(right: 1, wrong: 1, submits: false);
        await proctor.PostAsync<JsonElement>($"{ended.Api}/terminate", new TerminateSitting("technical-problem"), default);
    }

    private async Task DecideAsync()
    {
        var officer = await program.SignedInAsync("officer");
        var (holder, failed, waiting) = (await SeatAsync(), await SeatAsync(), await SeatAsync());
        await holder.SitAsync(right: 8, wrong: 0, submits: true);
        await failed.SitAsync(right: 0, wrong: 8, submits: true);
        await waiting.SitAsync(right: 4, wrong: 4, submits: true);
        AskedReceipt = await ReceiptAsync(failed.SittingId);
        (HolderName, PassedResult) = (holder.UserName, await ReleasedAsync(officer, holder));
        AskedSitting = failed.SittingId;
        (FailedName, FailedResult) = (failed.UserName, await ReleasedAsync(officer, failed));
        await ResultOfAsync(officer, waiting);
        var credential = (await officer.PostAsync<JsonElement>("/api/credentials", new AwardCredential(PassedResult), default)).GetProperty("url").GetString()!;
        CredentialNumber = (await officer.GetAsync<Credential>(credential, default)).Number;
    }

    private async Task AskAsync()
    {
        var (proctor, officer, candidate) = (await program.SignedInAsync("proctor"), await program.SignedInAsync("officer"), await program.Anyone().SignInAsync(FailedName, TheProgram.Password, default));
        var api = $"/api/sittings/{AskedSitting}";
        await proctor.PostAsync($"{api}/thread/messages", new WriteToCandidate("The clock on the wall is wrong. Yours is right."), default);
        await proctor.PostAsync($"{api}/thread/notes", new WriteNote("Asked about the clock twice."), default);
        async Task<Guid> ReportAsync(string kind, string severity) =>
            (await proctor.PostAsync<IncidentFiled>($"{api}/incidents", new ReportIncident(kind, severity, "What the proctor saw, in a sentence."), default)).IncidentId;
        await ReportAsync("disturbance-in-the-room", "minor");
        await ReportAsync("talking", "serious");
        var decided = await ReportAsync("forbidden-material", "serious");
        await candidate.PostAsync($"{api}/incidents/{decided}/statement", new GiveStatement("It was a glasses case."), default);
        await officer.PostAsync($"{api}/incidents/{decided}/decision", new DecideIncident("score-stands-with-note", "other-rule-broken", "Nothing was read from it."), default);
    }

    private async Task<string> ReceiptAsync(Guid sitting)
    {
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return ReceiptChain.Of(sitting, await session.Events.FetchStreamAsync(sitting)).Code;
    }

    private Task<Seat> SeatAsync() => Seat.ScheduledAsync(program, Form, Room);

    private static async Task<Guid> ReleasedAsync(ApiClient officer, Seat seat)
    {
        var result = await ResultOfAsync(officer, seat);
        await officer.PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
        return result.ResultId;
    }

    // Scoring follows the end of a sitting on a durable queue.
    private static async Task<ResultRow> ResultOfAsync(ApiClient officer, Seat seat)
    {
        for (var i = 0; i < 300; i++)
        {
            if ((await officer.GetAsync<List<ResultRow>>($"/api/results?formId={seat.FormId}", default)).SingleOrDefault(r => r.SittingId == seat.SittingId) is { } row) return row;
            await Task.Delay(50);
        }
        throw new TimeoutException("There was no result within fifteen seconds.");
    }
}
