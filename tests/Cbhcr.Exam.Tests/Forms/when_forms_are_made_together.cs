using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Runtime;

namespace Cbhcr.Exam.Tests.Forms;

/// <summary>A run from its request to published forms, and what it says when it cannot be done.</summary>
[Collection(WithTheProgram.Name)]
public sealed class when_forms_are_made_together(ExamFixture exam)
{
    [Fact]
    public async Task three_forms_meet_the_blueprint_and_share_nothing()
    {
        var (assembler, run) = await RunAsync("TRIO", items: 40, forms: 3);
        run.Outcome!.Status.ShouldBeOneOf("optimal", "feasible");
        run.Outcome.Forms.Count.ShouldBe(3);
        var forms = await FormsAsync(assembler, run);
        forms.Select(f => f.Code).ShouldBe(["TRIO-X-A", "TRIO-X-B", "TRIO-X-C"]);
        foreach (var form in forms)
        {
            form.Slots.Where(s => s.Use == SlotUse.Scored).CountBy(s => s.Competency).Select(c => c.Value).ShouldBe([4, 4]);
            form.Slots.Count(s => s.Use == SlotUse.Pretest).ShouldBe(2);
            form.Assembly.RunId.ShouldBe(run.Id);
            form.Assembly.Mode.ShouldBe("deterministic");
        }
        forms.SelectMany(f => f.Slots.Select(s => s.ItemCode)).ShouldBeUnique();
    }

    [Fact]
    public async Task the_same_seed_gives_the_same_forms()
    {
        var (assembler, first) = await RunAsync("AGAIN", items: 24, forms: 2);
        var second = await StartedAsync(assembler, "AGAIN", "AGAIN-Y", 2);
        static IEnumerable<string> Slots(IEnumerable<Form> forms) => forms.SelectMany(f => f.Slots.Select(s => $"{f.Code[^1]} {s.Position} {s.ItemCode} {s.Use}"));
        Slots(await FormsAsync(assembler, second)).ShouldBe(Slots(await FormsAsync(assembler, first)));
        second.Outcome!.PoolHash.ShouldBe(first.Outcome!.PoolHash);
    }

    [Fact]
    public async Task what_cannot_be_done_is_explained_and_turned_into_orders_for_a_writer()
    {
        var (assembler, run) = await RunAsync("LACK", items: 24, forms: 3);
        run.Outcome!.Status.ShouldBe("infeasible");
        run.Outcome.Forms.ShouldBeEmpty();
        var conflict = run.Outcome.Conflict.ShouldNotBeNull();
        conflict.Rules.ShouldNotBeEmpty();
        // Three forms of ten items need thirty, and there are twenty-four.
        conflict.Shortages.Sum(s => s.Short).ShouldBe(6);

        var (writer, client) = await exam.StaffAsync([Roles.ItemWriter]);
        await (await assembler.SendAsync($"/api/assembly-runs/{run.Id}/writing-orders", new OrderItems(exam.NewId(), null), default)).ShouldBeProblemAsync(400);
        await assembler.PostAsync<OrdersPlaced>($"/api/assembly-runs/{run.Id}/writing-orders", new OrderItems(writer, null), default);
        var mine = await client.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default);
        mine.Sum(o => o.Items).ShouldBe(6);
        mine.ShouldAllBe(o => o.Arrived == 0 && o.Closed == null && o.RunId == run.Id);
        await (await assembler.SendAsync($"/api/assembly-runs/{run.Id}/writing-orders", new OrderItems(writer, null), default)).ShouldBeProblemAsync(409, "ordered");

