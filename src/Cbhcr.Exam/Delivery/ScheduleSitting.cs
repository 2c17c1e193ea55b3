using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Cbhcr.Exam.Registration;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Delivery;

/// <param name="FormId">The form everybody with it sits; or <paramref name="PlanId"/>.</param>
/// <param name="Opens">Local time in the programme's zone, for example 2026-11-23T09:00.</param>
/// <param name="Closes">Local time in the programme's zone; nobody starts after it, who has started keeps the time allowed.</param>
/// <param name="TimePercent">150 gives one and a half times the form's time; 100 when left out.</param>
/// <param name="PlanId">An approved plan, by which a form is drawn for this sitting alone.</param>
/// <param name="Variants">Other accommodations, of <see cref="SittingVariants.All"/>; none when left out.</param>
public sealed record ScheduleSitting(
    Guid CandidateId, Guid? FormId, string Room, string Opens, string Closes, int? TimePercent, Guid? PlanId = null, IReadOnlyList<string>? Variants = null);

/// <summary>What scheduling found out, ready to become an event.</summary>
/// <param name="Drawn">Set where the form is made for this sitting.</param>
public sealed record SeatOffer(Programme Programme, Form Form, Instant Opens, Instant Closes, DrawnForm? Drawn = null);

public static class ScheduleSittingEndpoint
{
    public static async Task<(ProblemDetails, SeatOffer?)> LoadAsync(
        ScheduleSitting command, IDocumentSession session, Papers papers, IServiceScopeFactory scopes, IdSource ids, Instant now, CancellationToken ct)
    {
        var errors = new Dictionary<string, string>();
        if (command.FormId is null && command.PlanId is null) errors["formId"] = "Name a form, or a plan that draws one.";
        if (command is { FormId: not null, PlanId: not null }) errors["planId"] = "Name a form or a plan that draws one, not both.";
        if (string.IsNullOrWhiteSpace(command.Room)) errors["room"] = "Name the room.";
        if (command.TimePercent is < 100 or > 400) errors["timePercent"] = "Give between 100 and 400 percent of the time.";
        if (SittingVariants.Fault(command.Variants) is { } unknown) errors["variants"] = unknown;
        var opens = ProgrammeTime.Read(command.Opens);
        var closes = ProgrammeTime.Read(command.Closes);
        if (!opens.Success) errors["opens"] = "Give a local date and time, for example 2026-11-23T09:00.";
        if (!closes.Success) errors["closes"] = "Give a local date and time, for example 2026-11-23T17:00.";
        if (opens.Success && closes.Success && closes.Value <= opens.Value) errors["closes"] = "The window must close after it opens.";
        if (errors.Count > 0) return (Problems.Malformed(errors), null);

        if (await session.TheProgrammeAsync(ct) is not { } programme) return (Problems.Missing("The programme"), null);
        var (from, until) = (ProgrammeTime.At(programme, opens.Value), ProgrammeTime.At(programme, closes.Value));
        var form = command.FormId is { } formId ? await session.LoadAsync<Form>(formId, ct) : null;
        if (form is null && command.PlanId is null) return (Problems.Missing("The form"), null);
        if (!await session.IsRegisteredAsync(command.CandidateId, ct)) return (Problems.Missing("The candidate"), null);
        if (form is { State: not FormState.Published }) return (Problems.Conflict($"Form {form.Code} is not published.", "form-not-published"), null);
        var (refusal, drawn) = form is null ? await session.DrawFormAsync(scopes, command.PlanId!.Value, ids.Next().Value, now, ct) : (Problems.None, null);
        if ((form ?? drawn?.Form) is not { } sat) return (refusal, null);
        if (SittingVariants.HasCopy(command.Variants) && await papers.UnfitForCopiesAsync(session, sat, ct) is { Count: > 0 } unfit)
            return (Problems.Unprocessable($"Form {sat.Code} cannot be copied: {string.Join(' ', unfit)}", "not-for-a-copy").With("questions", unfit), null);
        return (Problems.None, new SeatOffer(programme, sat, from, until, drawn));
    }

    [WolverinePost("/api/sittings"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    [ProducesResponseType<ProblemDetails>(422)]
    public static (CreationResponse<Guid>, StartStream, OutgoingMessages) Post(
        ScheduleSitting command, SeatOffer offer, IDocumentSession session, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] Instant now)
    {
        var messages = new OutgoingMessages();
        offer.Drawn?.Keep(session);
        if (offer.Drawn?.NewlyUsed is { } items) messages.Add(items);
        return (new($"/api/sittings/{id.Value}", id.Value), Storage.StartStream<Sitting>(id.Value, Event(command, offer, id.Value, user.AccountId(), now)), messages);
    }

    internal static SittingScheduled Event(ScheduleSitting c, SeatOffer offer, Guid id, Guid by, Instant now) =>
        new(id, offer.Programme.Id, c.CandidateId, offer.Form.Id, offer.Form.ContentHash!, offer.Form.LevelCode, c.Room.Trim(), offer.Opens, offer.Closes,
            Seconds(offer.Form.Minutes, c), offer.Programme.Policies.LateAnswerGraceSeconds, offer.Form.Demonstration, by, now,
            offer.Form.Sections is { Count: > 0 } sections
                ? [.. sections.Select(s => new SittingSection(s.Name, s.First, s.Last, s.Minutes is { } m ? Seconds(m, c) : null, s.MayReturn, s.BreakMinutes * 60))] : null,
            (offer.Programme.Policies.AgreementMinutes ?? DefaultAgreementMinutes) * 60, offer.Form.Calculator ? true : null,
            SittingVariants.Recorded(c.Variants));

    private const int DefaultAgreementMinutes = 10;

    private static int Seconds(int minutes, ScheduleSitting c) => minutes * 60 * (c.TimePercent ?? 100) / 100;
}
