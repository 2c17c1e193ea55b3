using JasperFx.Events;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

public enum ReceiptVerdict
{
    Unknown,
    Earlier,
    Complete,
}

/// <param name="Number">From 1; link 0 is the start, before any answer.</param>
public sealed record ReceiptLink(int Number, string Hash, RecordedResponse Response, Instant ReceivedAt);

/// <param name="Link">The last link that the code covers; null when the code is unknown.</param>
public readonly record struct ReceiptJudgement(ReceiptVerdict Verdict, int? Link);

/// <summary>The receipts of one sitting, computed again from its events and from nothing else.</summary>
/// <param name="Refused">Answers kept as evidence; they are under no receipt.</param>
/// <param name="Ending">submitted, expired or terminated; null while the sitting goes on.</param>
/// <param name="BrokenAfter">The last link up to which the events agree with the receipts they hold; null when all of them do.</param>
public sealed record ReceiptChain(string Start, IReadOnlyList<ReceiptLink> Links, int Refused, string? Ending, Instant? EndedAt, int? BrokenAfter)
{
    /// <summary>The code of everything that is stored now.</summary>
    public string Code => Links.Count == 0 ? Start : Links[^1].Hash;

    /// <summary>What stands for each question in the end, by position.</summary>
    public IReadOnlyList<ReceiptLink> Latest => [.. Links.GroupBy(l => l.Response.Position).OrderBy(g => g.Key).Select(g => g.Last())];

    public int Answered => Latest.Count(l => l.Response.IsAnswer);

    public int Late => Links.Count(l => l.Response.Late == true);

    public static ReceiptChain Of(Guid sittingId, IEnumerable<IEvent> events) => Of(sittingId, events.Select(e => e.Data));

    public static ReceiptChain Of(Guid sittingId, IEnumerable<object> events)
    {
        var (start, links, refused) = (Receipt.Start(sittingId), new List<ReceiptLink>(), 0);
        var hash = start;
        (string How, Instant At)? end = null;
        int? broken = null;
        foreach (var e in events)
        {
            var before = links.Count;
            switch (e)
            {
                case ResponsesRecorded recorded:
                    foreach (var response in recorded.Responses) links.Add(new(links.Count + 1, hash = Receipt.After(hash, [response]), response, recorded.ReceivedAt));
                    if (hash != recorded.ReceiptHash) broken ??= before;
                    break;
                case LateResponsesRefused late: refused += late.Responses.Count; break;
                case SittingSubmitted submitted: Ends("submitted", submitted.SubmittedAt, submitted.ReceiptHash); break;
                case SittingExpired expired: Ends("expired", expired.ExpiredAt, expired.ReceiptHash); break;
                case SittingTerminated terminated: end = ("terminated", terminated.TerminatedAt); break;
            }
        }
        return new(start, links, refused, end?.How, end?.At, broken);

        void Ends(string how, Instant at, string receipt)
        {
            end = (how, at);
            if (receipt != hash) broken ??= links.Count;
        }
    }

    /// <summary>
    /// A code fits a state that the sitting once had, or none. Complete is said only of the whole of a sitting that is over and of a record
    /// that agrees with itself; nothing after a break is vouched for.
    /// </summary>
    public ReceiptJudgement Judge(string typed)
    {
        var code = Receipt.Read(typed);
        var link = code == Start ? 0 : Links.FirstOrDefault(l => l.Hash == code)?.Number;
        if (link is null || link > BrokenAfter) return new(ReceiptVerdict.Unknown, null);
        return new(link == Links.Count && Ending is not null && BrokenAfter is null ? ReceiptVerdict.Complete : ReceiptVerdict.Earlier, link);
    }
}
