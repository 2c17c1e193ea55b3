using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine;

namespace Cbhcr.Exam.Delivery;

/// <param name="Reason">From a list; never free text about a person.</param>
public sealed record ErasePerson(string Reason);

public sealed record ErasureGround(bool Exists, PersonKey? Key, bool HasOpenAccount, IReadOnlyList<Sitting> Sittings);

/// <summary>Here and not in Identity, because it must look at the person's sittings; Identity does the erasing.</summary>
public static class ErasePersonEndpoint
{
    public static async Task<ErasureGround> LoadAsync(Guid personId, Accounts accounts, IDocumentSession session, CancellationToken ct) => new(
        await accounts.ExistsAsync(personId), await session.LoadAsync<PersonKey>(personId, ct), await session.LoadAsync<StaffAccount>(personId, ct) is { Closed: false },
        await session.Query<Sitting>().Where(s => s.CandidateId == personId).ToListAsync(ct));

    public static ProblemDetails Validate(ErasePerson command, ErasureGround ground, Guid personId, ClaimsPrincipal user) =>
        !ground.Exists ? Problems.Missing("The person")
        : !PersonalData.ErasureReasons.Contains(command.Reason) ? Problems.Malformed($"The reason must be one of {string.Join(", ", PersonalData.ErasureReasons)}.")
        : personId == user.AccountId() ? Problems.Conflict("You cannot erase yourself.", "own-account")
        : ground.Key is { IsErased: true } ? Problems.Conflict("This person was erased already.", "erased")
        : ground.HasOpenAccount ? Problems.Conflict("Close the staff account first.", "account-open")
        : ground.Sittings.Any(s => s.Status is SittingStatus.InProgress or SittingStatus.Paused) ? Problems.Conflict("This person is sitting an exam at this moment.", "sitting-in-progress")
        : ground.Sittings.Any(s => s.OpenIncidents > 0) ? Problems.Conflict("An incident of this person is still open; decide it first.", "incident-open")
        : Problems.None;

    /// <summary>Destroys the person's key, so that nothing written about them can be read again, and takes their name off. Scores and answers stay, without a person.</summary>
    [WolverinePost("/api/people/{personId}/erasure"), EmptyResponse, Authorize(Roles = Roles.Administrator)]
    public static (StartStream, OutgoingMessages) Post(ErasePerson command, Guid personId, ErasureGround ground, IDocumentSession session, ClaimsPrincipal user, [NotBody] Instant now)
    {
        PersonalData.Destroy(session, ground.Key, personId, now);
        return (Storage.StartStream<Erasure>(PersonalData.ErasureIdOf(personId), new PersonErased(personId, command.Reason, user.AccountId(), now)),
            [new ForgetPerson(personId), new PersonWasErased(personId)]);
    }
}
