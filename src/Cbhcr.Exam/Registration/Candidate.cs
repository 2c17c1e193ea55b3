using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Registration;

public sealed record CandidateRegistered(Guid CandidateId, Guid ProgrammeId, Guid RegisteredBy, Instant RegisteredAt);

/// <summary>Somebody who may be scheduled. Who it is stands in Identity; here and in every event there is the id alone.</summary>
public sealed record Candidate
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ProgrammeId { get; init; }

    public static Candidate Create(CandidateRegistered e) => new() { Id = e.CandidateId, ProgrammeId = e.ProgrammeId };
}

public static class RegistrationModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Candidate>(SnapshotLifecycle.Inline);
        store.Events.MapEventType<CandidateRegistered>("candidate.registered");
    }
}
