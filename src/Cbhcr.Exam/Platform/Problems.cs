using System.Text.Json;
using Marten.Exceptions;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Platform;

/// <summary>The answers an endpoint gives when a rule is broken (RFC 9457).</summary>
public static class Problems
{
    public static ProblemDetails None => WolverineContinue.NoProblems;

    public static ProblemDetails Malformed(string detail) => Of(400, "The request is malformed", detail);

    public static ProblemDetails Malformed(IReadOnlyDictionary<string, string> fields) =>
        Of(400, "The request is malformed", string.Join(" ", fields.Values)).With("errors", fields);

    public static ProblemDetails Forbidden(string detail, string code) => Of(403, "Not allowed", detail, code);

    public static ProblemDetails Missing(string what) => Of(404, "Not found", $"{what} does not exist.");

    public static ProblemDetails Conflict(string detail, string code) => Of(409, "The state has changed", detail, code);

    public static ProblemDetails Unprocessable(string detail, string code) => Of(422, "The request cannot be met", detail, code);

    public static ProblemDetails Of(int status, string title, string detail, string? code = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        return code is null ? problem : problem.With("code", code);
    }

    /// <summary>A request that cannot be read is the caller's mistake, not a fault of the program's.</summary>
    public static ExceptionHandlerOptions OfExceptions => new()
    {
        StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : 500,
        SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
    };

    /// <summary>Refusals that the framework makes say what to do, as ours do.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (context.Exception is BadHttpRequestException { StatusCode: 400 } unread)
            (problem.Title, problem.Detail) = ("The request is malformed", (unread.InnerException as JsonException)?.Message ?? "Send one JSON object, and ids as UUIDs.");
        if (problem.Title == "Invalid JSON format")
        {
            problem.Title = "The request is malformed";
            problem.Extensions.Remove("lineNumber");
            problem.Extensions.Remove("bytePositionInLine");
        }
        problem.Detail ??= problem.Status switch
        {
            400 => "The request cannot be read.",
            401 => "Sign in with POST /api/sign-in, or open a sitting with its admission code by POST /api/admissions. Both take application/json.",
            403 => "Your account may not do this.",
            404 => "It does not exist, or not for you.",
            405 => "This address does not take that method.",
            406 => "Answers are application/json.",
            413 => "The body is too large.",
            415 => "Send the body as application/json.",
            _ => "Something went wrong here. The operator finds it in the log by the trace id.",
        };
    }

    public static ProblemDetails With(this ProblemDetails problem, string name, object? value)
    {
        problem.Extensions[name] = value;
        return problem;
    }
}

/// <summary>A second stream with the same id, or a lock that could not be had, is a conflict, not a fault.</summary>
public static class StoreConflicts
{
    public static ProblemDetails OnException(ExistingStreamIdCollisionException e) =>
        Problems.Conflict("It exists already.", "already-exists").With("streamId", e.Id);

    public static ProblemDetails OnException(StreamLockedException _) =>
        Problems.Conflict("Somebody else is changing it at this moment. Try again.", "locked");

    public static ProblemDetails OnException(BadHttpRequestException e) =>
        Problems.Of(e.StatusCode, "The request is malformed", e.Message);

    public static ProblemDetails OnException(JasperFx.ConcurrencyException _) =>
        Problems.Conflict("It was changed by somebody else since you read it. Load it again.", "stale-version");
}
