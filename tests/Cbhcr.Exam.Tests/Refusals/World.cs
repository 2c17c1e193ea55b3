using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Scoring;
using Cbhcr.Exam.Tests.Forms;
using Cbhcr.Exam.Tests.Forms.Practice;
using Npgsql;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>One of everything that an address can name, and somebody of every role; what is refused is refused although all this is there.</summary>
public sealed class World
{
    private readonly Dictionary<string, Caller> _staff = [];
    private readonly Dictionary<string, string> _values = [];
    private ExamFixture _exam = null!;
    private Form _form = null!;

    /// <summary>Another published form of the same level.</summary>
    public Form Base { get; private set; } = null!;

    public Caller InTheSitting { get; private set; } = null!;

    public Caller InAnotherSitting { get; private set; } = null!;

    public static async Task<World> MakeAsync(ExamFixture exam)
    {
        var world = new World { _exam = exam };
        foreach (var (name, _, role) in OpeningContent.DemonstrationAccounts)
            world._staff[role] = await Caller.OfAsync(name, await exam.SignedInAsync(name), "/api/antiforgery");
        await world.FillAsync();
        return world;
    }

    public IEnumerable<(string Role, Caller Caller)> Staff => _staff.Select(s => (s.Key, s.Value));

    /// <summary>Somebody who may come in here.</summary>
    public Caller For(Route route) =>
        route.IsOfSitting ? InTheSitting
        : route.IsOpen ? Caller.Nobody
        : _staff[route.Roles.Count > 0 ? route.Roles[0] : Roles.CredentialingOfficer];

    public string PathOf(Route route) => route.Path(name => _values.TryGetValue(name, out var value) ? value
        : name == "code" ? _values[route.Pattern.Contains("framework", StringComparison.Ordinal) ? "framework" : "item"]
        : throw new KeyNotFoundException($"{route} has a parameter {name} that World.FillAsync does not know: make one."));

