using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cbhcr.Exam.Platform;

public static class LiveStream
{
    /// <summary>Server-Sent Events that a proxy passes on as they come: nginx collects answers unless told otherwise.</summary>
    public static ServerSentEventsResult<T> Of<T>(IAsyncEnumerable<SseItem<T>> stream, HttpContext http)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(stream);
    }
}
