using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Tests.Refusals;

[Collection(WithTheProgram.Name)]
public sealed class a_caller_without_the_role(ExamFixture exam)
{
    [Fact]
    public async Task is_refused_at_every_door_and_nothing_is_stored()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var guarded = Route.Of(exam).Where(r => r.Roles.Count > 0).ToList();
        guarded.Count.ShouldBeGreaterThan(50);
        var let = new List<string>();
        foreach (var route in guarded)
            foreach (var (role, caller) in world.Staff.Where(s => !route.Roles.Contains(s.Role)))
            {
                using var answer = await exam.CallAsync(caller, route.Method, world.PathOf(route), route.Method == "POST" ? Calls.Json("{}") : null);
                if (answer.StatusCode != HttpStatusCode.Forbidden) let.Add($"{role} at {route}: {(int)answer.StatusCode}");
                else if (route.IsApi) await answer.ShouldBeProblemAsync(403);
            }
        let.ShouldBeEmpty();
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task in_one_sitting_has_no_way_into_another()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var routes = Route.Of(exam).Where(r => r.IsOfSitting && r.Parameters.Count > 0).ToList();
        routes.Count.ShouldBeGreaterThan(6);
        foreach (var route in routes)
            await (await exam.CallAsync(world.InAnotherSitting, route.Method, world.PathOf(route), route.Method == "POST" ? Calls.Json("{}") : null)).ShouldBeProblemAsync(403);
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task with_the_cookie_of_a_sitting_is_nobody_at_the_doors_of_accounts()
    {
        var world = await exam.WorldAsync();
        foreach (var route in Route.Of(exam).Where(r => r is { IsApi: true, IsOpen: false, IsOfSitting: false, IsEitherWay: false }))
            await (await exam.CallAsync(world.InTheSitting, route.Method, world.PathOf(route), route.Method == "POST" ? Calls.Json("{}") : null)).ShouldBeProblemAsync(401);
    }

    [Fact]
    public async Task with_the_cookie_of_another_sitting_finds_nothing_at_the_doors_that_open_either_way()
    {
        var world = await exam.WorldAsync();
        var doors = Route.Of(exam).Where(r => r.IsEitherWay).ToList();
        doors.Select(r => r.Pattern).Distinct().ShouldBe(["/api/receipts/check", "/api/sittings/{sittingId}/receipt.pdf", "/receipts", "/receipts/{SittingId:guid}/{Code}"], ignoreOrder: true);
        var sitting = world.PathOf(doors.Single(r => r.Method == "GET" && r.IsApi));
        await (await exam.CallAsync(world.InAnotherSitting, "GET", sitting)).ShouldBeProblemAsync(404);
        await (await exam.CallAsync(world.InAnotherSitting, "POST", "/api/receipts/check", Calls.Json(new CheckReceipt(Guid.Parse(sitting.Split('/')[3]), "00")))).ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task with_an_account_is_nobody_at_the_doors_of_sittings()
    {
        var world = await exam.WorldAsync();
        foreach (var route in Route.Of(exam).Where(r => r is { IsApi: true, IsOfSitting: true }))
            foreach (var (_, caller) in world.Staff)
                await (await exam.CallAsync(caller, route.Method, world.PathOf(route), route.Method == "POST" ? Calls.Json("{}") : null)).ShouldBeProblemAsync(401);
    }
}
