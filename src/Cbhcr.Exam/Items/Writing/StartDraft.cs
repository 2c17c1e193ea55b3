using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Items;

/// <param name="Code">Left out: the next free one of the competency.</param>
/// <param name="Competency">Left out: the content says it.</param>
/// <param name="Content">As far as it is known.</param>
/// <param name="Stimulus">The code of a case, to write an item for its newest version.</param>
public sealed record StartDraft(string? Code, string? Competency, JsonElement? Content, string? Stimulus = null);

public sealed record DraftStarted(Guid ItemId, string Code, int Version, string Url);

public sealed record NewDraft(string Code, ItemContent Content);

public static partial class StartDraftEndpoint
{
    public static async Task<(ProblemDetails, NewDraft?)> LoadAsync(StartDraft command, IDocumentSession session, CancellationToken ct)
    {
        var (content, faults) = command.Content is { } given ? DraftContent.Read(given) : (DraftContent.Empty, new Dictionary<string, string>());
        if (content is null) return (Problems.Malformed(faults), null);
        if (command.Competency is { Length: > 0 } competency) content = content with { Competency = competency };
        if (command.Stimulus is { Length: > 0 } named)
        {
            if (await session.Query<Stimulus>().FirstOrDefaultAsync(s => s.Code == named && !s.Retired, ct) is not { } stimulus)
                return (Field("stimulus", $"There is no stimulus {named} that items are written for."), null);
            content = content with { Stimulus = new(stimulus.Id, stimulus.ContentVersion) };
        }
        var codes = await session.FrameworkCodesAsync(ct);
        if (content.Competency.Length > 0 && codes is not null && !codes.DomainOfCompetency.ContainsKey(content.Competency))
            return (Field("competency", $"The competency {content.Competency} is not in framework {codes.Code} {codes.Version}."), null);
        if (command.Code is null && content.Competency.Length == 0) return (Field("code", "Give a code, or the competency that one follows from."), null);
        // Two who begin at once get two codes.
        if (command.Code is null) await session.OneAtATimeAsync("the next free code", ct);
        var code = command.Code ?? await session.ProposedCodeAsync(content.Competency, ct);
        if (code.Length > ItemDraft.LongestCode || !Code().IsMatch(code)) return (Field("code", "A code is letters and a number, for example RB-SA-017."), null);
        if (await session.IsTakenAsync(code, ct)) return (Problems.Conflict($"There is an item {code} already.", "code-taken"), null);
        return (Problems.None, new(code, content));
    }

    /// <summary>A new item, known to its writers alone until it is submitted.</summary>
    [WolverinePost("/api/items/drafts"), Authorize(Roles = Roles.ItemWriter), ProducesResponseType<ProblemDetails>(409)]
    public static (DraftStarted, IStorageAction<ItemDraft>, IStorageAction<DraftStep>) Post(StartDraft command, NewDraft? draft, ClaimsPrincipal user, [NotBody] NewId id, Instant now)
    {
        var by = user.AccountId();
        var made = new ItemDraft(id.Value, draft!.Code, draft.Content, 1, 0, [by], by, now);
        return (new(id.Value, made.Code, 1, $"/api/items/{id.Value}/draft"), Storage.Insert(made), Storage.Insert(DraftStep.Of(made)));
    }

    private static ProblemDetails Field(string name, string fault) => Problems.Malformed(new Dictionary<string, string> { [name] = fault });

    [GeneratedRegex(ItemDraft.CodePattern)]
    private static partial Regex Code();
}
