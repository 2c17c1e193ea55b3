using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;

namespace Cbhcr.Exam.Delivery;

/// <summary>The keys of those who are writing texts at this moment, so that a text costs no trip to the database. Made when the sitting starts; forgotten when it is over. Used by one loop.</summary>
internal sealed class SittingKeys(PersonalData people, SecretSource secrets)
{
    private const int Most = 20_000;
    private readonly Dictionary<Guid, DataKey> _known = [];

    /// <returns>Null when nothing is to be sealed, or the person was erased.</returns>
    public async Task<SealText?> SealAsync(IQuerySession session, Sitting sitting, RecordResponses command)
    {
        if (sitting.IsOver) _known.Remove(sitting.Id);
        if (!command.Responses.Any(r => r.Answers is { Count: > 0 })) return null;
        if (!_known.TryGetValue(sitting.Id, out var key))
        {
            if (await people.ForReadingAsync(session, sitting.CandidateId, CancellationToken.None) is not { } read) return null;
            key = read;
            if (_known.Count >= Most) _known.Clear();
            if (!sitting.IsOver) _known[sitting.Id] = key;
        }
        return (text, record) => key.Seal(text, record, PersonalData.Nonce(secrets.Next()));
    }
}
