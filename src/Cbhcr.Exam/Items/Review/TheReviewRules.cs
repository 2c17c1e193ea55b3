using Cbhcr.Exam.Identity;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public static class TheReviewRulesEndpoint
{
    [WolverineGet("/api/review-rules"), Authorize(Roles = $"{Roles.ItemReaders},{Roles.Administrator}")]
    public static Task<ReviewRules> Get(IQuerySession session, CancellationToken ct) => session.ReviewRulesAsync(ct);
}
