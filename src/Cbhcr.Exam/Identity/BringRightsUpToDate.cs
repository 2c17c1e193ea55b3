using Marten;

namespace Cbhcr.Exam.Identity;

/// <summary>Make what sign-in checks agree with the account's events. Stored with them, and safe to do twice.</summary>
public sealed record BringRightsUpToDate(Guid AccountId);

public static class BringRightsUpToDateHandler
{
    public static async Task Handle(BringRightsUpToDate command, IDocumentSession session, Accounts accounts, CancellationToken ct)
    {
        if (await session.LoadAsync<StaffAccount>(command.AccountId, ct) is { } account) await accounts.SetRightsAsync(account.Id, account.Roles, account.Closed);
    }
}
