using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Lint;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>Name the short forms that candidates of this programme know; the rules stay as they are set.</summary>
/// <param name="Acronyms">With white space or commas between; empty for none.</param>
/// <param name="Version">Of the rule book that was read; 0 before the first.</param>
public sealed record SetAllowedAcronyms([property: MaxLength(5000)] string Acronyms, int Version);

public static class SetAllowedAcronymsEndpoint
{
    [WolverinePost("/api/items/rules/acronyms"), Authorize(Roles = Roles.Administrator)]
    [ProducesResponseType(204), ProducesResponseType<ProblemDetails>(400), ProducesResponseType<ProblemDetails>(409)]
    public static async Task<IResult> Post(SetAllowedAcronyms command, IDocumentSession session, ClaimsPrincipal user, IdSource ids, [NotBody] Instant now, CancellationToken ct)
    {
        var book = await session.RuleBookAsync(ct);
        if (ItemRuleBooks.Stale(book, command.Version) is { } stale) return Results.Problem(stale);
        var given = command.Acronyms.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (ConfigureItemRulesEndpoint.Faults(new(null, given, command.Version)) is { Count: > 0 } faults)
            return Results.Problem(Problems.Malformed(new Dictionary<string, string> { ["acronyms"] = faults.Values.First() }));
        return session.SetRules(book, book?.Rules ?? new Dictionary<string, RuleSetting>(), given, user.AccountId(), ids, now);
    }
}
