using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>A published form on paper or as a text. Paper is where forms get lost: who made it, when and for which sitting is recorded before it can be fetched.</summary>
/// <param name="Kind">One of <see cref="CopyKinds.All"/>.</param>
/// <param name="Points">Of a large print; the smallest when left out.</param>
/// <param name="Sitting">Id of the sitting it is for, which has to be scheduled with such a copy; empty or left out for none.</param>
public sealed record MakeFormCopy(string Kind, int? Points, string? Sitting)
{
    internal Guid? SittingId => Guid.TryParse(Sitting, out var id) ? id : null;
}

/// <param name="Serial">Stands on every page.</param>
public sealed record FormCopyNumber(int Serial, string File);

/// <param name="Quarantined">Positions of items that are in quarantine.</param>
/// <param name="Unfit">What cannot be worked on away from the screen.</param>
public sealed record CopyGround(SeatWithCopy? Seat, IReadOnlyList<int> Quarantined, IReadOnlyList<string> Unfit);

public static class MakeFormCopyEndpoint
{
    /// <summary>The copy is printed once before it is promised, so that nobody finds out in front of a candidate that it cannot be.</summary>
    public static async Task<CopyGround> LoadAsync(
        MakeFormCopy command, Form form, IQuerySession session, Papers papers, ISeatsWithCopies seats, IDocumentRenderer renderer, Instant now, CancellationToken ct)
    {
        var seat = command.SittingId is { } id ? await seats.FindAsync(session, id, ct) : null;
        if (form.State != FormState.Published || Malformed(command).Count > 0) return new(seat, [], []);
        var quarantined = await session.QuarantinedAsync(form.Slots.Select(s => s.ItemId), ct);
        IReadOnlyList<int> positions = [.. form.Slots.Where(s => quarantined.Contains(s.ItemId)).Select(s => s.Position)];
        if (positions.Count > 0 || await session.TheProgrammeAsync(ct) is not { } programme || await papers.OfAsync(session, form.Id, form.ContentHash!, ct) is not { } paper)
            return new(seat, positions, []);
        if (Edition.Faults(paper) is { Count: > 0 } faults) return new(seat, [], faults);
        try
        {
            await FormCopyFile.OfAsync(Event(command, form, Guid.Empty, now), form, paper, programme, seat, renderer, ct);
            return new(seat, [], []);
        }
        catch (DocumentException e)
        {
            return new(seat, [], [e.Message]);
        }
    }

    public static ProblemDetails Validate(MakeFormCopy command, Form form, CopyGround ground) =>
        Malformed(command) is { Count: > 0 } errors ? Problems.Malformed(errors)
        : form.State != FormState.Published ? Problems.Conflict(
            $"Form {form.Code} is {(form.State == FormState.Withdrawn ? "withdrawn" : "not published")}. Only a form in use is copied.", "form-not-published")
        : ground.Quarantined.Count > 0 ? Problems.Conflict(
            $"Items of form {form.Code} are in quarantine: {Positions(ground.Quarantined)}. No copy of it is made.", "items-in-quarantine")
        : ground.Unfit.Count > 0 ? Problems.Unprocessable($"Form {form.Code} cannot be copied: {string.Join(' ', ground.Unfit)}", "not-for-a-copy").With("questions", ground.Unfit)
        : command.SittingId is null ? Problems.None
        : ground.Seat is not { } seat ? Problems.Missing("The sitting")
        : seat.FormId != form.Id ? Problems.Conflict($"{seat.Label} sits another form.", "another-form")
        : seat.IsOver ? Problems.Conflict($"The sitting of {seat.Label} is over.", "sitting-over")
        : !seat.Kinds.Contains(command.Kind) ? Problems.Conflict(
            $"The sitting of {seat.Label} was not scheduled with such a copy, so its screen may show another order.", "not-scheduled-with-it")
        : Problems.None;

    [WolverinePost("/api/forms/{formId}/copies"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (FormCopyNumber, EventsToAppend) Post(
        MakeFormCopy command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Form form, CopyGround ground, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var made = Event(command, form, user.AccountId(), now);
        return (new(made.Serial, $"/api/forms/{form.Id}/copies/{made.Serial}/file"), [made]);
    }

    internal static FormCopyMade Event(MakeFormCopy c, Form form, Guid by, Instant now) =>
        new(form.CopiesMade + 1, c.Kind, c.Kind == CopyKinds.LargePrint ? c.Points ?? FormCopies.Sizes[0] : null, form.ContentHash!, c.SittingId, by, now);

    private static Dictionary<string, string> Malformed(MakeFormCopy command)
    {
        var errors = new Dictionary<string, string>();
        if (!CopyKinds.All.Contains(command.Kind)) errors["kind"] = $"The kind must be one of {string.Join(", ", CopyKinds.All)}.";
        if (command.Points is { } points && !FormCopies.Sizes.Contains(points)) errors["points"] = $"The letters are {string.Join(" or ", FormCopies.Sizes)} points large.";
        if (!string.IsNullOrEmpty(command.Sitting) && command.SittingId is null) errors["sitting"] = "This is no id of a sitting.";
        return errors;
    }

    private static string Positions(IReadOnlyList<int> positions) => positions.Count == 1 ? $"position {positions[0]}" : $"positions {string.Join(", ", positions)}";
}
