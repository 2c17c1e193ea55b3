using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Credentials;

public sealed record CredentialAwarded(
    Guid CredentialId, Guid ProgrammeId, Guid CandidateId, Guid ResultId, string LevelCode, string LevelName, string Number,
    LocalDate EffectiveFrom, LocalDate ExpiresOn, string CutBasis, bool Demonstration, Guid DecidedBy, Instant DecidedAt);

public sealed record CredentialSuspended(string Reason, Guid SuspendedBy, Instant SuspendedAt);

public sealed record CredentialReinstated(string Reason, Guid ReinstatedBy, Instant ReinstatedAt);

public sealed record CredentialWithdrawn(string Reason, Guid WithdrawnBy, Instant WithdrawnAt);

public enum CredentialState
{
    Active,
    Suspended,
    Withdrawn,
}

/// <summary>What an employer is told.</summary>
public enum PublicStatus
{
    Valid,
    Expired,
    Suspended,
    Withdrawn,
}

public sealed record Credential
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ProgrammeId { get; init; }
    public Guid CandidateId { get; init; }
    public Guid ResultId { get; init; }
    public string LevelCode { get; init; } = "";
    public string LevelName { get; init; } = "";
    public string Number { get; init; } = "";
    public LocalDate EffectiveFrom { get; init; }
    public LocalDate ExpiresOn { get; init; }
    public string CutBasis { get; init; } = "";
    public bool Demonstration { get; init; }
    public CredentialState State { get; init; }

    public static Credential Create(CredentialAwarded e) => new()
    {
        Id = e.CredentialId, ProgrammeId = e.ProgrammeId, CandidateId = e.CandidateId, ResultId = e.ResultId, LevelCode = e.LevelCode, LevelName = e.LevelName,
        Number = e.Number, EffectiveFrom = e.EffectiveFrom, ExpiresOn = e.ExpiresOn, CutBasis = e.CutBasis, Demonstration = e.Demonstration, State = CredentialState.Active,
    };

    public static Credential Apply(CredentialSuspended _, Credential c) => c with { State = CredentialState.Suspended };

    public static Credential Apply(CredentialReinstated _, Credential c) => c with { State = CredentialState.Active };

    public static Credential Apply(CredentialWithdrawn _, Credential c) => c with { State = CredentialState.Withdrawn };

    /// <summary>The last day is a good day; the day after it is not.</summary>
    public PublicStatus StatusOn(LocalDate today) => State switch
    {
        CredentialState.Withdrawn => PublicStatus.Withdrawn,
        CredentialState.Suspended => PublicStatus.Suspended,
        _ => today > ExpiresOn ? PublicStatus.Expired : PublicStatus.Valid,
    };
}

public static class CredentialsModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Credential>(SnapshotLifecycle.Inline);
        store.Schema.For<Credential>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Number)
            .UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.ResultId).Index(x => x.CandidateId);
        store.Events.MapEventType<CredentialAwarded>("credential.awarded");
        store.Events.MapEventType<CredentialSuspended>("credential.suspended");
        store.Events.MapEventType<CredentialReinstated>("credential.reinstated");
        store.Events.MapEventType<CredentialWithdrawn>("credential.withdrawn");
    }
}
