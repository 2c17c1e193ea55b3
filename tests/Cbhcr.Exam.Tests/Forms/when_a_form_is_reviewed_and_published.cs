using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Cbhcr.Exam.Tests.Forms;

/// <summary>Between assembly and publication: comments, swaps under the same rules, and the second person.</summary>
[Collection(WithTheProgram.Name)]
public sealed class when_a_form_is_reviewed_and_published(ExamFixture exam)
{
    [Fact]
    public async Task an_open_comment_keeps_it_from_being_published_and_stays_to_be_read()
    {
        var (assembler, form) = await AssembledAsync("TALK");
        var reviewer = await exam.SignedInAsync("reviewer");
        var path = $"/api/forms/{form.Id}";
        await (await reviewer.SendAsync($"{path}/comments", new CommentOnForm(99, "Not here."), default)).ShouldBeProblemAsync(400);
        await reviewer.PostAsync($"{path}/comments", new CommentOnForm(2, "This one gives the next one away."), default);
        var commented = await assembler.GetAsync<Form>(path, default);
        var comment = commented.OpenComments.ShouldHaveSingleItem();
        var problem = await (await assembler.SendAsync($"{path}/publication-request", new RequestPublication(commented.Version), default)).ShouldBeProblemAsync(422, "form-has-obstacles");
        problem.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("comment is open");
        (await StoredAsync()).ShouldNotContain("gives the next one away", Case.Sensitive, "words of people are sealed");
        await assembler.PostAsync($"{path}/comments/resolve", new ResolveFormComment(comment), default);
        await (await assembler.SendAsync($"{path}/comments/resolve", new ResolveFormComment(comment), default)).ShouldBeProblemAsync(409, "not-open");
        await assembler.PostAsync($"{path}/publication-request", new RequestPublication(commented.Version + 1), default);

        async Task<string> StoredAsync()
        {
            await using var connection = new Npgsql.NpgsqlConnection(exam.ConnectionString);
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("select concat((select string_agg(data::text, ' ') from events.mt_events where type like 'form.%'), (select string_agg(data::text, ' ') from docs.mt_doc_formtext))", connection);
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }

    [Fact]
    public async Task a_swap_keeps_every_rule_or_names_those_it_breaks()
    {
        var (assembler, form) = await AssembledAsync("SWAP");
        var path = $"/api/forms/{form.Id}";
        var slot = form.Slots.First(s => s.Use == SlotUse.Scored);
        var candidates = await assembler.GetAsync<List<SwapCandidate>>($"{path}/swaps/{slot.Position}", default);
        candidates.ShouldNotBeEmpty();
        candidates.Select(c => c.Code).Intersect(form.Slots.Select(s => s.ItemCode)).ShouldBeEmpty();

        // Odd numbers belong to the one competency, even ones to the other.
        var other = Enumerable.Range(1, 12).Select(n => $"SWAP-{n:000}").First(c => form.Slots.All(s => s.ItemCode != c) && (int.Parse(c[^3..]) - int.Parse(slot.ItemCode[^3..])) % 2 != 0);
        var broken = await (await assembler.SendAsync($"{path}/swaps", new SwapItem(slot.Position, other, "For a try.", form.Version), default)).ShouldBeProblemAsync(422, "swap-breaks-rules");
        broken.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!).ShouldContain(p => p.Contains(slot.Competency));

        await assembler.PostAsync($"{path}/publication-request", new RequestPublication(form.Version), default);
        await (await assembler.SendAsync($"{path}/swaps", new SwapItem(slot.Position, candidates[0].Code, "Too like the first.", form.Version), default)).ShouldBeProblemAsync(409);
        await assembler.PostAsync($"{path}/swaps", new SwapItem(slot.Position, candidates[0].Code, "Too like the first.", form.Version + 1), default);
        var after = await assembler.GetAsync<Form>(path, default);
        after.Slots.Single(s => s.Position == slot.Position).ItemCode.ShouldBe(candidates[0].Code);
        after.Requested.ShouldBeNull("what was asked to be published is not what stands there now");
        await (await (await exam.SignedInAsync("psychometrician")).SendAsync($"{path}/publish", new PublishForm(after.Version), default)).ShouldBeProblemAsync(409, "publication-not-requested");
    }