    /// <summary>
    /// A text that changes when anything is stored. Results and what items learn of their use are left out, since those of other tests come when the queue brings them,
    /// and so are tombstones, which fill the numbers of appends that were undone.
    /// </summary>
    public async Task<string> StoredAsync()
    {
        await using var connection = new NpgsqlConnection(_exam.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select concat_ws(' ', (select count(*) from events.mt_events where type not in ('result.scored', 'item.published_on_form', 'item.exposed', 'item.statistics_recorded', 'rating.opened', 'tombstone')) + (select count(*) from docs.mt_doc_proctoringtool), (select count(*) from docs.mt_doc_admissionticket),
                (select count(*) from docs.mt_doc_threadtext), (select count(*) from docs.mt_doc_itemcomment), (select count(*) from docs.mt_doc_personkey where data->'wrapped' is not null),
                (select md5(string_agg(concat("Id", "PasswordHash", "LockoutEnd"), '' order by "Id")) from identity.accounts),
                (select count(*) from identity.accounts), (select count(*) from identity.account_roles))
            """, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A pass, released, for which no credential has been awarded.</summary>
    public async Task<Guid> ReleasedResultAsync()
    {
        var officer = await _exam.SignedInAsync("officer");
        var person = await Person.SittingAsync(_exam, _form);
        await person.AnswerAllAsync(right: 10);
        await person.SubmitAsync();
        var result = await Eventually.AsyncIs(async () => (await officer.GetAsync<List<ResultRow>>($"/api/results?formId={_form.Id}", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
        await officer.PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
        return result.ResultId;
    }

    private async Task FillAsync()
    {
        var (officer, psychometrician) = (await _exam.SignedInAsync("officer"), await _exam.SignedInAsync("psychometrician"));
        var form = _form = await _exam.PublishSmallFormAsync("WORLD", minutes: 30);
        var cut = Person.IdOf(await psychometrician.PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore("WORLD", 1, "For tests of refusals."), default));
        var result = await ReleasedResultAsync();
        var credential = Person.IdOf(await officer.PostAsync<JsonElement>("/api/credentials", new AwardCredential(result), default));
        var analysis = Person.IdOf(await psychometrician.PostAsync<JsonElement>($"/api/forms/{form.Id}/analyses", new AnalyseForm(), default));
        var account = Person.IdOf(await (await _exam.SignedInAsync("admin")).PostAsync<JsonElement>("/api/accounts",
            new OpenAccount($"staff-{_exam.NewId():N}", "Somebody on the staff", ExamFixture.Password, [Roles.Reviewer]), default));
        var item = (await (await _exam.SignedInAsync("writer")).GetAsync<ItemDetails>($"/api/items/{form.Slots[0].ItemCode}", default)).Item;
        var tool = Person.IdOf(await (await _exam.SignedInAsync("admin")).PostAsync<JsonElement>("/api/proctoring-tools",
            new RegisterProctoringTool("A tool", null, null, "https://tool.example/login", "https://tool.example/launch", "https://tool.example/jwks", null, false), default));
        var writer = await _exam.SignedInAsync("writer");
        var list = Person.IdOf(await writer.PostAsync<JsonElement>("/api/item-lists", new SaveItemList("A list", false, null, [item.Code]), default));
        var change = new PreviewBulkChange(null, [item.Code], "tag", ["of the world"]);
        var preview = await writer.PostAsync<BulkPreview>("/api/items/bulk/preview", change, default);
        var run = Person.IdOf(await writer.PostAsync<JsonElement>("/api/items/bulk", new ChangeItems(null, change.Codes, change.Action, change.Values, preview.Token), default));
        await Eventually.AsyncIs(async () => await writer.GetAsync<BulkProgress>($"/api/items/bulk/{run}", default) is { IsOver: true } over ? over : null);
        item = (await writer.GetAsync<ItemDetails>($"/api/items/{item.Code}", default)).Item;
        await writer.PutAsync<DraftSaved>($"/api/items/{item.Id}/draft", new { content = item.Content, version = 0 }, default);
        var export = Person.IdOf(await writer.PostAsync<JsonElement>("/api/exports", new { format = "qti", codes = item.Code, reason = "For tests of refusals." }, default));
        var import = Person.IdOf(await writer.PostAsync<JsonElement>("/api/imports", new { file = new { name = "t.csv", data = "Y29kZSxzdGVt" } }, default));
        var stimulus = Person.IdOf(await (await _exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/stimuli",
            new { code = "CASE-WORLD-001", title = "A case", body = new[] { new { kind = "p", children = new[] { new { kind = "text", text = "A neighbor calls." } } } } }, default));
        var written = await Person.SittingAsync(_exam, await EveryType.PublishAsync(_exam.Services, "EVERY-WORLD"));
        var words = new EveryAnswer(_exam, written);
        await written.AnswerAsync(words.Part(9, "Words for a rater."));
        await written.Client.PostAsync<Cbhcr.Exam.Delivery.Submission>($"{written.Api}/submit", new SubmitSitting(Person.Device, 1, words.LastSequence), default);
        var rating = EssayRating.IdOf(written.SittingId, 9);
        var study = await Study.SurveyedAsync(_exam, "PA-WORLD", "WORLD");
        var assembler = await _exam.SignedInAsync("assembler");
        var started = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly("WORLD", "WORLD-LACKS", 9, 7, 4, null, null, null), default);
        var assembly = await when_forms_are_made_together.OverAsync(assembler, started.GetProperty("url").GetString()!);
        await assembler.PostAsync<OrdersPlaced>($"/api/assembly-runs/{assembly.Id}/writing-orders", new OrderItems((await _exam.StaffAsync([Roles.ItemWriter])).Id, null), default);
        var order = (await assembler.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default)).First(o => o.RunId == assembly.Id);
        var plan = Person.IdOf(await assembler.PostAsync<JsonElement>("/api/draw-plans", new ProposeDrawPlan("WORLD", "WORLD-FLY", 90, 2, 7, null), default));
        await psychometrician.PostAsync($"/api/draw-plans/{plan}/approve", new ApproveDrawPlan(1), default);
        var leaked = await _exam.PublishSmallFormAsync("WORLD-LEAK", minutes: 30);
        var breach = Person.IdOf(await officer.PostAsync<JsonElement>("/api/breaches", new DeclareBreach(leaked.Id, "drill", Withdraw: true, QuarantineAll: false, null, null), default));
        Base = await TwoPeople.PublishFormAsync(assembler, psychometrician,
            (await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm("WORLD", "WORLD-BASE", 8), default)).GetProperty("url").GetString()!, default);
        var link = Person.IdOf(await psychometrician.PostAsync<JsonElement>($"/api/forms/{form.Id}/links", new LinkForm(Base.Id, LinkDesigns.EquivalentGroups, "linear"), default));
        var copy = await (await _exam.SignedInAsync("admin")).PostAsync<FormCopyNumber>($"/api/forms/{form.Id}/copies", new MakeFormCopy(CopyKinds.Text, null, null), default);
        var framework = (await officer.GetAsync<List<JsonElement>>("/api/frameworks", default))[0];

        var (sitting, other) = (await Person.SittingAsync(_exam, form), await Person.SittingAsync(_exam, form));
        InTheSitting = await Caller.OfAsync("in the sitting", sitting.Client, $"{sitting.Api}/antiforgery");
        InAnotherSitting = await Caller.OfAsync("in another sitting", other.Client, $"{other.Api}/antiforgery");

        await sitting.Client.PostAsync($"{sitting.Api}/comments", new CommentOnItem(_exam.NewId(), sitting.Delivery.Items[0].ItemId, "Words of a candidate."), default);
        var incident = (await (await _exam.SignedInAsync("proctor")).PostAsync<IncidentFiled>($"{sitting.Api}/incidents", new ReportIncident("talking", "minor", "Words of a proctor."), default)).IncidentId;

        foreach (var (name, value) in new (string, object)[]
        {
            ("assemblyRunId", assembly.Id), ("drawPlanId", plan), ("writingOrderId", order.Id), ("breachId", breach), ("formLinkId", link), ("position", 1), ("serial", copy.Serial), ("studyId", study.Id), ("blueprintId", form.BlueprintId), ("formId", form.Id), ("cutScoreId", cut), ("resultId", result), ("credentialId", credential), ("analysisId", analysis), ("accountId", account),
            ("exportId", export), ("importId", import), ("attachmentId", _exam.NewId()), ("documentId", Cbhcr.Exam.Competencies.CasePackage.DocumentIdOf(framework.GetProperty("code").GetString()!)),
            ("toolId", tool), ("itemListId", list), ("bulkRunId", run), ("itemId", item.Id), ("stimulusId", stimulus), ("ratingId", rating), ("item", item.Code), ("assetName", new string('0', 64)), ("frameworkId", framework.GetProperty("id").GetGuid()), ("framework", framework.GetProperty("code").GetString()!),
            ("sittingId", sitting.SittingId), ("incidentId", incident), ("personId", sitting.CandidateId), ("room", "Test room"), ("batchId", _exam.NewId()), ("number", (await officer.GetAsync<Credential>($"/api/credentials/{credential}", default)).Number),
            ("ruleId", "OPT-LONG"), ("RuleId", "OPT-LONG"), ("documentName", "v1"), ("extension", "json"), ("path", "nothing.css"), ("Code", "404"),
        }) _values[name] = value.ToString()!;
        foreach (var name in new[] { "assemblyRunId", "drawPlanId", "position", "breachId", "resultId", "formId", "sittingId", "room", "number", "bulkRunId", "importId", "ratingId" }) _values[char.ToUpperInvariant(name[0]) + name[1..]] = _values[name];
    }
}
