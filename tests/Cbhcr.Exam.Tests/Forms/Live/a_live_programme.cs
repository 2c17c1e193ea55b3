using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Tests.Forms.Practice;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Forms.Live;

/// <summary>The whole way of a programme that examines for real.</summary>
[Collection(WithALiveProgramme.Name)]
public sealed class a_live_programme(LiveFixture exam)
{
    [Fact]
    public async Task goes_from_reviewed_items_and_a_signed_study_to_a_sitting()
    {
        var bank = new LiveBank(exam, "LIVE-WAY");
        await bank.ImportAsync(24);
        foreach (var number in Enumerable.Range(1, 20)) await bank.ReviewAsync(number, scored: number <= 15);
        await bank.ImportBlueprintAsync(bank.Blueprint(2, 1));
        var early = (await bank.FormsAsync("LIVE-EARLY", 1))[0];
        (await LiveBank.ObstaclesAsync(await bank.TryRequestAsync(early))).ShouldHaveSingleItem().ShouldContain("Version 1 of the blueprint is provisional");

        var study = await OverriddenAsync("PA-LIVE-WAY", bank.Level);
        await bank.BackAsync(study.Code, 2, 1);
        (await bank.BlueprintAsync()).Standing.IsProvisional.ShouldBeFalse();
        (await bank.BlueprintAsync()).Blueprint.Content.Exam.Competencies().Single(c => c.Code == "KB.SAI").WeightPercent.ShouldBe(8.7m, "the committee's weight");
        (await LiveBank.ObstaclesAsync(await bank.TryRequestAsync(early))).ShouldHaveSingleItem().ShouldContain("Version 1 of the blueprint is provisional");

        var forms = await bank.FormsAsync("LIVE-WAY", 3);
        forms.ShouldAllBe(f => f.BlueprintVersion == 2 && !f.Demonstration);
        foreach (var slot in forms.SelectMany(f => f.Slots)) bank.Number(slot.ItemCode).ShouldBeInRange(slot.Use == SlotUse.Scored ? 1 : 16, slot.Use == SlotUse.Scored ? 15 : 20);
        forms.SelectMany(f => f.Slots.Select(s => s.ItemCode)).ShouldBeUnique();

        var form = await MendedAsync(bank, forms[0]);
        var published = await bank.PublishAsync(form);
        published.State.ShouldBe(FormState.Published);
        var person = await Person.ScheduledAsync(exam, published);
        await using (var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession())
            (await session.LoadAsync<Sitting>(person.SittingId))!.ShouldSatisfyAllConditions(s => s.FormHash.ShouldBe(published.ContentHash), s => s.Demonstration.ShouldBeFalse());

        await study.WithdrawAsync();
        (await LiveBank.ObstaclesAsync(await bank.TryRequestAsync(forms[1]))).ShouldHaveSingleItem().ShouldContain("PA-LIVE-WAY that backed this blueprint is withdrawn");
    }

    [Fact]
    public async Task refuses_to_assemble_by_an_incomplete_specification()
    {
        var bank = new LiveBank(exam, "LIVE-GAPS");
        await bank.ImportBlueprintAsync(bank.Blueprint(2, 1));
        var blueprint = (await bank.BlueprintAsync()).Blueprint;
        await AppendAsync(blueprint.Id, new BlueprintDrafted(blueprint.Id, blueprint.ProgrammeId, blueprint.Code, 2,
            blueprint.Content with { Exam = blueprint.Content.Exam with { CognitiveMix = null!, Minutes = 0 } }, blueprint.FrameworkVersion, "another", exam.NewId(),
            exam.Time.GetCurrentInstant()));
        var assembler = await bank.As("assembler");
        foreach (var (path, command) in new (string, object)[] { ("/api/forms", new AssembleForm(bank.Level, "GAPS-A", 1)),
            ("/api/assembly-runs", new StartAssembly(bank.Level, "GAPS-B", 2, 1, 1, null, null, null)) })
            (await (await assembler.SendAsync(path, command, default)).ShouldBeProblemAsync(422, "specification-incomplete")).GetProperty("problems").EnumerateArray()
                .Select(p => p.GetString())
                .ShouldBe(["The specification gives no time.", "The specification says nothing of cognitive levels."]);
    }

