using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.Authorization;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

public static class TheReceiptEndpoint
{
    [WolverineGet("/api/sittings/{sittingId}/receipt"), Authorize(Policy = SittingCookie.Policy)]
    public static SubmissionReceipt Get([ReadModel] Sitting sitting) => Of(sitting);

    internal static SubmissionReceipt Of(Sitting sitting) =>
        new(sitting.Id, sitting.Status, sitting.EndedAt, sitting.LastSequence, sitting.Answered, sitting.ReceiptHash);
}
