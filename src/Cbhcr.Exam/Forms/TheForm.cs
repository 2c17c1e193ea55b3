using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

public sealed record FormSummary(Guid Id, string Code, string LevelCode, FormState State, int ScoredItems, int PretestItems, int Minutes, bool Demonstration, string? ContentHash)
{
    internal static FormSummary Of(Form f) => new(f.Id, f.Code, f.LevelCode, f.State, f.ScoredItems, f.Slots.Count - f.ScoredItems, f.Minutes, f.Demonstration, f.ContentHash);
}

public static class TheFormEndpoint
{
    [WolverineGet("/api/forms/{formId}"), Authorize(Roles = Roles.FormReaders)]
    public static async Task<Results<Ok<Form>, NotFound>> Get(Guid formId, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<Form>(formId, ct) is { } form ? TypedResults.Ok(form) : TypedResults.NotFound();

    /// <summary>Those drawn for one sitting are listed with their plan.</summary>
    [WolverineGet("/api/forms"), Authorize(Roles = Roles.Staff)]
    public static async Task<IReadOnlyList<FormSummary>> List(IQuerySession session, CancellationToken ct) =>
        [.. (await session.FormsToChoose().OrderBy(f => f.Code).ToListAsync(ct)).Select(FormSummary.Of)];

    [WolverineGet("/api/blueprints"), Authorize(Roles = Roles.Staff)]
    public static async Task<IReadOnlyList<Blueprint>> Blueprints(IQuerySession session, CancellationToken ct) =>
        await session.Query<Blueprint>().OrderBy(b => b.Code).ToListAsync(ct);
}
