using System.Buffers.Binary;
using System.Security.Claims;
using Cbhcr.Assembly;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Forms;

/// <param name="Seed">Same seed, same bank, same blueprint: same form. Left out, one is drawn and recorded.</param>
public sealed record AssembleForm(string BlueprintCode, string FormCode, ulong? Seed);

/// <summary>What assembly found, ready to become an event.</summary>
public sealed record AssemblyRun(Blueprint Blueprint, Programme Programme, AssembledForm Form, IReadOnlyDictionary<string, FormCandidateItem> Pool);

public static class AssembleFormEndpoint
{
    public static async Task<(ProblemDetails, AssemblyRun?)> LoadAsync(AssembleForm command, IQuerySession session, [NotBody] FreshSecret secret, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.BlueprintCode) || string.IsNullOrWhiteSpace(command.FormCode))
            return (Problems.Malformed("Give a blueprint code and a form code."), null);
        var programme = await session.TheProgrammeAsync(ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == command.BlueprintCode, ct);
        if (programme is null || blueprint is null) return (Problems.Missing($"The blueprint {command.BlueprintCode}"), null);
        if (await session.Query<Form>().AnyAsync(f => f.Code == command.FormCode, ct))
            return (Problems.Conflict($"There is a form {command.FormCode} already.", "form-exists"), null);

        var pool = await session.ItemsForLevelAsync(blueprint.Code, programme.Demonstration, ct);
        var seed = command.Seed ?? BinaryPrimitives.ReadUInt64LittleEndian(secret.Bytes);
        AssemblyOutcome outcome;
        try
        {
            outcome = FormAssembly.Assemble(pool, blueprint.Content.Exam, seed);
        }
        catch (TimeoutException e)
        {
            return (Problems.Unprocessable(e.Message, "assembly-undecided"), null);
        }
        return outcome switch
        {
            AssembledForm form => (Problems.None, new AssemblyRun(blueprint, programme, form, pool.ToDictionary(i => i.Code))),
            Unassemblable gap => (Problems.Unprocessable(gap.Explanation, "blueprint-cannot-be-met").With("shortages", FormAssembly.Shortages(gap)), null),
            _ => throw new InvalidOperationException("Assembly gave neither a form nor a reason."),
        };
    }

    [WolverinePost("/api/forms"), Authorize(Roles = Roles.FormAssembler)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(AssembleForm command, AssemblyRun run, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/forms/{id.Value}", id.Value), Storage.StartStream<Form>(id.Value, Event(command, run, id.Value, user.AccountId(), now)));

    internal static FormAssembled Event(AssembleForm command, AssemblyRun run, Guid id, Guid by, Instant now)
    {
        var level = run.Blueprint.Content;
        var domains = level.Exam.Domains.SelectMany(d => d.Competencies.Select(c => (c.Code, d.Domain))).ToDictionary(x => x.Code, x => x.Domain);
        return new(id, run.Programme.Id, command.FormCode.Trim(), run.Blueprint.Id, run.Blueprint.BlueprintVersion, run.Blueprint.Code, level.Name, level.Exam.Minutes,
            [.. run.Form.Slots.Select(s =>
            {
                var item = run.Pool[s.Code];
                return new FormSlot(s.Position, item.ItemId, item.Code, item.ContentVersion, item.ContentHash, item.Competency, domains[item.Competency],
                    s.Use == Assembly.SlotUse.Scored ? SlotUse.Scored : SlotUse.Pretest);
            })],
            run.Programme.Demonstration, FormAssembly.Record(run.Form), by, now, FormSection.Of(level.Exam.Sections), level.Exam.Calculator);
    }
}
