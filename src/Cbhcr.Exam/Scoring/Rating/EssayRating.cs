using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>A text waits for two raters.</summary>
/// <param name="Criteria">The most points of each criterion of the rubric, in its order.</param>
/// <param name="MostApart">By how many points the totals of two raters may differ before a third decides.</param>
/// <param name="Supervisors">They rate nothing of this candidate (IMP-06).</param>
public sealed record EssayRatingOpened(
    Guid RatingId, Guid SittingId, Guid ProgrammeId, Guid CandidateId, Guid FormId, string LevelCode, int Position, Guid ItemId, int ContentVersion,
    IReadOnlyList<int> Criteria, int MostApart, IReadOnlyList<Guid> Supervisors, Instant OpenedAt);

/// <param name="Points">By criterion.</param>
/// <param name="Adjudicates">The third rating, after two that differed by more than the rule allows.</param>
public sealed record EssayRated(Guid RatedBy, IReadOnlyList<int> Points, bool Adjudicates, Instant RatedAt);

/// <param name="How">agreed or adjudicated.</param>
public sealed record EssaySettled(int Points, string How, Instant SettledAt);

/// <summary>Nobody can read the text any more, because the candidate was erased: it is never rated, and the sitting has no result.</summary>
public sealed record EssayRatingAbandoned(Instant AbandonedAt);

public sealed record OneRating(Guid RatedBy, IReadOnlyList<int> Points, bool Adjudicates)
{
    public int Total => Points.Sum();
}

/// <summary>One text of one sitting and what raters gave it. The text itself is only in the sitting's events, sealed.</summary>
public sealed record EssayRating
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid SittingId { get; init; }
    public Guid CandidateId { get; init; }
    public Guid FormId { get; init; }
    public string LevelCode { get; init; } = "";
    public int Position { get; init; }
    public Guid ItemId { get; init; }
    public int ContentVersion { get; init; }
    public IReadOnlyList<int> Criteria { get; init; } = [];
    public int MostApart { get; init; }
    public IReadOnlyList<Guid> Supervisors { get; init; } = [];
    public Instant OpenedAt { get; init; }
    public IReadOnlyList<OneRating> Ratings { get; init; } = [];
    public int? Points { get; init; }

    /// <summary>Nothing more is asked of raters: settled with points, or abandoned without.</summary>
    public bool IsSettled { get; init; }

    public int Maximum => Criteria.Sum();

    /// <summary>Two have rated and are too far apart.</summary>
    public bool NeedsAdjudication => !IsSettled && Ratings.Count == 2;

    public static Guid IdOf(Guid sittingId, int position) => DerivedId.Of($"rating|{sittingId:N}|{position}");

    /// <summary>A point apart is agreement; on long scales a tenth of the scale is.</summary>
    public static EssayRatingOpened Open(FinishedSitting sitting, FormSlot slot, ItemVersion version, Instant now)
    {
        int[] criteria = [.. version.Content.Task?.Rubric?.Select(c => Math.Max(0, c.Anchors.Count - 1)) ?? []];
        return new(IdOf(sitting.SittingId, slot.Position), sitting.SittingId, sitting.ProgrammeId, sitting.CandidateId, sitting.FormId, sitting.LevelCode, slot.Position,
            slot.ItemId, slot.ContentVersion,
            criteria, Math.Max(1, criteria.Sum() / 10), sitting.Supervisors, now);
    }

    public static EssayRating Create(EssayRatingOpened e) => new()
    {
        Id = e.RatingId, SittingId = e.SittingId, CandidateId = e.CandidateId, FormId = e.FormId, LevelCode = e.LevelCode, Position = e.Position, ItemId = e.ItemId, ContentVersion = e.ContentVersion,
        Criteria = e.Criteria, MostApart = e.MostApart, Supervisors = e.Supervisors, OpenedAt = e.OpenedAt,
    };

    public static EssayRating Apply(EssayRated e, EssayRating rating) => rating with { Ratings = [.. rating.Ratings, new(e.RatedBy, e.Points, e.Adjudicates)] };

    public static EssayRating Apply(EssaySettled e, EssayRating rating) => rating with { Points = e.Points, IsSettled = true };

    public static EssayRating Apply(EssayRatingAbandoned _, EssayRating rating) => rating with { IsSettled = true };

    /// <summary>Nobody rates a text twice, and nobody one of a candidate whom they supervised, or their own.</summary>
    public bool MayBeRatedBy(Guid account) => !IsSettled && account != CandidateId && !Supervisors.Contains(account) && Ratings.All(r => r.RatedBy != account);

    public bool Fits(IReadOnlyList<int> points) => points.Count == Criteria.Count && points.Zip(Criteria).All(p => p.First >= 0 && p.First <= p.Second);

    /// <summary>The rating, and what is settled by it: two that agree settle on their mean, half a point in the candidate's favour; a third decides alone.</summary>
    public IReadOnlyList<object> Rate(Guid by, IReadOnlyList<int> points, Instant now)
    {
        var rated = new EssayRated(by, points, NeedsAdjudication, now);
        var after = Apply(rated, this);
        return after.Ratings switch
        {
            [var one, var other] when Math.Abs(one.Total - other.Total) <= MostApart => [rated, new EssaySettled((one.Total + other.Total + 1) / 2, "agreed", now)],
            [_, _, var third] => [rated, new EssaySettled(third.Total, "adjudicated", now)],
            _ => [rated],
        };
    }
}
