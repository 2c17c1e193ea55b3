using System.Buffers.Binary;
using System.Security.Claims;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Forms;

/// <summary>One form, at once. Several forms, or more time, are a run of their own (<see cref="StartAssembly"/>).</summary>
/// <param name="Seed">Same seed, same bank, same blueprint: same form. Left out, one is drawn and recorded.</param>
public sealed record AssembleForm(string BlueprintCode, string FormCode, ulong? Seed);

/// <summary>What assembly found, ready to become an event.</summary>
public sealed record FormFound(Blueprint Blueprint, Programme Programme, IReadOnlyList<FormSlot> Slots, AssemblyRecord Record);

public static class AssembleFormEndpoint
{
    // Somebody waits for the answer.
    internal const double Effort = 8;

    public static async Task<(ProblemDetails, FormFound?)> LoadAsync(AssembleForm command, IQuerySession session, [NotBody] FreshSecret secret, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.BlueprintCode) || string.IsNullOrWhiteSpace(command.FormCode))
            return (Problems.Malformed("Give a blueprint code and a form code."), null);
        var programme = await session.TheProgrammeAsync(ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == command.BlueprintCode, ct);
        if (programme is null || blueprint is null) return (Problems.Missing($"The blueprint {command.BlueprintCode}"), null);
        var code = command.FormCode.Trim();
        if (await session.Query<Form>().AnyAsync(f => f.Code == code, ct)) return (Problems.Conflict($"There is a form {code} already.", "form-exists"), null);
        if (SpecificationGaps.Of(blueprint.Content.Exam) is { Count: > 0 } gaps)
            return (Problems.Unprocessable($"The blueprint {blueprint.Code} does not say enough to assemble a form.", "specification-incomplete").With("problems", gaps), null);

        var seed = command.Seed ?? BinaryPrimitives.ReadUInt64LittleEndian(secret.Bytes);
        var grounds = await AssemblyGrounds.OfAsync(session, blueprint.Code, blueprint.Content.Exam, 1, new AssemblyEffort(seed, Effort, null), [], [], ct);
        var outcome = grounds.Refusal is { } refusal ? RunOutcome.Refused(refusal) : await Task.Run(() => grounds.Search(null, ct), ct);
        return outcome switch
        {
            { Forms: [var slots] } => (Problems.None, new FormFound(blueprint, programme, slots, FormMade.Record(seed, outcome, FormMade.Deterministic, Effort, null))),
            { Conflict: { } gap } => (Problems.Unprocessable(gap.Words, "blueprint-cannot-be-met").With("rules", gap.Rules)
                .With("shortages", gap.Shortages.Select(s => $"{s.Words}: {s.Needed} needed, {s.Available} usable, {s.Short} short").ToArray()), null),
            { Status: "infeasible" } => (Problems.Unprocessable("The blueprint's rules contradict each other, or the bank lacks what they need.", "blueprint-cannot-be-met"), null),
            { Refusal: { } why } => (Problems.Unprocessable(why, "blueprint-cannot-be-met"), null),
            _ => (Problems.Unprocessable("The search ended before it found a form or showed that there is none. Start a run with more effort.", "assembly-undecided"), null),
        };
    }

    [WolverinePost("/api/forms"), Authorize(Roles = Roles.FormAssembler)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(AssembleForm command, FormFound found, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/forms/{id.Value}", id.Value), Storage.StartStream<Form>(id.Value, FormMade.Event(id.Value, found.Programme.Id, command.FormCode.Trim(), found.Blueprint.Id,
            found.Blueprint.BlueprintVersion, found.Blueprint.Code, found.Blueprint.Content, found.Slots, found.Programme.Demonstration, found.Record, user.AccountId(), now)));
}
