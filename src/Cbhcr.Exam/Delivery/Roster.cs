using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

/// <summary>One candidate in a room, with the cause in words.</summary>
public sealed record RosterRow(
    Guid SittingId, Guid CandidateId, string Label, string Name, int Version, SittingStatus Status, string StatusText, string TimeLeft, string Answered, string Note, bool NeedsAttention);

public static class RosterEndpoint
{
    [WolverineGet("/api/rooms/{room}/roster"), Authorize(Roles = Roles.Proctor)]
    public static async Task<IReadOnlyList<RosterRow>> Get(string room, IQuerySession session, Accounts accounts, Instant now, CancellationToken ct) =>
        await session.RosterAsync(accounts, room, now, ct);

    [WolverineGet("/api/rooms"), Authorize(Roles = Roles.Proctor)]
    public static async Task<IReadOnlyList<string>> Rooms(IQuerySession session, CancellationToken ct) =>
        [.. (await session.Query<Sitting>().Select(s => s.Room).Distinct().ToListAsync(ct)).Order(StringComparer.Ordinal)];

    /// <summary>Those who need somebody first, then the waiting, then those at work, then those who are done.</summary>
    public static async Task<IReadOnlyList<RosterRow>> RosterAsync(this IQuerySession session, Accounts accounts, string room, Instant now, CancellationToken ct)
    {
        var sittings = await session.Query<Sitting>().Where(s => s.Room == room).ToListAsync(ct);
        var names = await accounts.NamesAsync(sittings.Select(s => s.CandidateId), ct);
        return [.. sittings.Select(s => Row(s, names.GetValueOrDefault(s.CandidateId, "(name not held)"), now))
            .OrderBy(r => r.NeedsAttention ? 0 : r.Status switch { SittingStatus.InProgress => 2, SittingStatus.Submitted or SittingStatus.Expired or SittingStatus.Terminated => 3, _ => 1 })
            .ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public static RosterRow Row(Sitting s, string name, Instant now)
    {
        var silent = s.Status == SittingStatus.InProgress && s.LastReceivedAt is { } last && now - last > Duration.FromMinutes(5);
        var note = s.Status switch
        {
            SittingStatus.Scheduled when s.Arrived => "Waiting at the door: check identity",
            SittingStatus.Scheduled => "Not here yet",
            SittingStatus.CheckedIn => "Identity checked: admit",
            SittingStatus.Admitted => "Reading the agreement or the tutorial",
            SittingStatus.InProgress when silent => $"No new answer for {(int)(now - s.LastReceivedAt!.Value).TotalMinutes} minutes",
            SittingStatus.InProgress => "Working",
            SittingStatus.Paused => "Clock stopped" + (s.Clock.Entries.LastOrDefault(e => e.Kind == "pause")?.Reason is { } why ? $": {why.Replace('-', ' ')}" : ""),
            SittingStatus.Submitted => "Submitted",
            SittingStatus.Expired => "Time ran out; answers kept",
            _ => "Ended by a proctor; answers kept",
        };
        if (s.Observations > 0) note += $". {Observations.Count(s.Observations)}";
        return new(s.Id, s.CandidateId, TheSittingEndpoint.Label(s), name, s.Version, s.Status, Words(s.Status), s.PresentationSeed is null ? "" : Clock(s.TimeLeft(now)),
            s.PresentationSeed is null ? "" : $"{s.Answered} answered", note, silent || (s.Status == SittingStatus.Scheduled && s.Arrived) || s.Status == SittingStatus.Paused);
    }

    public static string Words(SittingStatus status) => status switch
    {
        SittingStatus.CheckedIn => "Checked in",
        SittingStatus.InProgress => "In progress",
        _ => status.ToString(),
    };

    public static string Clock(Duration left) => left.TotalHours >= 1 ? $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}" : $"{left.Minutes}:{left.Seconds:00}";
}
