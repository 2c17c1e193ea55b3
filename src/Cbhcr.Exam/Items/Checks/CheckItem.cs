using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Lint;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <param name="Code">Left out for an item that has none yet.</param>
/// <param name="Content">As a draft has it: what is not written yet may be left out.</param>
/// <param name="Justifications">As a submission has them; left out for none.</param>
public sealed record CheckItem(string? Code, JsonElement Content, IReadOnlyList<Justification>? Justifications);

/// <param name="Errors">Nothing can be submitted with one.</param>
/// <param name="Warnings">Have to be fixed or justified.</param>
public sealed record ItemCheckReport(int Errors, int Warnings, IReadOnlyList<Finding> Findings);

public static class CheckItemEndpoint
{
    /// <summary>What the rules find in a content that need not be stored: for checks while it is written.</summary>
    [WolverinePost("/api/items/check"), Authorize(Roles = $"{Roles.ItemWriter},{Roles.Reviewer}")]
    [ProducesResponseType<ItemCheckReport>(200), ProducesResponseType<ProblemDetails>(400)]
    public static async Task<IResult> Post(CheckItem command, IQuerySession session, [NotBody] Instant now, CancellationToken ct)
    {
        var (content, faults) = DraftContent.Read(command.Content);
        if (content is null) return Results.Problem(Problems.Malformed(faults));
        var justified = (command.Justifications ?? []).DistinctBy(j => j.RuleId).ToDictionary(j => j.RuleId, j => j.Reason);
        var findings = await session.FindingsAsync(command.Code ?? "", content, null, justified, now, ct);
        return Results.Ok(new ItemCheckReport(findings.Count(f => f.Severity == Severity.Error), findings.Count(f => f.Severity == Severity.Warning), findings));
    }
}
