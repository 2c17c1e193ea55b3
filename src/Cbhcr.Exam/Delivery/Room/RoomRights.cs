using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// Whoever comes in as a proctor, to an endpoint or a page that names a room or a sitting, must have the right to that room. It stands in
/// front of all of them, so that a new use case is closed before anybody thinks of it. Two reads by key: a proctor acts seldom, and a right
/// that was taken away is gone at once.
/// </summary>
public static class RoomRights
{
    public static void UseRoomRights(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is { } endpoint && RestsOnProctor(endpoint, http) && !await MayEnterAsync(http)) await RefuseAsync(http);
        else await next(http);
    });

    /// <summary>Somebody who has another of the roles that the endpoint opens to is not asked as a proctor.</summary>
    private static bool RestsOnProctor(Endpoint endpoint, HttpContext http)
    {
        var roles = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().SelectMany(a => a.Roles?.Split(',') ?? []).ToList();
        return roles.Contains(Roles.Proctor) && !roles.Any(r => r != Roles.Proctor && http.User.IsInRole(r));
    }

    private static async Task<bool> MayEnterAsync(HttpContext http)
    {
        var session = http.RequestServices.GetRequiredService<IQuerySession>();
        var room = http.GetRouteValue("room")?.ToString();
        if (room is null && Guid.TryParse(http.GetRouteValue("sittingId")?.ToString(), out var sitting))
            room = await session.Query<Sitting>().Where(s => s.Id == sitting).Select(s => s.Room).FirstOrDefaultAsync(http.RequestAborted);
        // No such sitting, or neither is named: the endpoint has nothing to show of a room.
        return room is null || (await session.RoomAsync(room, http.RequestAborted)).MayEnter(http.User);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api"))
            return Results.Problem(Problems.Forbidden("Others look after this room. Ask one of them, or an administrator, to assign you.", "not-your-room")).ExecuteAsync(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
