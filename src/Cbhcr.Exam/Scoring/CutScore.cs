using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>A recorded decision on the raw score that passes, for forms with this many points (a point for each scored item, where no item has more).</summary>
public sealed record CutScoreAdopted(
    Guid CutScoreId, Guid ProgrammeId, string LevelCode, int RawCut, int ScoredItems, string Basis, string Reason, Guid AdoptedBy, Instant AdoptedAt);

/// <summary>The cut score of one level. Provisional until a standard-setting study is recorded (SS-01).</summary>
public sealed record CutScore
{
    public const string Provisional = "provisional — no standard-setting study";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ProgrammeId { get; init; }
    public string LevelCode { get; init; } = "";
    public int RawCut { get; init; }
    public int ScoredItems { get; init; }
    public string Basis { get; init; } = Provisional;
    public string Reason { get; init; } = "";

    public static CutScore Create(CutScoreAdopted e) => Apply(e, new CutScore());

    public static CutScore Apply(CutScoreAdopted e, CutScore cut) => cut with
    {
        Id = e.CutScoreId, ProgrammeId = e.ProgrammeId, LevelCode = e.LevelCode, RawCut = e.RawCut, ScoredItems = e.ScoredItems, Basis = e.Basis, Reason = e.Reason,
    };
}
