using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="Seconds">Added to the time allowed; never taken away once the clock runs, save for what a proctor takes back within a minute (<see cref="UndoBatch"/>).</param>
public sealed record AdjustTime(int Seconds, string Reason);

public static class AdjustTimeEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["outage-credit", "accommodation", "disturbance-in-the-room", "proctor-error", "remote-proctor"];

    public static ProblemDetails Validate(AdjustTime command, Sitting sitting) =>
        command.Seconds is <= 0 or > 4 * 3600 ? Problems.Malformed("Add between 1 second and 4 hours.")
        : !Reasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", Reasons)}.")
        : sitting.IsOver ? Problems.Conflict("This sitting is over.", "sitting-over")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/time"), Authorize(Roles = Roles.Proctor)]
    public static (SittingClockView, EventsToAppend, OutgoingMessages) Post(AdjustTime command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting,
        ClaimsPrincipal user, Instant now)
    {
        var adjusted = new TimeAdjusted(command.Seconds, command.Reason, user.AccountId(), now);
        var after = Sitting.Apply(adjusted, sitting);
        return (TheClockEndpoint.View(after, now), [adjusted], after.Clock.IsRunning ? Expiry.At(after, after.Clock.Deadline(now)) : []);
    }
}
