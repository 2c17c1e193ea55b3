using Cbhcr.Exam.Scoring;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Scoring
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new CutScoreAdopted(CutScoreId, ProgrammeId, "CBHCR-I", RawCut: 70, ScoredItems: 100, "provisional — no standard-setting study", "A starting point.", Psychometrician, Now),
        new EssayRatingOpened(RatingId, SittingId, ProgrammeId, CandidateId, FormId, "CBHCR-I", Position: 9, ItemId, ContentVersion: 2, Criteria: [2, 3], MostApart: 1, Supervisors: [Proctor], Now),
        new EssayRated(Writer, Points: [2, 1], Adjudicates: false, Now),
        new EssaySettled(Points: 4, "agreed", Now),
        new EssayRatingAbandoned(Now),
        new ResultScored(ResultId, SittingId, ProgrammeId, CandidateId, FormId, Hash, "CBHCR-I", Raw: 81, Maximum: 100, [new DomainScore("RB", 40, 50), new DomainScore("SA", 41, 50, Items: 38)],
            "submitted", Hash, Demonstration: true, Supervisors: [Proctor], SatAt: Now, ScoredAt: Now),
        new ResultReleased(CutScoreId, RawCut: 70, "provisional — no standard-setting study", Scaled: 610, Passed: true, Officer, Now, LinkId, Equated: 82),
        new FormLinkComputed(LinkId, ProgrammeId, "CBHCR-I", "common-items", "tucker", Seed: 1, new LinkFigures(new(FormId, "B", Hash, 100, 250), new(OtherFormId, "A", Hash, 100, 310), "linear, Tucker",
            "Said everywhere.", Slope: 1.02, Intercept: -0.4, [new(ItemId, "RB-01-001", 2, Here: 0.4, There: 0.9, Shift: 0.5, Kept: false, ["RobustZ"])],
            [new(0, -0.4, 0.3, 0), new(1, 0.62, null, 1)], ["The anchor is short."],
            new([new("2pl", -0.4, 1.1)], [new("rasch", 0.2)])), EventSequence: 9000, Hash, "1.0.0", Demonstration: true, Psychometrician, Now),
        new FormLinkAdopted(Officer, Now),
        new FormLinkDeclined("The groups differ too much.", Officer, Now),
        new ResultVoided(Now),
        new ResultRestored(Now),
    ];
}
