using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>Why a committee changed weights, or a study was corrected or withdrawn, sealed with the writer's key. Events name it by id.</summary>
/// <param name="Kind">override, correction or withdrawal.</param>
public sealed record PracticeText(Guid Id, Guid StudyId, string Kind, Guid PersonId, Instant At, SealedText Text)
{
    public const int Longest = 2000;

    public static PracticeText Of(Guid id, Guid studyId, string kind, string text, Guid by, DataKey key, FreshSecret secret, Instant now) =>
        new(id, studyId, kind, by, now, key.Seal(text.Trim(), id.ToString("N"), PersonalData.Nonce(secret)));
}

/// <summary>The writer's key, to seal what they say.</summary>
public sealed record PracticeWriter(DataKey? Key)
{
    public static async Task<PracticeWriter> LoadAsync(IDocumentSession session, PersonalData people, Guid accountId, CancellationToken ct) =>
        new(await people.ForWritingAsync(session, accountId, ct));
}

internal static class PracticeTexts
{
    /// <summary>What was said about a study, by id, as far as it can still be read.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> PracticeTextsAsync(this IQuerySession session, Guid studyId, PersonalData people, CancellationToken ct)
    {
        var texts = await session.Query<PracticeText>().Where(t => t.StudyId == studyId).ToListAsync(ct);
        var keys = await people.ForReadingAsync(session, texts.Select(t => t.PersonId), ct);
        return texts.ToDictionary(t => t.Id, t => PersonalData.Read(keys.GetValueOrDefault(t.PersonId), t.Text, t.Id.ToString("N")));
    }
}
