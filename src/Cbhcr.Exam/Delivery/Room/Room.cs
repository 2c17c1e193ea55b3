using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

public sealed record RoomProctorAssigned(Guid RoomId, Guid ProctorId, Guid AssignedBy, Instant AssignedAt);

public sealed record RoomProctorReleased(Guid RoomId, Guid ProctorId, Guid ReleasedBy, Instant ReleasedAt);

/// <summary>
/// Who looks after a room. A room is a name on sittings; nobody makes one. While nobody is assigned every proctor may enter, so that a small
/// board works from the first minute; once somebody is, only the assigned and administrators.
/// </summary>
public sealed record Room
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public IReadOnlyList<Guid> Proctors { get; init; } = [];

    public bool IsAssigned => Proctors.Count > 0;

    public bool MayEnter(ClaimsPrincipal user) => !IsAssigned || Proctors.Contains(user.AccountId()) || user.IsInRole(Roles.Administrator);

    /// <summary>The same on every node and for ever: a room has no other record of its name.</summary>
    public static Guid IdOf(string name) => DerivedId.Of("room:" + name);

    public static Room Create(RoomProctorAssigned e) => Apply(e, new() { Id = e.RoomId });

    public static Room Apply(RoomProctorAssigned e, Room room) => room with { Proctors = [.. room.Proctors.Append(e.ProctorId).Distinct()] };

    public static Room Apply(RoomProctorReleased e, Room room) => room with { Proctors = [.. room.Proctors.Where(p => p != e.ProctorId)] };
}

public static class Rooms
{
    /// <summary>A room that nobody was ever assigned to is open.</summary>
    public static async Task<Room> RoomAsync(this IQuerySession session, string name, CancellationToken ct) =>
        await session.LoadAsync<Room>(Room.IdOf(name), ct) ?? new() { Id = Room.IdOf(name) };

    /// <summary>Names of the rooms that have sittings and that this person may enter.</summary>
    public static async Task<IReadOnlyList<string>> RoomsOfAsync(this IQuerySession session, ClaimsPrincipal user, CancellationToken ct)
    {
        var names = await session.Query<Sitting>().Select(s => s.Room).Distinct().ToListAsync(ct);
        var assigned = (await session.LoadManyAsync<Room>(ct, [.. names.Select(Room.IdOf)])).ToDictionary(r => r.Id);
        return [.. names.Where(n => !assigned.TryGetValue(Room.IdOf(n), out var room) || room.MayEnter(user)).Order(StringComparer.Ordinal)];
    }
}
