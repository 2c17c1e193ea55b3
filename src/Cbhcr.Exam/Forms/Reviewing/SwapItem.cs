using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Another item in the place of one; all rules of the form, and of those made together with it, have to hold afterwards.</summary>
public sealed record SwapItem(int Position, string ItemCode, [property: MaxLength(FormText.Longest)] string Reason, int Version);

/// <param name="Refusal">Null when the swap may be made.</param>
public sealed record SwapGround(FormWriter Writer, FormSlot? From, FormSlot? To, ProblemDetails? Refusal);

public static class SwapItemEndpoint
{
    public static async Task<SwapGround> LoadAsync(SwapItem command, Guid formId, IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct)
    {
        var writer = new FormWriter(await people.ForWritingAsync(session, user.AccountId(), ct));
        SwapGround Refuse(ProblemDetails problem) => new(writer, null, null, problem);
        if (await session.LoadAsync<Form>(formId, ct) is not { State: FormState.Assembled } form) return new(writer, null, null, null);
        if (form.Slots.FirstOrDefault(s => s.Position == command.Position) is not { } slot)
            return Refuse(Problems.Malformed(new Dictionary<string, string> { ["position"] = $"Form {form.Code} has no position {command.Position}." }));
        var set = await FormSet.OfAsync(session, form, ct);
        if (set.Bank.FirstOrDefault(i => i.Code == command.ItemCode?.Trim()) is not { } item)
            return Refuse(Problems.Malformed(new Dictionary<string, string> { ["itemCode"] = "There is no usable item of this level with this code." }));
        if (set.BrokenBy(slot, item) is { Count: > 0 } broken)
            return Refuse(Problems.Unprocessable($"With {item.Code} in position {slot.Position} rules would be broken.", "swap-breaks-rules").With("problems", broken));
        return new(writer, slot, FormLayout.Slot(slot.Position, new(item.Code, item, slot.Use), set.Exam.DomainOfCompetency()), null);
    }

    public static ProblemDetails Validate(SwapItem command, Form form, SwapGround ground) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Problems.Malformed(new Dictionary<string, string> { ["reason"] = "Give a reason." })
        : form.State != FormState.Assembled ? Problems.Conflict($"Form {form.Code} is {form.State.ToString().ToLowerInvariant()}: what stands on it is settled.", "not-assembled")
        : ground.Refusal ?? Problems.None;

    [WolverinePost("/api/forms/{formId}/swaps"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static (EventsToAppend, IStorageAction<FormText>) Post(
        SwapItem command, [WriteModel] Form form, SwapGround ground, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        ([new FormItemSwapped(ground.From!, ground.To!, id.Value, user.AccountId(), now)],
            Storage.Insert(FormText.Of(id.Value, form.Id, "swap", command.Position, command.Reason, user.AccountId(), ground.Writer.Key!, secret, now)));
}
