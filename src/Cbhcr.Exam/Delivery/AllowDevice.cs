using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record AllowDevice();

public static class AllowDeviceEndpoint
{
    public static ProblemDetails Validate(Sitting sitting) =>
        sitting.IsOver ? Problems.Conflict("This sitting is over.", "sitting-over")
        : sitting.AskingDevice is null ? Problems.Conflict("No other device asks to go on.", "no-device-asks")
        : Problems.None;

    /// <summary>Lets the device that asks go on. What the other one still sends is refused by its fence; its answers up to here are kept.</summary>
    [WolverinePost("/api/sittings/{sittingId}/take-over"), EmptyResponse, Authorize(Roles = Roles.Proctor)]
    public static DeviceTakenOver Post(AllowDevice command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, ClaimsPrincipal user, Instant now) =>
        new(sitting.AskingDevice!, sitting.Fence + 1, user.AccountId(), now);
}
