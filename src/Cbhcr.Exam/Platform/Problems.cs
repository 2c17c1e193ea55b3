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

    public static ProblemDetails OnException(JasperFx.DocumentAlreadyExistsException _) =>
        Problems.Conflict("Somebody else has just made the same. Try again.", "already-exists");

    public static ProblemDetails OnException(BadHttpRequestException e) =>
        Problems.Of(e.StatusCode, "The request is malformed", e.Message);

    public static ProblemDetails OnException(JasperFx.ConcurrencyException _) =>
        Problems.Conflict("It was changed by somebody else since you read it. Load it again.", "stale-version");
}
