using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>What is written so far, to be looked at before it is saved.</summary>
public sealed record PreviewStimulus(JsonElement Body);

public sealed record ShownStimulus(PlayerStimulus Stimulus);

public static class PreviewStimulusEndpoint
{
    public static ProblemDetails Validate(PreviewStimulus command) =>
        RichText.Read(command.Body).Fault is { } fault ? Problems.Malformed(new Dictionary<string, string> { ["body"] = $"“body”: {fault}" }) : Problems.None;

    /// <summary>A case as a browser is told of it in an exam. Nothing is stored.</summary>
    [WolverinePost("/api/stimuli/preview"), Authorize(Roles = Roles.ItemWriter)]
    public static Task<ShownStimulus> Post(PreviewStimulus command, IQuerySession session, CancellationToken ct) => SeenAsync(session, RichText.Read(command.Body).Nodes!, ct);

    internal static async Task<ShownStimulus> SeenAsync(IQuerySession session, IReadOnlyList<Node> body, CancellationToken ct) => new(new("s1", await session.ShownAsync(body, ct)));
}
