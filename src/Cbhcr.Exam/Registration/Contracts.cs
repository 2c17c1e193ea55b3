using Marten;

namespace Cbhcr.Exam.Registration;

public static class CandidateRegister
{
    public static async Task<bool> IsRegisteredAsync(this IQuerySession session, Guid candidateId, CancellationToken ct) =>
        await session.LoadAsync<Candidate>(candidateId, ct) is not null;
}

/// <summary>An account that exists already becomes a candidate of the programme.</summary>
public sealed record EnrolAccount(Guid CandidateId, Guid ProgrammeId, Guid By);

public static class EnrolAccountHandler
{
    public static async Task Handle(EnrolAccount command, IDocumentSession session, NodaTime.Instant now, CancellationToken ct)
    {
        if (!await session.IsRegisteredAsync(command.CandidateId, ct))
            session.Events.StartStream<Candidate>(command.CandidateId, new CandidateRegistered(command.CandidateId, command.ProgrammeId, command.By, now));
    }
}
