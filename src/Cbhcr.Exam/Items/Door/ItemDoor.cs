using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine;

namespace Cbhcr.Exam.Items;

/// <summary>
/// The one door to item content: current declarations, or it is shut; and whoever goes through to one item is written down. It stands in
/// front of every endpoint and page under these addresses, so that a new use case is closed before anybody thinks of it.
/// </summary>
public static class ItemDoor
{
    public const string SignAt = "/my/declarations";

    /// <summary>Whatever shows what items say: the bank, files on their way in and out, and answers beside their questions.</summary>
    private static readonly string[] Behind =
    [
        "/api/items", "/api/assets", "/api/stimuli", "/staff/items", "/staff/stimuli", "/staff/review",
        // A copy of a form is all its questions on paper.
        "/api/forms/{formId}/copies",
        "/api/imports", "/api/exports", "/staff/exchange", "/api/ratings", "/staff/ratings",
    ];

    public static void UseItemDoor(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || !IsBehind(endpoint)) { await next(http); return; }
        var account = await http.RequestServices.GetRequiredService<IQuerySession>().LoadAsync<StaffAccount>(http.User.AccountId(), http.RequestAborted) ?? new StaffAccount();
        var now = http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
        if (account.IsKeptFromItems(now)) await RefuseAsync(http, KeptOut(account.KeptFromItemsUntil!.Value), "impartiality-conflict", []);
        else if (account.Missing(IsWriting(endpoint, http) ? Declarations.ToWrite : Declarations.ToRead, now) is { Count: > 0 } missing)
            await RefuseAsync(http, Unsigned(missing), "declaration-missing", missing);
        else
        {
            await next(http);
            if (ItemViews.Of(http, endpoint, now) is { } view) await http.RequestServices.GetRequiredService<IMessageBus>().PublishAsync(view);
        }
    });

    private static bool IsBehind(RouteEndpoint endpoint)
    {
        var pattern = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";
        return Behind.Any(b => pattern == b || pattern.StartsWith($"{b}/", StringComparison.Ordinal));
    }

    /// <summary>Whoever changes something that is open to item writers writes; reviewing wants no training in writing.</summary>
    private static bool IsWriting(RouteEndpoint endpoint, HttpContext http) => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
        && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Roles == Roles.ItemWriter);

    private static string KeptOut(Instant until) => $"You declared that you sell or teach preparation for this exam. Items are closed to you until {until.InUtc().Date:uuuu-MM-dd}.";

    private static string Unsigned(IReadOnlyList<DeclarationKind> missing) =>
        $"Items open when your declarations are current. Still to sign, or to sign again: {string.Join(", ", missing.Select(k => Declarations.Of(k).Title.ToLowerInvariant()))}.";

    private static async Task RefuseAsync(HttpContext http, string why, string code, IReadOnlyList<DeclarationKind> missing)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Results.Problem(Problems.Forbidden($"{why} Sign at {SignAt}.", code)
                .With("declarations", missing.Select(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()))).With("signAt", SignAt)).ExecuteAsync(http);
            return;
        }
        new WayOut(why, SignAt, "Go to your declarations").For(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
