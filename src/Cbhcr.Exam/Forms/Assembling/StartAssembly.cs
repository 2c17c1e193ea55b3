using System.Buffers.Binary;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Forms;

/// <summary>Make so many forms for a blueprint together.</summary>
/// <param name="FormCode">Of one form; of several it goes on with -A, -B and so on.</param>
/// <param name="Seed">Left out, one is drawn and recorded.</param>
/// <param name="Effort">In the solver's units; <see cref="StartAssemblyEndpoint.UsualEffort"/> when left out.</param>
/// <param name="Seconds">Instead of effort: the best forms that are found by then.</param>
/// <param name="Include">Item codes that stand on every form, with blanks or commas between.</param>
/// <param name="Exclude">Item codes that stand on none.</param>
public sealed record StartAssembly(string BlueprintCode, string FormCode, int Forms, ulong? Seed, double? Effort, int? Seconds, string? Include, string? Exclude);

public sealed record AssemblyGround(Programme Programme, Blueprint Blueprint, IReadOnlyList<string> FormCodes);

public static class StartAssemblyEndpoint
{
    public const double UsualEffort = 10;
    private const int MostForms = 20, MostSeconds = 3600, MostEffort = 3600, LongestCode = 64;

    public static async Task<(ProblemDetails, AssemblyGround?)> LoadAsync(StartAssembly command, IQuerySession session, CancellationToken ct)
    {
        var errors = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(command.BlueprintCode)) errors["blueprintCode"] = "Name a blueprint.";
        if (string.IsNullOrWhiteSpace(command.FormCode) || command.FormCode.Trim().Length > LongestCode) errors["formCode"] = $"Give a form code of at most {LongestCode} characters.";
        if (command.Forms is < 1 or > MostForms) errors["forms"] = $"Between 1 and {MostForms} forms are made together.";
        if (command.Seconds is < 1 or > MostSeconds) errors["seconds"] = $"Give between 1 and {MostSeconds} seconds.";
        if (command.Effort is { } e && !(e is > 0 and <= MostEffort)) errors["effort"] = $"Give an effort above 0 and up to {MostEffort}.";
        if (command is { Effort: not null, Seconds: not null }) errors["seconds"] = "Give an effort or seconds, not both.";
        if (Codes(command.Include).Intersect(Codes(command.Exclude)).FirstOrDefault() is { } both) errors["exclude"] = $"{both} cannot stand on every form and on none.";
        if (errors.Count > 0) return (Problems.Malformed(errors), null);

        var programme = await session.TheProgrammeAsync(ct);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == command.BlueprintCode, ct);
        if (programme is null || blueprint is null) return (Problems.Missing($"The blueprint {command.BlueprintCode}"), null);
        if (SpecificationGaps.Of(blueprint.Content.Exam) is { Count: > 0 } gaps)
            return (Problems.Unprocessable($"The blueprint {blueprint.Code} does not say enough to assemble a form.", "specification-incomplete").With("problems", gaps), null);
        var codes = FormCodes(command.FormCode.Trim(), command.Forms);
        var wanted = codes.ToArray();
        return await session.Query<Form>().FirstOrDefaultAsync(f => f.Code.IsOneOf(wanted), ct) is { } taken
            ? (Problems.Conflict($"There is a form {taken.Code} already.", "form-exists"), null)
            : (Problems.None, new AssemblyGround(programme, blueprint, codes));
    }

    /// <summary>It starts now and is followed at the address in the answer.</summary>
    [WolverinePost("/api/assembly-runs"), Authorize(Roles = Roles.FormAssembler)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream, OutgoingMessages) Post(
        StartAssembly command, AssemblyGround ground, ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now) =>
        (new($"/api/assembly-runs/{id.Value}", id.Value),
            Storage.StartStream<AssemblyRun>(id.Value, new AssemblyRequested(id.Value, ground.Programme.Id, ground.Blueprint.Id, ground.Blueprint.BlueprintVersion, ground.Blueprint.Code,
                ground.FormCodes, command.Seed ?? BinaryPrimitives.ReadUInt64LittleEndian(secret.Bytes), command.Seconds is null ? command.Effort ?? UsualEffort : null, command.Seconds,
                Codes(command.Include), Codes(command.Exclude), user.AccountId(), now)),
            [new RunAssembly(id.Value)]);

    internal static IReadOnlyList<string> FormCodes(string code, int forms) =>
        forms == 1 ? [code] : [.. Enumerable.Range(0, forms).Select(i => $"{code}-{(char)('A' + i)}")];

    private static string[] Codes(string? text) => [.. (text ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)];
}
