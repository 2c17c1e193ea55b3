using System.Text.Json;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Delivery.Proctoring;

public static class TheControlServiceEndpoint
{
    public const string MediaType = "application/vnd.ims.lti-ap.v1.control+json";

    /// <summary>One action on one sitting, under the same lock as those of the proctor in the room.</summary>
    [WolverinePost(LtiAddresses.Control), AllowAnonymous, ExcludeFromDescription, EnableRateLimiting(ProctoringSetup.Limit), RequestSizeLimit(ProctoringSetup.MaximumBody)]
    public static async Task<(IResult, OutgoingMessages)> Post(HttpContext http, IDocumentSession session, Instant now, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var us = PublicAddress.Of(http);
        if (IssueControlTokenEndpoint.ToolOf(http.Request.Headers.Authorization, await OurKeys.OfAsync(session, ct), us, now) is not { } toolId
            || await session.LoadAsync<ProctoringTool>(toolId, ct) is not { } tool)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return Refused(Problems.Of(401, "Not known", "Ask for a token at the token address first.", "invalid-token"));
        }
        var (asked, fault) = await ReadAsync(http, now);
        if (asked is null) return Refused(Problems.Malformed(fault));
        // Asked before the lock is taken: only the tool that watches a sitting can hold it up.
        if (!asked.IsOf(await session.LoadAsync<Sitting>(asked.SittingId, ct), tool, us)) return Refused(Problems.Missing("This attempt"));
        var stream = await session.Events.FetchForExclusiveWriting<Sitting>(asked.SittingId, ct);
        var sitting = stream.Aggregate!;
        var (problem, events, messages) = asked.On(sitting, tool.Id, now);
        if (problem != Problems.None) return Refused(problem.With("status", ControlAssessment.StatusOf(sitting)));
        if (asked.Action == ControlAssessment.Flag) events = await FlagAsync(asked, tool, session, now, ct);
        stream.AppendMany(events);
        var after = events.Aggregate(sitting, Apply);
        return (Results.Json(new JsonObject { ["status"] = ControlAssessment.StatusOf(after), ["extra_time"] = ControlAssessment.ExtraMinutesOf(after) }, contentType: MediaType), messages);
    }

    private static async Task<IReadOnlyList<object>> FlagAsync(ControlAssessment asked, ProctoringTool tool, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var log = await WatchLog.OfAsync(session, asked.SittingId, ct);
        var (fresh, beyond) = Observations.NewOf([asked.Flagged(tool.Id)], log.Known, now);
        if (beyond > 0) session.Store(new ObservationsBeyond(asked.SittingId, log.Beyond + beyond));
        return fresh.Count == 0 ? [] : [new ObservationsRecorded(fresh, now)];
    }

    private static Sitting Apply(Sitting sitting, object happened) => happened switch
    {
        SittingPaused e => Sitting.Apply(e, sitting),
        SittingResumed e => Sitting.Apply(e, sitting),
        TimeAdjusted e => Sitting.Apply(e, sitting),
        SittingTerminated e => Sitting.Apply(e, sitting),
        _ => sitting,
    };

    private static async Task<(ControlAssessment?, string)> ReadAsync(HttpContext http, Instant now)
    {
        const string no = "Send one JSON object.";
        if (!http.Request.HasJsonContentType()) return (null, no);
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, new() { AllowDuplicateProperties = false, MaxDepth = 16 }, http.RequestAborted);
            return ControlAssessment.Read(body.RootElement, now);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, no);
        }
    }

    private static (IResult, OutgoingMessages) Refused(ProblemDetails problem) => (Results.Problem(problem), []);
}
