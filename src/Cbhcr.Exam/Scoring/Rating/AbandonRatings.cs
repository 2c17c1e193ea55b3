using Cbhcr.Exam.Delivery;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>Whoever was erased wrote texts that nobody can read: raters are no longer asked for them.</summary>
public static class AbandonRatingsHandler
{
    public static async Task Handle(PersonWasErased message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var open = await session.Query<EssayRating>().Where(r => r.CandidateId == message.PersonId && !r.IsSettled).ToListAsync(ct);
        foreach (var rating in open) session.Events.Append(rating.Id, rating.Version + 1, new EssayRatingAbandoned(now));
    }
}
