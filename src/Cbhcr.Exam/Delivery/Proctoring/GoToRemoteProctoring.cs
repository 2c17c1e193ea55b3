using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>The candidate goes to the tool: an OpenID Connect login that we, the third party, begin (1EdTech Security Framework, 5.1.1.1).</summary>
public static class GoToRemoteProctoringEndpoint
{
    [WolverineGet(LtiAddresses.Go), ExcludeFromDescription, Authorize(Policy = SittingCookie.Policy)]
    public static async Task<IResult> Get(Guid? toolId, HttpContext http, ClaimsPrincipal user, IQuerySession session, IDataProtectionProvider protection,
        [NotBody] FreshSecret secret, Instant now, CancellationToken ct)
    {
        if (await session.LoadAsync<Sitting>(user.AccountId(), ct) is not { } sitting) return Results.NotFound();
        if (sitting.IsOver) return LtiPages.Refused(http, "sitting-over", StatusCodes.Status409Conflict);
        var tools = await session.ProctoringToolsAsync(ct);
        // Where one is required, the others would not let anybody start.
        var choice = tools.Where(t => (t.Required || !tools.Any(other => other.Required)) && (toolId is null || t.Id == toolId)).ToList();
        if (choice.Count > 1) return LtiPages.Choose(http, choice);
        if (choice is not [var tool]) return Results.NotFound();
        var hint = LaunchTicket.For(tool, sitting.Id, secret.Hex, now + LaunchTicket.HintLife);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(QueryHelpers.AddQueryString(tool.LoginUrl, new Dictionary<string, string?>
        {
            ["iss"] = PublicAddress.Of(http), ["login_hint"] = tool.SubjectIn(sitting.Id), ["target_link_uri"] = tool.LaunchUrl,
            ["lti_message_hint"] = hint.Seal(protection, LaunchTicket.MessageHint), ["client_id"] = tool.ClientId, ["lti_deployment_id"] = tool.DeploymentId,
        }));
    }
}