        // What comes is counted, and the order closes when it is enough.
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items("LACK", 40)[24..] }, default);
        (await client.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default)).ShouldAllBe(o => o.Arrived >= o.Items);
        foreach (var order in mine) await LookAsync(order.Id);
        (await client.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default)).ShouldAllBe(o => o.Closed == WritingOrder.ItemsArrived);
        (await StartedAsync(assembler, "LACK", "LACK-Z", 3)).Outcome!.Forms.Count.ShouldBe(3);
    }

    [Fact]
    public async Task what_is_short_is_ordered_once_however_many_order_it_in_the_same_moment()
    {
        var (assembler, run) = await RunAsync("ONCE", items: 24, forms: 3);
        var (writer, client) = await exam.StaffAsync([Roles.ItemWriter]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => assembler.SendAsync($"/api/assembly-runs/{run.Id}/writing-orders", new OrderItems(writer, null), default)));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        answers.Where(a => !a.IsSuccessStatusCode).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Conflict);
        (await client.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default)).Sum(o => o.Items).ShouldBe(6);
    }

    /// <summary>Its page must not say for ever that it searches.</summary>
    [Fact]
    public async Task a_fault_of_the_program_ends_the_search_and_says_so()
    {
        var (id, assembler) = (exam.NewId(), await exam.SignedInAsync("assembler"));
        await using (var session = exam.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            // No page can ask for forms by a blueprint that is not there.
            session.Events.StartStream<AssemblyRun>(id, new AssemblyRequested(id, exam.NewId(), exam.NewId(), 1, "NONE", ["NONE-A"], 1, 1, null, [], [], exam.NewId(), exam.Time.GetCurrentInstant()));
#pragma warning disable RS0030 // The middleware that commits is not there.
            await session.SaveChangesAsync();
#pragma warning restore RS0030
        }
        await using (var scope = exam.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new RunAssembly(id));
        (await OverAsync(assembler, $"/api/assembly-runs/{id}")).Outcome!.Refusal!.ShouldContain("it is in the log");
    }

    [Fact]
    public async Task an_order_can_be_given_to_somebody_else_and_closed_by_hand()
    {
        var (assembler, run) = await RunAsync("LEND", items: 12, forms: 2);
        var ((first, _), (second, other)) = (await exam.StaffAsync([Roles.ItemWriter]), await exam.StaffAsync([Roles.ItemWriter]));
        await assembler.PostAsync<OrdersPlaced>($"/api/assembly-runs/{run.Id}/writing-orders", new OrderItems(first, null), default);
        var order = (await assembler.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default)).First(o => o.RunId == run.Id);
        await assembler.PostAsync($"/api/writing-orders/{order.Id}/assign", new ReassignWritingOrder(second, order.DueOn, order.Version), default);
        await (await assembler.SendAsync($"/api/writing-orders/{order.Id}/close", new CloseWritingOrder("not-needed", order.Version), default)).ShouldBeProblemAsync(409);
        await assembler.PostAsync($"/api/writing-orders/{order.Id}/close", new CloseWritingOrder("not-needed", order.Version + 1), default);
        (await other.GetAsync<List<WritingOrderRow>>("/api/writing-orders", default)).ShouldHaveSingleItem().Closed.ShouldBe("not-needed");
    }

    [Fact]
    public async Task a_search_that_is_ended_keeps_the_best_so_far_and_says_so()
    {
        var assembler = await PreparedAsync("HALT", 40);
        var created = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly("HALT", "HALT-X", 2, 5, null, 30, null, null), default);
        var path = created.GetProperty("url").GetString()!;
        await assembler.SendAsync($"{path}/cancel", new CancelAssembly(), default);
        var run = await OverAsync(assembler, path);
        run.Outcome!.Seconds.ShouldBeLessThan(25);
        run.Outcome.Status.ShouldBeOneOf("optimal", "feasible", "undecided");
        foreach (var form in await FormsAsync(assembler, run)) form.Assembly.Mode.ShouldBe("time");
    }

    [Fact]
    public void no_more_than_two_searches_take_the_machine_at_once() =>
        exam.Services.GetRequiredService<IWolverineRuntime>().Endpoints.EndpointByName("assembly").ShouldNotBeNull().MaxDegreeOfParallelism.ShouldBe(2);

    [Fact]
    public async Task items_may_be_asked_for_and_kept_out()
    {
        var assembler = await PreparedAsync("WANT", 24);
        var run = await StartedAsync(assembler, "WANT", "WANT-X", 1, "WANT-003, WANT-004", "WANT-005");
        var codes = (await FormsAsync(assembler, run)).Single().Slots.Select(s => s.ItemCode).ToList();
        codes.ShouldContain("WANT-003");
        codes.ShouldContain("WANT-004");
        codes.ShouldNotContain("WANT-005");
        (await StartedAsync(assembler, "WANT", "WANT-Y", 1, "WANT-999", null)).Outcome!.Refusal!.ShouldContain("WANT-999");
    }

    [Fact]
    public async Task senseless_requests_are_refused_by_field()
    {
        var assembler = await exam.SignedInAsync("assembler");
        var problem = await (await assembler.SendAsync("/api/assembly-runs", new StartAssembly("TEST-SMALL", "", 0, null, -1, null, "A B", "B"), default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["formCode", "forms", "effort", "exclude"], ignoreOrder: true);
        await (await assembler.SendAsync("/api/assembly-runs", new StartAssembly("NO-SUCH", "X", 1, null, null, null, null, null), default)).ShouldBeProblemAsync(404);
    }

    private async Task LookAsync(Guid order)
    {
        await using var scope = exam.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new LookForItems(order));
    }

    private async Task<ApiClient> PreparedAsync(string level, int items)
    {
        var assembler = await exam.SignedInAsync("assembler");
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, items) }, default);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, 30) }, default);
        return assembler;
    }

    private async Task<(ApiClient Assembler, AssemblyRun Run)> RunAsync(string level, int items, int forms)
    {
        var assembler = await PreparedAsync(level, items);
        return (assembler, await StartedAsync(assembler, level, $"{level}-X", forms));
    }

    private static async Task<AssemblyRun> StartedAsync(ApiClient assembler, string level, string code, int forms, string? include = null, string? exclude = null)
    {
        var created = await assembler.PostAsync<JsonElement>("/api/assembly-runs", new StartAssembly(level, code, forms, 7, 4, null, include, exclude), default);
        return await OverAsync(assembler, created.GetProperty("url").GetString()!);
    }

    /// <summary>A search has its own time, and a busy machine more of it.</summary>
    internal static async Task<AssemblyRun> OverAsync(ApiClient client, string path)
    {
        for (var i = 0; i < 900; i++)
        {
            if (await client.GetAsync<AssemblyRun>(path, default) is { Outcome: not null } run) return run;
            await Task.Delay(100);
        }
        throw new TimeoutException("The search was not over within a minute and a half.");
    }

    private static async Task<List<Form>> FormsAsync(ApiClient client, AssemblyRun run)
    {
        var forms = new List<Form>();
        foreach (var id in run.Outcome!.Forms) forms.Add(await client.GetAsync<Form>($"/api/forms/{id}", default));
        return [.. forms.OrderBy(f => f.Code, StringComparer.Ordinal)];
    }
}
