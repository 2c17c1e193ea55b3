using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

/// <param name="BlockAfterYears">Null for never.</param>
/// <param name="Version">Of the rules that were read; 0 before the first.</param>
public sealed record SetPracticeRules(int WarnAfterYears, int? BlockAfterYears, int Version);

public static class SetPracticeRulesEndpoint
{
    private const int Most = 30;

    [WolverinePost("/api/practice-rules"), Authorize(Roles = Roles.Administrator), ProducesResponseType(204), ProducesResponseType<ProblemDetails>(400),
        ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(SetPracticeRules command, IDocumentSession session, ClaimsPrincipal user, [NotBody] Instant now, CancellationToken ct)
    {
        if (await session.TheProgrammeAsync(ct) is not { } programme) return Results.Problem(Problems.Conflict("Define the programme first.", "no-programme"));
        var rules = await session.PracticeRulesAsync(ct);
        if (rules.Version != command.Version) return Results.Problem(Problems.Conflict("Somebody else set these rules since you read them. Load them again.", "stale-version"));
        var faults = new Dictionary<string, string>();
        if (command.WarnAfterYears is < 1 or > Most) faults["warnAfterYears"] = $"Between one and {Most} years.";
        if (command.BlockAfterYears is < 1 or > Most || command.BlockAfterYears < command.WarnAfterYears)
            faults["blockAfterYears"] = $"Not before the warning, and at most {Most} years.";
        if (faults.Count > 0) return Results.Problem(Problems.Malformed(faults));
        var id = PracticeRules.IdOf(programme.Id);
        var set = new PracticeRulesSet(id, programme.Id, command.WarnAfterYears, command.BlockAfterYears, user.AccountId(), now);
        if (rules.Version == 0) session.Events.StartStream<PracticeRules>(id, set);
        else session.Events.Append(id, rules.Version + 1, set);
        return Results.NoContent();
    }
}
