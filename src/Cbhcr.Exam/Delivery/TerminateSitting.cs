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

public sealed record TerminateSitting(string Reason);

public static class TerminateSittingEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["candidate-left", "rules-broken", "identity-not-proved", "technical-problem", "candidate-request", "remote-proctor"];

    public static ProblemDetails Validate(TerminateSitting command, Sitting sitting) =>
        !Reasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", Reasons)}.")
        : sitting.IsOver ? Problems.Conflict("This sitting is over.", "sitting-over")
        : Problems.None;

    /// <summary>Ends the sitting; what was answered is kept and scored, and the result waits for a person.</summary>
    [WolverinePost("/api/sittings/{sittingId}/terminate"), Authorize(Roles = Roles.Proctor)]
    public static (SubmissionReceipt, EventsToAppend, OutgoingMessages) Post(TerminateSitting command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting,
        ClaimsPrincipal user, Instant now)
    {
        var terminated = new SittingTerminated(command.Reason, user.AccountId(), now);
        var messages = new OutgoingMessages();
        messages.Add(new SittingEnded(sitting.Id));
        return (TheReceiptEndpoint.Of(Sitting.Apply(terminated, sitting)), [terminated], messages);
    }
}
