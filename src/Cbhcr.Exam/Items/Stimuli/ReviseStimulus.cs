using System.Security.Claims;
using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>A new version. Items keep the one they were written for until their writer takes them to this one, which sends them through review again.</summary>
/// <param name="Version">Of the stimulus that was read.</param>
public sealed record ReviseStimulus(string Title, JsonElement Body, int Version);

/// <param name="Version">To be sent back with the next change.</param>
public sealed record StimulusSaved(int ContentVersion, int Version);

/// <param name="Base">What the writer had read, when it has changed since.</param>
/// <param name="ChangedBy">The name of who changed it, then.</param>
public sealed record StimulusGround(Stimulus? Stimulus, StimulusContent? Content, IReadOnlyDictionary<string, string> Faults, StimulusContent? Base, string? ChangedBy);

public static class ReviseStimulusEndpoint
{
    public static async Task<StimulusGround> LoadAsync(Guid stimulusId, ReviseStimulus command, IDocumentSession session, Accounts accounts, CancellationToken ct)
    {
        var (content, faults) = await GivenStimulus.ReadAsync(session, command.Title, command.Body, ct);
        var stimulus = await session.LoadAsync<Stimulus>(stimulusId, ct);
        if (stimulus is null || stimulus.Version == command.Version) return new(stimulus, content, faults, null, null);
        // Every event of a stimulus that is in use is a version of its text.
        var read = await session.LoadAsync<StimulusText>(StimulusText.IdOf(stimulusId, command.Version), ct);
        return new(stimulus, content, faults, read?.Content, await accounts.NameAsync(stimulus.ChangedBy, ct));
    }

    /// <summary>Who comes second is told what both changed; nothing is overwritten, and nothing of theirs is lost.</summary>
    public static ProblemDetails Validate(ReviseStimulus command, StimulusGround ground) =>
        ground.Stimulus is not { } stimulus ? Problems.Missing("The stimulus")
        : stimulus.Retired ? Problems.Conflict("This stimulus is retired. Start a new one.", "stimulus-retired")
        : stimulus.Version != command.Version
            ? Problems.Conflict($"{ground.ChangedBy ?? "Somebody else"} changed this case since you read it. Compare, then save on top of version {stimulus.ContentVersion}.", "stale-version")
                .With("version", stimulus.Version).With("editedBy", ground.ChangedBy).With("theirs", stimulus.Content)
                .With("differences", ground.Content is { } mine ? ThreeWays.Between(ground.Base, mine, stimulus.Content) : null)
        : ground.Content is null ? Problems.Malformed(ground.Faults)
        : Problems.None;

    [WolverinePost("/api/stimuli/{stimulusId}/revise"), Authorize(Roles = Roles.ItemWriter)]
    [ProducesResponseType<StimulusSaved>(200), ProducesResponseType<ProblemDetails>(404), ProducesResponseType<ProblemDetails>(409)]
    public static StimulusSaved Post(Guid stimulusId, ReviseStimulus command, StimulusGround ground, IDocumentSession session, ClaimsPrincipal user, Instant now)
    {
        var stimulus = ground.Stimulus!;
        if (stimulus.Revise(ground.Content!, user.AccountId(), now) is not { } revised) return new(stimulus.ContentVersion, stimulus.Version);
        session.Events.Append(stimulusId, stimulus.Version + 1, revised);
        return new(revised.StimulusVersion, stimulus.Version + 1);
    }
}
