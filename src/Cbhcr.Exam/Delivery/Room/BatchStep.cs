using System.Security.Cryptography;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// What a batch came to for one sitting, stored in the transaction of its event: a repeated batch finds it and does nothing twice, and an
/// undo knows what there is to undo. The log stays the truth; this is its index by batch.
/// </summary>
/// <param name="Refusal">Why nothing was done; null when it was.</param>
public sealed record BatchStep(
    Guid Id, Guid BatchId, Guid RoomId, Guid SittingId, string Action, int Seconds, string? Refusal, Guid By, Instant At, bool Undone, string? NotUndone)
{
    public static Duration MayBeUndoneFor { get; } = Duration.FromSeconds(60);

    public static Guid IdOf(Guid batchId, Guid sittingId) => new(SHA256.HashData([.. batchId.ToByteArray(), .. sittingId.ToByteArray()]).AsSpan(0, 16));
}

/// <param name="Refusal">In words, for the proctor; null when it was done.</param>
public sealed record BatchLine(Guid SittingId, string Label, bool Done, string? Refusal);

public sealed record BatchResult(Guid BatchId, string Action, int Done, int Refused, Instant? UndoUntil, IReadOnlyList<BatchLine> Lines)
{
    public static BatchResult Of(Guid batchId, string action, Instant? undoUntil, IEnumerable<BatchLine> lines)
    {
        var all = lines.OrderBy(l => l.Done).ThenBy(l => l.Label, StringComparer.Ordinal).ToList();
        return new(batchId, action, all.Count(l => l.Done), all.Count(l => !l.Done), undoUntil, all);
    }
}
