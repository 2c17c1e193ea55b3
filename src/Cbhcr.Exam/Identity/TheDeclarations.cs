using System.Security.Claims;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Identity;

/// <param name="Current">Signed, of this version of the text, and not expired.</param>
public sealed record ShownDeclaration(DeclarationKind Kind, int TextVersion, string Title, string Text, bool Current, Instant? SignedAt, Instant? ExpiresAt);

/// <param name="KeptFromItemsUntil">Null when nothing was declared that keeps from items.</param>
public sealed record MyDeclarations(IReadOnlyList<ShownDeclaration> Declarations, Instant? KeptFromItemsUntil);

public static class TheDeclarationsEndpoint
{
    /// <summary>What the caller has signed and what is to be signed.</summary>
    [WolverineGet("/api/my/declarations"), Authorize(Roles = Roles.Staff)]
    public static async Task<MyDeclarations> Get(IQuerySession session, ClaimsPrincipal user, Instant now, CancellationToken ct) => await session.DeclarationsOfAsync(user.AccountId(), now, ct);

    public static async Task<MyDeclarations> DeclarationsOfAsync(this IQuerySession session, Guid accountId, Instant now, CancellationToken ct)
    {
        var account = await session.LoadAsync<StaffAccount>(accountId, ct) ?? new StaffAccount();
        return new([.. Declarations.Texts.Select(t => Shown(t, account.Declared.FirstOrDefault(d => d.Kind == t.Kind), now))], account.IsKeptFromItems(now) ? account.KeptFromItemsUntil : null);
    }

    private static ShownDeclaration Shown(DeclarationText text, SignedDeclaration? signed, Instant now) =>
        new(text.Kind, text.Version, text.Title, text.Text, signed?.IsCurrent(now) == true, signed?.SignedAt, signed?.ExpiresAt);
}
