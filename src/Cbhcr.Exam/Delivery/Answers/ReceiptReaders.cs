using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Marten;

namespace Cbhcr.Exam.Delivery;

public enum ReceiptReader
{
    Nobody,
    Candidate,
    Staff,
}

/// <summary>
/// Who may see the receipt of a sitting: the candidate, by the cookie of the sitting or by the account, an officer, and a proctor of the room.
/// The sitting is named in a body or a query here, where <see cref="RoomRights"/> does not look, so the room is asked for in this place.
/// </summary>
public static class ReceiptReaders
{
    public static async Task<ReceiptReader> ReceiptReaderAsync(this IQuerySession session, Sitting sitting, ClaimsPrincipal user, CancellationToken ct) =>
        user.SittingId() == sitting.Id || user.AccountId() == sitting.CandidateId ? ReceiptReader.Candidate
        : user.IsInRole(Roles.CredentialingOfficer) ? ReceiptReader.Staff
        : user.IsInRole(Roles.Proctor) && (await session.RoomAsync(sitting.Room, ct)).MayEnter(user) ? ReceiptReader.Staff
        : ReceiptReader.Nobody;

    /// <returns>Null when there is no such sitting, and just so when it is not for this person.</returns>
    public static async Task<ReadableReceipt?> ReadableReceiptAsync(this IQuerySession session, Guid sittingId, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await session.LoadAsync<Sitting>(sittingId, ct) is not { } sitting) return null;
        var reader = await session.ReceiptReaderAsync(sitting, user, ct);
        return reader == ReceiptReader.Nobody ? null : new(sitting, reader, ReceiptChain.Of(sittingId, await session.Events.FetchStreamAsync(sittingId, token: ct)));
    }
}

public sealed record ReadableReceipt(Sitting Sitting, ReceiptReader Reader, ReceiptChain Chain);
