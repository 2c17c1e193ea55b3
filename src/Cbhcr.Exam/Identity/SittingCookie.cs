using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Cbhcr.Exam.Identity;

/// <summary>A candidate opens one sitting with an admission code; the cookie that follows is good for that sitting alone.</summary>
public static class SittingCookie
{
    public const string Scheme = "sitting";
    public const string Policy = "own-sitting";

    /// <summary>For what somebody may see either way. Identities of later schemes come first, so that an account stays the one who acts.</summary>
    public const string OrAccount = $"{Scheme},Identity.Application";

    public static ClaimsPrincipal Principal(Guid sittingId) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, sittingId.ToString())], Scheme));

    /// <summary>The sitting that this cookie opens; null for an account alone.</summary>
    public static Guid? SittingId(this ClaimsPrincipal user) =>
        user.Identities.FirstOrDefault(i => i.AuthenticationType == Scheme)?.FindFirst(ClaimTypes.NameIdentifier) is { } own ? Guid.Parse(own.Value) : null;
}

public sealed class OwnSitting : IAuthorizationRequirement;

/// <summary>The sitting in the address must be the one in the cookie; pages without one in the address take it from the cookie.</summary>
internal sealed class OwnSittingHandler(IHttpContextAccessor http) : AuthorizationHandler<OwnSitting>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OwnSitting requirement)
    {
        var asked = http.HttpContext?.GetRouteValue("sittingId")?.ToString();
        var own = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (own is not null && (asked is null || (Guid.TryParse(asked, out var id) && id == Guid.Parse(own)))) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
