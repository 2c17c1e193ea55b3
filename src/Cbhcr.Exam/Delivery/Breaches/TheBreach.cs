using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

/// <param name="HaveSpare">Sittings that were to be moved and have the spare form now.</param>
/// <param name="Began">Sittings that were to be moved and had begun before they could be.</param>
/// <param name="CopiesOut">Serials of copies of the form that are neither back nor destroyed today.</param>
public sealed record BreachReport(BreachDeclared Declared, int HaveSpare, int Began, IReadOnlyList<int> CopiesOut);

public static class TheBreachEndpoint
{
    /// <summary>What was ordered, and how far it is.</summary>
    [WolverineGet("/api/breaches/{breachId}"), Authorize(Roles = $"{Roles.Administrator},{Roles.CredentialingOfficer}")]
    public static async Task<Results<Ok<BreachReport>, NotFound>> Get(Guid breachId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<Breach>(breachId, ct) is { } breach ? TypedResults.Ok(await session.ReportAsync(breach, ct)) : TypedResults.NotFound();

    internal static async Task<BreachReport> ReportAsync(this IQuerySession session, Breach breach, CancellationToken ct)
    {
        var moved = (await session.LoadManyAsync<Sitting>(ct, breach.Declared.Moved)).ToList();
        var form = await session.LoadAsync<Form>(breach.Declared.FormId, ct);
        return new(breach.Declared, moved.Count(s => s.FormId == breach.Declared.SpareFormId), moved.Count(s => s.FormId != breach.Declared.SpareFormId && !s.HasNotBegun), form?.CopiesOut ?? []);
    }
}