    [Fact]
    public async Task publishes_nothing_with_an_item_that_is_ill_at_the_request_or_at_the_agreement()
    {
        var bank = new LiveBank(exam, "LIVE-ILL");
        await bank.ImportAsync(14, (n, f) => n != 1 ? f : f with { Content = f.Content.Replace(Option(f.Content, "C"), "All of the above") });
        await bank.PlaceAsync(ItemPlace.Scored, [.. Enumerable.Range(1, 12)]);
        await bank.PlaceAsync(ItemPlace.Pretest, 13, 14);
        await bank.ImportBlueprintAsync(bank.Blueprint(2, 1));
        var study = await Study.SignedAsync(exam, "PA-LIVE-ILL", bank.Level);
        await bank.BackAsync(study.Code, 2, 1);
        var forms = await bank.FormsAsync("LIVE-ILL", 2);

        // A fault that only the check of a live item knows.
        var assembler = await bank.As("assembler");
        var place = forms[0].Slots.First(s => s is { Use: SlotUse.Scored, Competency: "CM.AL" });
        var sick = forms[0].Slots.FirstOrDefault(s => s.ItemCode == bank.Code(1)) ?? forms[1].Slots.FirstOrDefault(s => s.ItemCode == bank.Code(1));
        if (sick is null) await assembler.PostAsync($"/api/forms/{forms[0].Id}/swaps", new SwapItem(place.Position, bank.Code(1), "To see what is said of it.", 1), default);
        forms = [await bank.FormAsync(forms[0].Id), await bank.FormAsync(forms[1].Id)];
        var (holder, other) = forms[0].Slots.Any(s => s.ItemCode == bank.Code(1)) ? (forms[0], forms[1]) : (forms[1], forms[0]);
        var position = holder.Slots.Single(s => s.ItemCode == bank.Code(1)).Position;
        (await LiveBank.ObstaclesAsync(await bank.TryRequestAsync(holder))).ShouldHaveSingleItem()
            .ShouldStartWith($"Position {position}: {bank.Code(1)} does not pass its check: OPT-AOTA");

        // The other one is well when it is asked for; before somebody agrees an item is isolated.
        (await bank.TryRequestAsync(other)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var isolated = other.Slots[2];
        await QuarantineAsync(bank, isolated.ItemCode);
        (await LiveBank.ObstaclesAsync(await bank.TryAgreeAsync(other))).ShouldBe([$"Position 3: {isolated.ItemCode} is in quarantine."]);
        await LiftAsync(bank, isolated.ItemCode);
        (await bank.TryAgreeAsync(other)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task publishes_nothing_that_shuts_somebody_out()
    {
        var bank = new LiveBank(exam, "LIVE-SHUT");
        await bank.ImportAsync(8, (n, f) => n > 4 ? f : f with { Content = f.Content.Replace("and asks for you.", "and points to the red button.") });
        await bank.PlaceAsync(ItemPlace.Scored, [.. Enumerable.Range(1, 8)]);
        await bank.ImportBlueprintAsync(bank.Blueprint(4, 0));
        await bank.BackAsync((await Study.SignedAsync(exam, "PA-LIVE-SHUT", bank.Level)).Code, 4, 0);
        var form = (await bank.FormsAsync("LIVE-SHUT", 1))[0];
        (await bank.TryRequestAsync(form)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "a warning was answered by review");
        await RuleAsync("ACC-COLOR", "error");
        try
        {
            var told = await LiveBank.ObstaclesAsync(await bank.TryAgreeAsync(form));
            told.Count.ShouldBe(4);
            foreach (var number in Enumerable.Range(1, 4))
            {
                var slot = form.Slots.Single(s => s.ItemCode == bank.Code(number));
                told.ShouldContain(t => t.StartsWith($"Position {slot.Position}: {slot.ItemCode} does not pass its check: ACC-COLOR"));
            }
        }
        finally
        {
            await RuleAsync("ACC-COLOR", "own");
        }
    }

    [Fact]
    public async Task swaps_no_item_in_pretest_into_a_scored_slot()
    {
        var bank = new LiveBank(exam, "LIVE-SWAP");
        await bank.ImportAsync(12);
        await bank.PlaceAsync(ItemPlace.Scored, [.. Enumerable.Range(1, 8)]);
        await bank.PlaceAsync(ItemPlace.Pretest, 9, 10, 11);
        await bank.ImportBlueprintAsync(bank.Blueprint(2, 1));
        var form = (await bank.FormsAsync("LIVE-SWAP", 1))[0];
        var slot = form.Slots.First(s => s.Use == SlotUse.Scored);
        var trial = bank.Code(LiveBank.Competency(10) == slot.Competency ? 10 : 9);
        var assembler = await bank.As("assembler");
        var refused = await (await assembler.SendAsync($"/api/forms/{form.Id}/swaps", new SwapItem(slot.Position, trial, "For a try.", form.Version), default))
            .ShouldBeProblemAsync(422, "swap-breaks-rules");
        refused.GetProperty("problems").EnumerateArray().Single().GetString()
            .ShouldBe(form.Slots.Any(s => s.ItemCode == trial) ? $"{trial} stands on the form already." : $"{trial} may not stand in a scored slot.");
        (await assembler.GetAsync<List<SwapCandidate>>($"/api/forms/{form.Id}/swaps/{slot.Position}", default)).ShouldAllBe(c => bank.Number(c.Code) <= 8);
        // A draft is not among what can be had at all.
        await (await assembler.SendAsync($"/api/forms/{form.Id}/swaps", new SwapItem(slot.Position, bank.Code(12), "For a try.", form.Version), default)).ShouldBeProblemAsync(400);
    }

    [Fact]
    public async Task judges_a_swap_by_every_rule_though_an_item_was_promoted_meanwhile()
    {
        var bank = new LiveBank(exam, "LIVE-UP");
        await bank.ImportAsync(20);
        await bank.PlaceAsync(ItemPlace.Scored, [.. Enumerable.Range(1, 14)]);
        await bank.PlaceAsync(ItemPlace.Pretest, [.. Enumerable.Range(15, 6)]);
        await bank.ImportBlueprintAsync(bank.Blueprint(2, 2));
        await bank.BackAsync((await Study.SignedAsync(exam, "PA-LIVE-UP", bank.Level)).Code, 2, 2, new(null, null, null, null, null, null, null, null, 1));
        var form = (await bank.FormsAsync("LIVE-UP", 2))[0];
        await bank.PlaceAsync(ItemPlace.Scored, [.. form.Slots.Where(s => s.Use == SlotUse.Pretest).Select(s => bank.Number(s.ItemCode))]);
        var slot = form.Slots.First(s => s.Use == SlotUse.Scored);
        var other = Enumerable.Range(1, 14).First(n => LiveBank.Competency(n) != slot.Competency && form.Slots.All(s => bank.Number(s.ItemCode) != n));
        var refused = await (await (await bank.As("assembler")).SendAsync($"/api/forms/{form.Id}/swaps", new SwapItem(slot.Position, bank.Code(other), "For a try.", form.Version),
            default))
            .ShouldBeProblemAsync(422, "swap-breaks-rules");
        refused.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!).ShouldContain(p => p.Contains($"2 scored items of {slot.Competency}"));
        (await bank.TryRequestAsync(form)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "it stands on trial, as it was chosen");
    }

    [Fact]
    public async Task blocks_by_an_old_study_when_the_board_says_so()
    {
        var bank = new LiveBank(exam, "LIVE-OLD");
        await bank.ImportAsync(4);
        await bank.PlaceAsync(ItemPlace.Scored, 1, 2, 3, 4);
        await bank.ImportBlueprintAsync(bank.Blueprint(2, 0));
        await bank.BackAsync((await Study.SignedAsync(exam, "PA-LIVE-OLD", bank.Level)).Code, 2, 0);
        var form = (await bank.FormsAsync("LIVE-OLD", 1))[0];
        var (admin, started) = (await exam.SignedInAsync("admin"), exam.Clock.GetCurrentInstant());
        await admin.PostAsync("/api/practice-rules", new SetPracticeRules(5, 6, 0), default);
        try
        {
            // The survey ended on 2026-04-15.
            exam.Clock.Reset(NodaTime.Instant.FromUtc(2031, 4, 15, 12, 0));
            var warned = (await bank.BlueprintAsync()).Standing;
            (warned.IsProvisional, warned.Years, warned.Warning).ShouldBe((false, 5, "The practice analysis PA-LIVE-OLD is 5 years old. A new one is due after 5 years."));
            exam.Clock.Reset(NodaTime.Instant.FromUtc(2032, 4, 14, 12, 0));
            (await bank.BlueprintAsync()).Standing.IsProvisional.ShouldBeFalse();
            exam.Clock.Reset(NodaTime.Instant.FromUtc(2032, 4, 15, 12, 0));
            (await bank.BlueprintAsync()).Standing.IsProvisional.ShouldBeTrue();
            (await LiveBank.ObstaclesAsync(await bank.TryRequestAsync(form)))
                .ShouldContain(o => o.Contains("PA-LIVE-OLD is 6 years old; the board takes none of 6 years or more."));
        }
        finally
        {
            exam.Clock.Reset(started);
        }
    }

    private async Task<Study> OverriddenAsync(string code, string level)
    {
        var study = await Study.SurveyedAsync(exam, code, level);
        await study.DeriveAsync();
        await (await exam.SignedInAsync("assembler")).PostAsync($"{study.Api}/overrides",
            new OverridePracticeWeights([new("KB.SAI", 8.7m), new("RB.SA", 6.3m)], "Consequences of an error weigh more.", await study.VersionAsync()), default);
        await study.PostAsync("sign", new SignPracticeAnalysis(await study.VersionAsync()));
        return study;
    }

    /// <summary>Commented by a reviewer, swapped by the assembler, the comment resolved.</summary>
    private static async Task<Form> MendedAsync(LiveBank bank, Form form)
    {
        var (path, assembler) = ($"/api/forms/{form.Id}", await bank.As("assembler"));
        await (await bank.As("reviewer")).PostAsync($"{path}/comments", new CommentOnForm(2, "It gives the next question away."), default);
        var candidates = await assembler.GetAsync<List<SwapCandidate>>($"{path}/swaps/2", default);
        await assembler.PostAsync($"{path}/swaps", new SwapItem(2, candidates[0].Code, "The reviewer is right.", form.Version + 1), default);
        var swapped = await bank.FormAsync(form.Id);
        swapped.Slots[1].ItemCode.ShouldBe(candidates[0].Code);
        (await LiveBank.ObstaclesAsync(await bank.TryRequestAsync(form))).ShouldBe(["A comment is open."]);
        await assembler.PostAsync($"{path}/comments/resolve", new ResolveFormComment(swapped.OpenComments.Single()), default);
        return await bank.FormAsync(form.Id);
    }

    private static async Task QuarantineAsync(LiveBank bank, string code)
    {
        var item = await bank.ItemAsync(code);
        await (await bank.As("reviewer")).PostAsync($"/api/items/{item.Id}/quarantine", new PutInQuarantine("key-error", null, item.Version), default);
    }

    private static async Task LiftAsync(LiveBank bank, string code)
    {
        foreach (var who in new[] { "reviewer", "psychometrician" })
        {
            var item = await bank.ItemAsync(code);
            await (await bank.As(who)).PostAsync($"/api/items/{item.Id}/quarantine/lift", new LiftQuarantine("The key is right after all.", item.Version), default);
        }
    }

    private async Task RuleAsync(string rule, string severity)
    {
        var admin = await exam.SignedInAsync("admin");
        var book = await admin.GetAsync<JsonElement>("/api/items/rules", default);
        await admin.PostAsync($"/api/items/rules/{rule}", new { enabled = true, severity, version = book.GetProperty("version").GetInt32() }, default);
    }

    private static string Option(string file, string id) => file.Split($"  - id: {id}\n    text: ")[1].Split('\n')[0];

    private async Task AppendAsync(Guid stream, object happened)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(stream, happened);
#pragma warning disable RS0030 // no program is at work here
        await session.SaveChangesAsync();
#pragma warning restore RS0030
    }
}
