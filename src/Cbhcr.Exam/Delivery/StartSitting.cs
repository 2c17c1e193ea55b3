using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public sealed record StartSitting(string DeviceId);

public sealed record SittingStart(int Fence, Instant Deadline, Instant ServerNow);

public static class StartSittingEndpoint
{
    /// <summary>Reading the paper checks the form's content hash: a sitting never starts on a form that is not what was published.</summary>
    public static async Task<(Paper?, RemoteProctoring)> LoadAsync(Sitting sitting, IDocumentSession session, Papers papers, PersonalData people, CancellationToken ct)
    {
        var paper = await papers.OfAsync(session, sitting.FormId, sitting.FormHash, ct);
        // The candidate's key is made now, with the start: saving an answer writes nothing but the answer.
        if (paper?.NeedsKey == true) await people.ForWritingAsync(session, sitting.CandidateId, ct);
        return (paper, await RemoteProctoring.OfAsync(session, sitting, ct));
    }

    public static ProblemDetails Validate(StartSitting command, Sitting sitting, Paper? paper, RemoteProctoring remote, Instant now)
    {
        if (!DeviceId.IsGood(command.DeviceId)) return Problems.Malformed(DeviceId.Rule);
        if (paper is null) return Problems.Conflict("The form is not published.", "form-not-published");
        if (sitting.Status is SittingStatus.InProgress or SittingStatus.Paused)
            return sitting.DeviceId == command.DeviceId ? Problems.None
                : Problems.Conflict("This sitting is in the charge of another device. Ask your proctor to let this one go on.", "device-conflict");
        if (sitting.Status != SittingStatus.Admitted || sitting.AgreementAcceptedAt is null)
            return Problems.Conflict("The sitting starts after admission and agreement.", "not-admitted").With("status", sitting.Status);
        if (remote.IsMissing) return Problems.Conflict("Your exam is watched by a remote proctoring tool. Go there first.", "remote-proctoring-required");
        return sitting.IsOpenFor(now) ? Problems.None : Problems.Conflict("The window of this sitting is not open.", "window-closed");
    }

    [WolverinePost("/api/sittings/{sittingId}/start"), Authorize(Policy = SittingCookie.Policy)]
    public static (SittingStart, EventsToAppend, OutgoingMessages) Post(
        StartSitting command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, [NotBody] FreshSecret seed, [NotBody] Instant now)
    {
        if (sitting.Status != SittingStatus.Admitted) return (new(sitting.Fence, sitting.Clock.Deadline(now), now), [], []);
        var started = new SittingStarted(command.DeviceId, sitting.Fence + 1, SittingVariants.HasCopy(sitting) ? Presentation.InTheFormsOrder(seed.Hex, sitting.FormHash) : seed.Hex, now);
        var deadline = sitting.Clock.Start(now).Deadline(now);
        return (new(started.Fence, deadline, now), [started], Expiry.At(sitting, deadline));
    }
}
