using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record AskForDevice(string DeviceId);

public static class AskForDeviceEndpoint
{
    public static ProblemDetails Validate(AskForDevice command, Sitting sitting) =>
        !DeviceId.IsGood(command.DeviceId) ? Problems.Malformed(DeviceId.Rule)
        : sitting.Status is SittingStatus.InProgress or SittingStatus.Paused ? Problems.None
        : Problems.Conflict("Only a sitting in progress has a device in charge.", "not-in-progress").With("status", sitting.Status);

    /// <summary>The device in hand asks to go on instead of the one in charge; the proctor decides. Asked again it changes nothing.</summary>
    [WolverinePost("/api/sittings/{sittingId}/device"), EmptyResponse, Authorize(Policy = SittingCookie.Policy)]
    public static DeviceChangeRequested? Post(AskForDevice command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Instant now) =>
        command.DeviceId == sitting.DeviceId || command.DeviceId == sitting.AskingDevice ? null : new(command.DeviceId, now);
}

/// <summary>The name a device gives itself at random for one sitting.</summary>
internal static partial class DeviceId
{
    public const string Rule = "Send a device id of 1 to 64 letters, digits and dashes.";

    public static bool IsGood(string? id) => id is not null && Shape().IsMatch(id);

    [System.Text.RegularExpressions.GeneratedRegex("^[A-Za-z0-9-]{1,64}$", System.Text.RegularExpressions.RegexOptions.CultureInvariant)]
    private static partial System.Text.RegularExpressions.Regex Shape();
}
