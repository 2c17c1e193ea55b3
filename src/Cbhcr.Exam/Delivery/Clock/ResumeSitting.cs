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

public sealed record ResumeSitting();

public static class ResumeSittingEndpoint
{
    public static ProblemDetails Validate(Sitting sitting) => sitting.Status == SittingStatus.Paused
        ? sitting.BreakEndsAt is null ? Problems.None : Problems.Conflict("The candidate is on a scheduled break and goes on alone, at its end at the latest.", "scheduled-break")
        : Problems.Conflict("Only a paused sitting can be resumed.", "not-paused");

    [WolverinePost("/api/sittings/{sittingId}/resume"), Authorize(Roles = Roles.Proctor)]
    public static (SittingClockView, EventsToAppend, OutgoingMessages) Post(ResumeSitting command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting,
        ClaimsPrincipal user, Instant now)
    {
        var resumed = new SittingResumed(user.AccountId(), now);
        var after = Sitting.Apply(resumed, sitting);
        return (TheClockEndpoint.View(after, now), [resumed], Expiry.At(after, after.Clock.Deadline(now)));
    }
}
