using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <param name="Maximum">Points.</param>
/// <param name="Items">Questions, where some are worth more than one point; otherwise as many as points.</param>
public sealed record DomainScore(string Domain, int Raw, int Maximum, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Items = null);

/// <summary>The raw score of one sitting on the scored items of its form. Which answers were right is not in the event: it follows from
/// the sitting's events and the item versions, and is computed again whenever somebody asks.</summary>
/// <param name="Supervisors">Proctors of this sitting; they may not release or decide (IMP-06).</param>
public sealed record ResultScored(
    Guid ResultId, Guid SittingId, Guid ProgrammeId, Guid CandidateId, Guid FormId, string FormHash, string LevelCode, int Raw, int Maximum,
    IReadOnlyList<DomainScore> Domains, string Ending, string ReceiptHash, bool Demonstration, IReadOnlyList<Guid> Supervisors, Instant SatAt, Instant ScoredAt);

/// <param name="LinkId">The link that brought the score to the base form; null where the form is the base form.</param>
/// <param name="Equated">The score on the base form.</param>
public sealed record ResultReleased(
    Guid CutScoreId, int RawCut, string CutBasis, int Scaled, bool Passed, Guid ReleasedBy, Instant ReleasedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? LinkId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Equated = null);

/// <summary>A person has decided about an incident at the sitting that this score does not count.</summary>
public sealed record ResultVoided(Instant VoidedAt);

/// <summary>An appeal was successful: the result is again what it was before.</summary>
public sealed record ResultRestored(Instant RestoredAt);

public enum ResultState
{
    Scored,
    Released,
    Voided,
}

public sealed record Result
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid SittingId { get; init; }
    public Guid ProgrammeId { get; init; }
    public Guid CandidateId { get; init; }
    public Guid FormId { get; init; }
    public string FormHash { get; init; } = "";
    public string LevelCode { get; init; } = "";
    public int Raw { get; init; }
    public int Maximum { get; init; }
    public IReadOnlyList<DomainScore> Domains { get; init; } = [];
    public string Ending { get; init; } = "";
    public bool Demonstration { get; init; }
    public IReadOnlyList<Guid> Supervisors { get; init; } = [];
    public Instant SatAt { get; init; }
    public ResultState State { get; init; }
    public int? RawCut { get; init; }

    /// <summary>The score on the base form, where the form is linked to it.</summary>
    public int? Equated { get; init; }
    public string? CutBasis { get; init; }
    public int? Scaled { get; init; }
    public bool? Passed { get; init; }
    public Instant? ReleasedAt { get; init; }

    public static Result Create(ResultScored e) => new()
    {
        Id = e.ResultId, SittingId = e.SittingId, ProgrammeId = e.ProgrammeId, CandidateId = e.CandidateId, FormId = e.FormId, FormHash = e.FormHash,
        LevelCode = e.LevelCode, Raw = e.Raw, Maximum = e.Maximum, Domains = e.Domains, Ending = e.Ending, Demonstration = e.Demonstration,
        Supervisors = e.Supervisors, SatAt = e.SatAt, State = ResultState.Scored,
    };

    public static Result Apply(ResultReleased e, Result result) => result with
    {
        State = ResultState.Released, RawCut = e.RawCut, CutBasis = e.CutBasis, Scaled = e.Scaled, Passed = e.Passed, ReleasedAt = e.ReleasedAt, Equated = e.Equated,
    };

    public static Result Apply(ResultVoided _, Result result) => result with { State = ResultState.Voided };

    public static Result Apply(ResultRestored _, Result result) => result with { State = result.ReleasedAt is null ? ResultState.Scored : ResultState.Released };

    /// <summary>Whoever supervised the sitting decides nothing about it.</summary>
    public bool MayBeDecidedBy(Guid account) => !Supervisors.Contains(account);
}

public static class ScoringModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<CutScore>(SnapshotLifecycle.Inline);
        store.Projections.Snapshot<Result>(SnapshotLifecycle.Inline);
        store.Schema.For<CutScore>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.LevelCode);
        store.Schema.For<Result>().Index(x => x.CandidateId).Index(x => x.FormId);
        store.Projections.Snapshot<EssayRating>(SnapshotLifecycle.Inline);
        store.Schema.For<EssayRating>().Duplicate(x => x.IsSettled);
        store.Events.MapEventType<EssayRatingOpened>("rating.opened");
        store.Events.MapEventType<EssayRated>("rating.given");
        store.Events.MapEventType<EssaySettled>("rating.settled");
        store.Events.MapEventType<EssayRatingAbandoned>("rating.abandoned");
        FormLinks.Configure(store);
        store.Events.MapEventType<CutScoreAdopted>("cut_score.adopted");
        store.Events.MapEventType<ResultScored>("result.scored");
        store.Events.MapEventType<ResultReleased>("result.released");
        store.Events.MapEventType<ResultVoided>("result.voided");
        store.Events.MapEventType<ResultRestored>("result.restored");
    }
}
