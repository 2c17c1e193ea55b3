using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Cbhcr.Exam.Platform;

/// <summary>What the framework and the database refuse, said in the same manner as our own refusals.</summary>
public static class OtherProblems
{
    public static ExceptionHandlerOptions OfExceptions => new()
    {
        StatusCodeSelector = e => Known(e)?.Status ?? StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = context => Known(context.Exception) is not null,
    };

    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (Known(context.Exception) is { } known)
        {
            (problem.Title, problem.Detail) = (known.Title, known.Detail);
            foreach (var (name, value) in known.Extensions) problem.Extensions[name] = value;
        }
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

    /// <summary>It is gone, coming back, or broke the connection off: what was asked may be asked again of this node or another.</summary>
    public static bool IsDatabaseAway(Exception? exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => exception?.InnerException is { } inner && IsDatabaseAway(inner),
    };

    /// <summary>What a message that is tried again may get over: somebody else was quicker, the database is away, or the program goes down. All else comes back each time.</summary>
    public static bool MayPass(Exception exception) => exception is OperationCanceledException or JasperFx.ConcurrencyException || IsDatabaseAway(exception);

    private static ProblemDetails? Known(Exception? exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 400 } unread => Problems.Malformed((unread.InnerException as JsonException)?.Message ?? "Send one JSON object, and ids as UUIDs."),
        BadHttpRequestException { StatusCode: var status } => Problems.Of(status, "The request cannot be taken", "It is too large, or was not sent to its end."),
        // Two people chose one code or name in the same moment: both found it free, and the database gave it to one.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Problems.Conflict("Somebody else has just taken this code or name.", "already-exists"),
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable } =>
            Problems.Of(503, "Busy", "Others are changing the same at this moment. Try again.", "busy"),
        not null when IsDatabaseAway(exception) => Problems.Of(503, "The database is away", "Try again in a moment. Nothing that was confirmed is lost.", "database-away"),
        { InnerException: { } inner } => Known(inner),
        _ => null,
    };
}
