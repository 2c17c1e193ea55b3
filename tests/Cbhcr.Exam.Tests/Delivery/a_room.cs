using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Tests.Refusals;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>Open to every proctor until somebody is assigned; then theirs.</summary>
[Collection(WithTheProgram.Name)]
public sealed class a_room(ExamFixture exam)
{
    /// <summary>They name neither a room nor a sitting, and show of rooms only those that the caller may enter.</summary>
    private static readonly string[] OfNoRoom = ["/api/rooms", "/staff/rooms"];

    private readonly string _room = $"Room {exam.NewId():N}";

    private string Api => $"/api/rooms/{Uri.EscapeDataString(_room)}";

    [Fact]
    public async Task is_open_until_somebody_is_assigned_and_then_theirs_and_the_administrators()
    {
        var person = await Person.ScheduledAsync(exam, room: _room);
        var ((mine, me), (other, _)) = (await ProctorAsync(), await ProctorAsync());
        (await other.GetAsync<List<string>>("/api/rooms", default)).ShouldContain(_room);
        await mine.PostAsync($"{Api}/proctors", new AssignProctor(me, null), default);
        (await other.GetAsync<List<string>>("/api/rooms", default)).ShouldNotContain(_room);
        (await mine.GetAsync<List<string>>("/api/rooms", default)).ShouldContain(_room);
        await (await other.TryGetAsync($"{Api}/roster", default)).ShouldBeProblemAsync(403, "not-your-room");
        await (await other.SendAsync($"{person.Api}/admission-code", new { }, default)).ShouldBeProblemAsync(403, "not-your-room");
        (await (await exam.SignedInAsync("admin")).GetAsync<List<RosterRow>>($"{Api}/roster", default)).ShouldHaveSingleItem();
        await mine.PostAsync<AdmissionCode>($"{person.Api}/admission-code", new { }, default);
    }

