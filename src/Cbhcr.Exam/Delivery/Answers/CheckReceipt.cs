using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery;

public sealed record CheckReceipt(Guid SittingId, string ReceiptHash);

/// <param name="Link">How many changes of an answer the code covers; null when it is unknown.</param>
/// <param name="Of">How many there are.</param>
/// <param name="ThroughSequence">The sequence number of the last one that is covered.</param>
/// <param name="BrokenAfter">Set when the record does not agree with itself: the last change up to which it does.</param>
public sealed record ReceiptCheck(Guid SittingId, ReceiptVerdict Verdict, int? Link, int Of, int? ThroughSequence, int? BrokenAfter, bool IsOver);

public static class CheckReceiptEndpoint
{
    /// <summary>Compares a receipt code with the events. Another person's sitting looks like none.</summary>
    [WolverinePost("/api/receipts/check"), Authorize(AuthenticationSchemes = SittingCookie.OrAccount), EnableRateLimiting(RateLimits.Receipts)]
    public static async Task<Results<Ok<ReceiptCheck>, NotFound>> Post(CheckReceipt command, ClaimsPrincipal user, IQuerySession session, CancellationToken ct) =>
        await session.ReadableReceiptAsync(command.SittingId, user, ct) is { } receipt
            ? TypedResults.Ok(Check(command, receipt.Chain))
            : TypedResults.NotFound();

    public static ReceiptCheck Check(CheckReceipt command, ReceiptChain chain)
    {
        var (verdict, link) = chain.Judge(command.ReceiptHash);
        var through = link is > 0 and { } n ? chain.Links[n - 1].Response.Sequence : link;
        return new(command.SittingId, verdict, link, chain.Links.Count, through, chain.BrokenAfter, chain.Ending is not null);
    }
}

/// <summary>A check in plain words, for the page.</summary>
public static class ReceiptWords
{
    public static string Title(ReceiptCheck check) => check.Verdict switch
    {
        ReceiptVerdict.Complete => "Genuine and complete",
        ReceiptVerdict.Earlier => "Genuine, from an earlier moment",
        _ => "Does not match",
    };

    public static string Sentence(ReceiptCheck check) => check switch
    {
        { Verdict: ReceiptVerdict.Unknown } => "This code does not fit what is stored for the sitting. Compare each character. If the code is copied rightly, tell the board: something stored was changed, or the code is not from this sitting.",
        { Verdict: ReceiptVerdict.Complete, Of: 0 } => "No answer was recorded in this sitting, and the code says the same.",
        { Verdict: ReceiptVerdict.Complete } => $"The code fits the whole record: {Changes(check.Of)}, none lost and none altered.",
        { Link: 0 } => $"The code is from before the first answer. {Stored(check)}",
        { Link: var link, Of: var of } when link == of =>
            $"The code covers {(of == 1 ? "the one change" : $"all {of} changes")} that {(of == 1 ? "is" : "are")} stored.{(check.IsOver ? "" : " The sitting is not over.")}",
        _ => $"The code fits change 1 to {check.Link} of {check.Of}. What came after is not under this code.",
    };

    /// <summary>Null when the record agrees with itself.</summary>
    public static string? Warning(ReceiptCheck check) => check.BrokenAfter switch
    {
        null => null,
        0 => "The stored record does not agree with its own receipts from the first change on. Something was altered or removed. Tell the board at once.",
        var n => $"The stored record does not agree with its own receipts after change {n}. Something was altered or removed. Tell the board at once.",
    };

    public static string What(RecordedResponse response) => response.IsAnswer ? "Answered" : "Cleared";

    private static string Stored(ReceiptCheck check) => check.Of == 0 ? "None is stored." : $"{Changes(check.Of)} {(check.Of == 1 ? "is" : "are")} stored now.";

    private static string Changes(int n) => n == 1 ? "1 change" : $"{n} changes";
}
