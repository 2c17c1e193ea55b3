using System.Security.Claims;
using System.Text.Json;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Items;

/// <summary>A new version. Items keep the one they were written for until their writer takes them to this one, which sends them through review again.</summary>
public sealed record ReviseStimulus(string Title, JsonElement Body, int Version);

public static class ReviseStimulusEndpoint
{
    public static ProblemDetails Validate(ReviseStimulus command, Stimulus stimulus) =>
        Read(command.Title, command.Body) is { Faults.Count: > 0 } read ? Problems.Malformed(read.Faults)
        : stimulus.Retired ? Problems.Conflict("This stimulus is retired. Start a new one.", "stimulus-retired")
        : Problems.None;

    [WolverinePost("/api/stimuli/{stimulusId}/revise"), EmptyResponse, Authorize(Roles = Roles.ItemWriter)]
    public static StimulusRevised? Post(ReviseStimulus command, [WriteModel] Stimulus stimulus, ClaimsPrincipal user, Instant now)
    {
        var content = Read(command.Title, command.Body).Content!;
        var hash = ContentHash.Of(content);
        return hash == stimulus.ContentHash ? null : new(stimulus.ContentVersion + 1, content, hash, user.AccountId(), now);
    }

    internal static (StimulusContent? Content, Dictionary<string, string> Faults) Read(string title, JsonElement body)
    {
        var faults = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(title)) faults["title"] = "Give a title; candidates do not see it.";
        var (nodes, fault) = RichText.Read(body);
        if (fault is not null) faults["body"] = $"“body”: {fault}";
        else if (Words.Of(nodes!).Length == 0) faults["body"] = "The text is empty.";
        return (nodes is null ? null : new(title.Trim(), nodes), faults);
    }
}