    [Fact]
    public async Task is_closed_to_the_others_at_every_door_of_a_proctor()
    {
        var person = await Person.SittingAsync(exam, room: _room);
        var ((mine, me), (stranger, _)) = (await ProctorAsync(), await ProctorAsync());
        await mine.PostAsync($"{Api}/proctors", new AssignProctor(me, null), default);
        var caller = await Caller.OfAsync("a proctor of another room", stranger, "/api/antiforgery");
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var doors = Route.Of(exam).Where(r => r.Roles.Contains(Roles.Proctor) && !Roles.OfStaff.All(r.Roles.Contains)).ToList();
        doors.Where(r => !OfNoRoom.Contains(r.Pattern) && !r.Parameters.Any(IsOfARoom)).Select(r => r.ToString())
            .ShouldBeEmpty("A proctor's door names the room or the sitting, or it is in the list.");
        doors.Count.ShouldBeGreaterThan(12);
        var let = new List<string>();
        foreach (var door in doors.Where(r => r.Parameters.Any(IsOfARoom)))
        {
            var path = door.Path(name => name.ToUpperInvariant() switch { "ROOM" => _room, "SITTINGID" => person.SittingId.ToString(), _ => exam.NewId().ToString() });
            using var answer = await exam.CallAsync(caller, door.Method, path, door.Method == "POST"
                ? Calls.Json(door.Body is null ? new System.Text.Json.Nodes.JsonObject() : Bodies.RightShape(door.Body)) : null);
            if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) let.Add($"{door}: {(int)answer.StatusCode}");
        }
        let.ShouldBeEmpty();
        (await world.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task is_handed_over_and_who_leaves_is_out()
    {
        await Person.ScheduledAsync(exam, room: _room);
        var ((first, a), (second, b)) = (await ProctorAsync(), await ProctorAsync());
        await first.PostAsync($"{Api}/proctors", new AssignProctor(a, null), default);
        await (await first.SendAsync($"{Api}/proctors/release", new ReleaseProctor(a), default)).ShouldBeProblemAsync(409, "last-proctor");
        await first.PostAsync($"{Api}/proctors", new AssignProctor(b, HandOver: true), default);
        await (await first.TryGetAsync($"{Api}/roster", default)).ShouldBeProblemAsync(403);
        await second.GetAsync<List<RosterRow>>($"{Api}/roster", default);
        (await EventsAsync()).Select(e => e.GetType().Name).ShouldBe(["RoomProctorAssigned", "RoomProctorAssigned", "RoomProctorReleased"]);
    }

    [Fact]
    public async Task keeps_whoever_assigns_the_first_other_person()
    {
        await Person.ScheduledAsync(exam, room: _room);
        var ((first, _), (second, b), (third, _)) = (await ProctorAsync(), await ProctorAsync(), await ProctorAsync());
        await first.PostAsync($"{Api}/proctors", new AssignProctor(b, null), default);
        foreach (var proctor in new[] { first, second }) await proctor.GetAsync<List<RosterRow>>($"{Api}/roster", default);
        await (await third.TryGetAsync($"{Api}/roster", default)).ShouldBeProblemAsync(403);
        await (await third.SendAsync($"{Api}/proctors", new AssignProctor(b, null), default)).ShouldBeProblemAsync(403);
    }

    [Fact]
    public async Task is_given_to_proctors_only_and_opened_again_by_an_administrator()
    {
        await Person.ScheduledAsync(exam, room: _room);
        var admin = await exam.SignedInAsync("admin");
        var (proctor, id) = await ProctorAsync();
        var accounts = await admin.GetAsync<List<AccountRow>>("/api/accounts", default);
        await (await admin.SendAsync($"{Api}/proctors", new AssignProctor(accounts.First(a => a.UserName == "writer").AccountId, null), default)).ShouldBeProblemAsync(409, "not-a-proctor");
        await admin.PostAsync($"{Api}/proctors", new AssignProctor(accounts.First(a => a.UserName == "proctor").AccountId, null), default);
        await (await proctor.TryGetAsync($"{Api}/roster", default)).ShouldBeProblemAsync(403);
        await admin.PostAsync($"{Api}/proctors/release", new ReleaseProctor(accounts.First(a => a.UserName == "proctor").AccountId), default);
        await proctor.GetAsync<List<RosterRow>>($"{Api}/roster", default);
        await (await admin.SendAsync($"{Api}/proctors/release", new ReleaseProctor(id), default)).ShouldBeProblemAsync(409, "not-assigned");
    }

    [Fact]
    public async Task shows_who_is_connected_without_a_write()
    {
        var person = await Person.SittingAsync(exam, room: _room);
        await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default);
        var presence = exam.Services.GetRequiredService<Presence>();
        presence.Of(person.SittingId).IsConnected(exam.Time.GetCurrentInstant()).ShouldBeTrue();
        // The others hear of it by a notification; so does this node, of what another told.
        var elsewhere = exam.NewId();
        await using var connection = new Npgsql.NpgsqlConnection(exam.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select pg_notify($1, $2)",
            connection) { Parameters = { new() { Value = Presence.Channel }, new() { Value = PresencePayload.Write([new(elsewhere, Guid.Empty, 7)]).Single() } } };
        await command.ExecuteNonQueryAsync();
        await Eventually.IsTrueAsync(() => presence.Of(elsewhere).LastSeen is not null);
        (exam.Time.GetCurrentInstant() - presence.Of(elsewhere).LastSeen!.Value).TotalSeconds.ShouldBeInRange(6, 60);
    }

    private static bool IsOfARoom(string parameter) => parameter.ToUpperInvariant() is "ROOM" or "SITTINGID";

    private async Task<(ApiClient Client, Guid Id)> ProctorAsync()
    {
        var name = $"proctor-{exam.NewId():N}";
        var id = Person.IdOf(await (await exam.SignedInAsync("admin"))
            .PostAsync<JsonElement>("/api/accounts", new OpenAccount(name, "Another Proctor", ExamFixture.Password, [Roles.Proctor]), default));
        return (await exam.Anyone().SignInAsync(name, ExamFixture.Password, default), id);
    }

    private async Task<List<object>> EventsAsync()
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(Room.IdOf(_room))).Select(e => e.Data)];
    }
}
