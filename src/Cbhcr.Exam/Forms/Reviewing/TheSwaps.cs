using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

public static class TheSwapsEndpoint
{
    internal const int Most = 50;

    /// <summary>Items that could stand in a slot with every rule kept, those most like the present one first.</summary>
    [WolverineGet("/api/forms/{formId}/swaps/{position}"), Authorize(Roles = Roles.FormAssembler)]
    public static async Task<Results<Ok<IReadOnlyList<SwapCandidate>>, NotFound>> Get(Guid formId, int position, IQuerySession session, CancellationToken ct) =>
        await session.LoadAsync<Form>(formId, ct) is { } form && form.Slots.FirstOrDefault(s => s.Position == position) is { } slot
            ? TypedResults.Ok((await FormSet.OfAsync(session, form, ct)).Candidates(slot, Most))
            : TypedResults.NotFound();
}
