using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Delivery;

/// <summary>Everything that has to happen at once when content is known outside, in one action.</summary>
/// <param name="Withdraw">Take the form out of use.</param>
/// <param name="QuarantineAll">Put every item of it in quarantine.</param>
/// <param name="ItemCodes">Or only these, with blanks or commas between.</param>
/// <param name="SpareForm">Code of a published form of the level that sittings which have not begun get instead; left out, none is moved.</param>
public sealed record DeclareBreach(Guid FormId, string Why, bool Withdraw, bool QuarantineAll, string? ItemCodes, string? SpareForm);

/// <param name="Waiting">Sittings with the form that have not begun.</param>
/// <param name="KnowSpare">Candidates who have a sitting with the spare form already.</param>
public sealed record BreachGround(Form Form, Form? Spare, IReadOnlyList<FormSlot> Leaked, IReadOnlyList<Sitting> Waiting, IReadOnlySet<Guid> KnowSpare);

public static class DeclareBreachEndpoint
{
    public static IReadOnlyList<string> Reasons { get; } = ["content-published", "paper-lost", "device-lost", "content-passed-on", "account-misused", "drill"];

    public static async Task<(ProblemDetails, BreachGround?)> LoadAsync(DeclareBreach command, IQuerySession session, CancellationToken ct)
    {
        var errors = new Dictionary<string, string>();
        if (!Reasons.Contains(command.Why)) errors["why"] = $"The reason must be one of {string.Join(", ", Reasons)}.";
        if (await session.LoadAsync<Form>(command.FormId, ct) is not { } form) return (errors.Count > 0 ? Problems.Malformed(errors) : Problems.Missing("The form"), null);
        var codes = (command.ItemCodes ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (codes.FirstOrDefault(c => form.Slots.All(s => s.ItemCode != c)) is { } stranger) errors["itemCodes"] = $"{stranger} does not stand on form {form.Code}.";
        var leaked = form.Slots.Where(s => command.QuarantineAll || codes.Contains(s.ItemCode)).ToList();
        var spare = string.IsNullOrWhiteSpace(command.SpareForm) ? null : await session.Query<Form>().FirstOrDefaultAsync(f => f.Code == command.SpareForm.Trim(), ct);
        if (!string.IsNullOrWhiteSpace(command.SpareForm) && Misfit(form, spare, leaked) is { } misfit) errors["spareForm"] = misfit;
        if (errors.Count == 0 && command is { Withdraw: false, SpareForm: null or "" } && leaked.Count == 0)
            errors["withdraw"] = "Say what shall happen: withdraw the form, quarantine items or move sittings.";
        if (errors.Count > 0) return (Problems.Malformed(errors), null);
        if (form.State == FormState.Assembled) return (Problems.Conflict($"Form {form.Code} was never published. Quarantine its items at the item bank.", "form-not-published"), null);

        // Of a form that thousands have sat, few sittings wait.
        var waiting = (await session.Query<Sitting>()
            .Where(s => s.FormId == form.Id && (s.Status == SittingStatus.Scheduled || s.Status == SittingStatus.CheckedIn || s.Status == SittingStatus.Admitted))
            .ToListAsync(ct)).OrderBy(s => s.Id).ToList();
        var people = waiting.Select(s => s.CandidateId).Distinct().ToArray();
        var know = spare is null ? [] : await session.Query<Sitting>().Where(s => s.FormId == spare.Id && s.CandidateId.IsOneOf(people)).Select(s => s.CandidateId).ToListAsync(ct);
        return (Problems.None, new(form, spare, leaked, waiting, know.ToHashSet()));
    }

    [WolverinePost("/api/breaches"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream, OutgoingMessages) Post(DeclareBreach command, BreachGround ground, ClaimsPrincipal user, [NotBody] NewId id, Instant now)
    {
        var by = user.AccountId();
        var declared = Event(command, ground, id.Value, by, now);
        var messages = new OutgoingMessages();
        if (declared.Withdrawn) messages.Add(new WithdrawFormAtOnce(ground.Form.Id, $"Breach of security: {command.Why}", by));
        foreach (var item in declared.Items) messages.Add(new QuarantineItem(item, "exposed", by));
        foreach (var sitting in declared.Moved) messages.Add(new MoveSitting(sitting, id.Value, ground.Spare!.Id, ground.Spare.ContentHash!, by));
        return (new($"/api/breaches/{id.Value}", id.Value), Storage.StartStream<Breach>(id.Value, declared), messages);
    }

    internal static BreachDeclared Event(DeclareBreach command, BreachGround ground, Guid id, Guid by, Instant now)
    {
        var moved = ground.Spare is null ? [] : ground.Waiting.Where(s => !ground.KnowSpare.Contains(s.CandidateId)).Select(s => s.Id).ToList();
        return new(id, ground.Form.ProgrammeId, ground.Form.Id, ground.Form.Code, command.Why, command.Withdraw && ground.Form.State == FormState.Published, [.. ground.Leaked.Select(s => s.ItemId)],
            ground.Spare?.Id, ground.Spare?.Code, moved, [.. ground.Waiting.Select(s => s.Id).Except(moved)], by, now);
    }

    /// <summary>A candidate's time, sections and tools were told in advance; a spare form keeps them.</summary>
    private static string? Misfit(Form form, Form? spare, IReadOnlyList<FormSlot> leaked) =>
        spare is not { State: FormState.Published } ? "There is no published form with this code."
        : spare.Id == form.Id ? "This is the form itself."
        : spare.LevelCode != form.LevelCode ? $"Form {spare.Code} is of level {spare.LevelCode}."
        : spare.Minutes != form.Minutes || spare.Calculator != form.Calculator || !(spare.Sections ?? []).SequenceEqual(form.Sections ?? [])
            ? $"Form {spare.Code} has another time, other sections or other tools."
        : spare.Slots.FirstOrDefault(s => leaked.Any(l => l.ItemId == s.ItemId)) is { } shared ? $"{shared.ItemCode} stands on form {spare.Code} as well."
        : null;
}