    [Fact]
    public async Task it_takes_two_people_and_the_version_that_was_asked_for()
    {
        var (assembler, form) = await AssembledAsync("PAIR");
        var path = $"/api/forms/{form.Id}";
        var second = await exam.SignedInAsync("psychometrician");
        await (await assembler.SendAsync($"{path}/publication-request", new RequestPublication(7), default)).ShouldBeProblemAsync(409);
        await (await second.SendAsync($"{path}/publish", new PublishForm(1), default)).ShouldBeProblemAsync(409, "publication-not-requested");
        await assembler.PostAsync($"{path}/publication-request", new RequestPublication(1), default);
        await (await assembler.SendAsync($"{path}/publish", new PublishForm(2), default)).ShouldBeProblemAsync(403, "same-person");
        await second.PostAsync($"{path}/publication-request/decline", new DeclinePublication("Two items are too alike.", 2), default);
        await (await second.SendAsync($"{path}/publish", new PublishForm(3), default)).ShouldBeProblemAsync(409, "publication-not-requested");
        await assembler.PostAsync($"{path}/publication-request", new RequestPublication(3), default);
        await second.PostAsync($"{path}/publish", new PublishForm(4), default);
        var published = await assembler.GetAsync<Form>(path, default);
        (published.State, published.ContentHash).ShouldBe((FormState.Published, form.ComputeContentHash()));
        await (await second.SendAsync($"{path}/publish", new PublishForm(5), default)).ShouldBeProblemAsync(409, "not-assembled");
    }

    [Fact]
    public async Task an_item_in_quarantine_is_named_also_when_it_got_there_after_the_request()
    {
        var (assembler, form) = await AssembledAsync("ILL");
        var path = $"/api/forms/{form.Id}";
        await assembler.PostAsync($"{path}/publication-request", new RequestPublication(1), default);
        await using (var scope = exam.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new QuarantineItem(form.Slots[3].ItemId, "key-error", exam.NewId()));
        var problem = await (await (await exam.SignedInAsync("psychometrician")).SendAsync($"{path}/publish", new PublishForm(2), default)).ShouldBeProblemAsync(422, "form-has-obstacles");
        problem.GetProperty("problems").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe($"Position 4: {form.Slots[3].ItemCode} is in quarantine.");
    }

    [Fact]
    public async Task only_assemblers_swap_and_ask_and_candidates_see_nothing()
    {
        var (_, form) = await AssembledAsync("SHUT");
        var reviewer = await exam.SignedInAsync("reviewer");
        (await reviewer.SendAsync($"/api/forms/{form.Id}/publication-request", new RequestPublication(1), default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reviewer.TryGetAsync($"/api/forms/{form.Id}/swaps/1", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await exam.SignedInAsync("candidate")).TryGetAsync($"/api/form-comparisons?forms={form.Code}", default)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task forms_are_compared_on_a_page_and_in_a_pdf()
    {
        var (assembler, first) = await AssembledAsync("COMP");
        var second = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm("COMP", "COMP-B", 8), default);
        var other = await assembler.GetAsync<Form>(second.GetProperty("url").GetString()!, default);
        var comparison = await assembler.GetAsync<FormComparison>($"/api/form-comparisons?forms={first.Code},COMP-B&cut=5", default);
        comparison.Forms.Select(f => (f.Scored, f.Pretest)).ShouldBe([(8, 2), (8, 2)]);
        comparison.Forms.ShouldAllBe(f => f.Words > 100 && f.Grade > 0 && f.Keys.Values.Sum() == 8 && f.MeanP == null);
        // Lord's binomial error: sqrt(5 · 3 / 7).
        comparison.Forms.ShouldAllBe(f => Math.Abs(f.RawSem!.Value - Math.Sqrt(15.0 / 7)) < 1e-12);
        comparison.Overlaps.ShouldHaveSingleItem().Common.ShouldBe(first.Slots.Select(s => s.ItemCode).Intersect(other.Slots.Select(s => s.ItemCode)).Count());
        comparison.Cells.Where(c => c.Kind == "competency").ShouldAllBe(c => c.Items.SequenceEqual(new[] { 4, 4 }));
        var pdf = await assembler.GetBytesAsync($"/api/form-comparisons/report.pdf?forms={first.Code},COMP-B&cut=5", default);
        System.Text.Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        if (Environment.GetEnvironmentVariable("CBHCR_SCREENSHOTS") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "comparison.pdf"), pdf);
        (await assembler.TryGetAsync("/api/form-comparisons?forms=NONE", default)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task forms_on_the_fly_are_simulated()
    {
        var (assembler, _) = await AssembledAsync("FLY");
        var simulation = await assembler.GetAsync<DrawSimulation>("/api/blueprints/FLY/draws?draws=12&exposure=90&seed=3", default);
        simulation.Draws.ShouldBe(12);
        simulation.Rates.Sum(r => r.Rate).ShouldBe(10, 1e-9, "ten items stand on each form");
        (await assembler.TryGetAsync("/api/blueprints/FLY/draws?draws=0", default)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await assembler.TryGetAsync("/api/blueprints/NONE/draws", default)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(ApiClient Assembler, Form Form)> AssembledAsync(string level)
    {
        var assembler = await exam.SignedInAsync("assembler");
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, 14) }, default);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        var created = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(level, $"{level}-A", 7), default);
        return (assembler, await assembler.GetAsync<Form>(created.GetProperty("url").GetString()!, default));
    }
}
