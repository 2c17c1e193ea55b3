using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <param name="Code">For example CASE-RB-001.</param>
/// <param name="Body">Rich text: a list of nodes.</param>
public sealed record StartStimulus(string Code, string Title, JsonElement Body);

public static partial class StartStimulusEndpoint
{
    public static async Task<(ProblemDetails, StimulusContent?)> LoadAsync(StartStimulus command, IQuerySession session, CancellationToken ct)
    {
        var (content, faults) = await GivenStimulus.ReadAsync(session, command.Title, command.Body, ct);
        if (command.Code is not { Length: <= ItemDraft.LongestCode } || !Code().IsMatch(command.Code)) faults["code"] = "A code is letters and a number, for example CASE-RB-001.";
        if (faults.Count > 0) return (Problems.Malformed(faults), null);
        return await session.Query<Stimulus>().AnyAsync(s => s.Code == command.Code, ct) ? (Problems.Conflict($"There is a stimulus {command.Code} already.", "code-taken"), null)
            : (Problems.None, content);
    }

    [WolverinePost("/api/stimuli"), Authorize(Roles = Roles.ItemWriter), ProducesResponseType<ProblemDetails>(409)]
    public static (CreationResponse<Guid>, StartStream) Post(StartStimulus command, StimulusContent? content, ClaimsPrincipal user, [NotBody] NewId id, Instant now) =>
        (new($"/api/stimuli/{id.Value}", id.Value),
            Storage.StartStream<Stimulus>(id.Value, new StimulusDrafted(id.Value, command.Code, content!, ContentHash.Of(content!), user.AccountId(), now)));

    [GeneratedRegex(ItemDraft.CodePattern)]
    private static partial Regex Code();
}
