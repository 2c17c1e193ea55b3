using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Identity;

public sealed record AccountOpened(Guid AccountId, IReadOnlyList<string> Roles, Guid OpenedBy, Instant OpenedAt);

public sealed record AccountRolesChanged(IReadOnlyList<string> Roles, Guid ChangedBy, Instant ChangedAt);

public sealed record AccountClosed(string Reason, Guid ClosedBy, Instant ClosedAt);

public sealed record AccountReopened(Guid ReopenedBy, Instant ReopenedAt);

/// <summary>Who gave whom which rights, and when. Names and passwords are elsewhere; what is here decides, and sign-in follows it.</summary>
public sealed record StaffAccount
{
    public static IReadOnlyList<string> ClosingReasons { get; } = ["left-the-programme", "conflict-of-interest", "breach-of-confidentiality", "opened-by-mistake"];

    public Guid Id { get; init; }
    public int Version { get; init; }
    public IReadOnlyList<string> Roles { get; init; } = [];
    public bool Closed { get; init; }

    /// <summary>The newest of each kind.</summary>
    public IReadOnlyList<SignedDeclaration> Declared { get; init; } = [];

    /// <summary>Two years from the last time that preparing candidates was declared. A later “no” does not shorten it.</summary>
    public Instant? KeptFromItemsUntil { get; init; }

    public IReadOnlyList<DeclarationKind> Missing(IReadOnlyList<DeclarationKind> wanted, Instant now) =>
        [.. wanted.Where(k => Declared.FirstOrDefault(d => d.Kind == k)?.IsCurrent(now) != true)];

    public bool IsKeptFromItems(Instant now) => now < KeptFromItemsUntil;

    public static StaffAccount Create(AccountOpened e) => new() { Id = e.AccountId, Roles = e.Roles };

    public static StaffAccount Apply(AccountRolesChanged e, StaffAccount account) => account with { Roles = e.Roles };

    public static StaffAccount Apply(AccountClosed _, StaffAccount account) => account with { Closed = true };

    public static StaffAccount Apply(DeclarationSigned e, StaffAccount account) => account with
    {
        Declared = [.. account.Declared.Where(d => d.Kind != e.Kind), new(e.Kind, e.TextVersion, e.PreparesCandidates, e.SignedAt, e.ExpiresAt)],
        KeptFromItemsUntil = e.PreparesCandidates == true ? e.SignedAt + Declarations.Block : account.KeptFromItemsUntil,
    };

    public static StaffAccount Apply(AccountReopened _, StaffAccount account) => account with { Closed = false };
}

public static class StaffAccounts
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<StaffAccount>(SnapshotLifecycle.Inline);
        store.Events.MapEventType<AccountOpened>("account.opened");
        store.Events.MapEventType<AccountRolesChanged>("account.roles_changed");
        store.Events.MapEventType<AccountClosed>("account.closed");
        store.Events.MapEventType<AccountReopened>("account.reopened");
        store.Events.MapEventType<DeclarationSigned>("account.declaration_signed");
    }

    /// <returns>What is wrong with a list of roles for staff, or null.</returns>
    public static string? Fault(IReadOnlyList<string>? roles) =>
        roles is not { Count: > 0 } ? "Choose at least one role."
        : roles.FirstOrDefault(r => !Roles.OfStaff.Contains(r)) is { } unknown ? $"“{unknown}” is not a role of staff. Roles are {string.Join(", ", Roles.OfStaff)}."
        : null;
}
