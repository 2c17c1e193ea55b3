using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Scoring;

/// <summary>The second of two people agrees to a conversion as it was computed.</summary>
public sealed record AdoptFormLink(int Version);

public static class AdoptFormLinkEndpoint
{
    public static async Task<ProblemDetails> LoadAsync(AdoptFormLink command, FormLink link, ClaimsPrincipal user, IDocumentSession session, CancellationToken ct)
    {
        if (link.State != FormLinkState.Computed) return Problems.Conflict($"This link is {link.State.ToString().ToLowerInvariant()} already.", "not-open");
        if (link.ComputedBy == user.AccountId()) return Problems.Conflict("You computed it yourself. Another person has to agree.", "same-person");
        if (await session.LoadAsync<Form>(link.FormId, ct) is not { } form || await session.LoadAsync<Form>(link.BaseFormId, ct) is not { } onto) return Problems.Missing("The form");
        // Two adopted at once could make each form the base of the other.
        await session.OneAtATimeAsync($"links of {link.LevelCode}", ct);
        return LinkFormEndpoint.Against(form, onto, await session.LinksInForceAsync(link.LevelCode, ct)) ?? Problems.None;
    }

    [WolverinePost("/api/form-links/{formLinkId}/adopt"), EmptyResponse, Authorize(Roles = $"{Roles.Psychometrician},{Roles.CredentialingOfficer}")]
    public static FormLinkAdopted Post(AdoptFormLink command, [WriteModel] FormLink link, ClaimsPrincipal user, Instant now) => new(user.AccountId(), now);
}
