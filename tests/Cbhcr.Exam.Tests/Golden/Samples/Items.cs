using Cbhcr.Exam.Items;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Items
{
    private static readonly ItemContent Content = new(
        "single-choice", "What comes first on scene?",
        [new ItemOption("A", "Safety", "Nothing helps unless everyone is safe first."), new ItemOption("B", "Paperwork", "It can wait until people are safe again.")],
        Key: "A", ShuffleOptions: true, "RB-1", "RB-1-A", ["V1"], "application", "mobile-crisis", ["CBHCR-I"], Enemies: ["RB-SA-002"],
        [new ItemReference("A handbook", 2024)], "Drafted for the samples.", Sample: true);

    public static IReadOnlyList<object> Events { get; } =
    [
        new ItemDrafted(ItemId, "RB-SA-001", Content, Hash, "CBHCR", "1.0", Writer, Now),
        new ItemRevised(ContentVersion: 2, Content with { ShuffleOptions = false, Enemies = [] }, Hash, "CBHCR", "1.0", Writer, Now),
        new ItemRetired("out-of-date", Writer, Now),
        new ItemTagged(["winter review"], ["autumn review"], Writer, Now),
        new ItemEnemiesChanged(["RB-SA-003"], [], Writer, Now),
        new ItemPublishedOnForm(ItemId, 1, FormId, "I-2026-A", Now),
        new ItemExposed(ItemId, 1, FormId, "I-2026-A", NewSittings: 120, new NodaTime.LocalDate(2026, 11, 20), Now),
        new ItemStatisticsRecorded(ItemId, 1, new StatisticsSource("import", "figures.csv 0123456789abcdef"), N: 240, P: 0.71, Discrimination: 0.34,
            [new OptionUse("A", 170), new OptionUse("B", 66), new OptionUse(null, 4)], ["low-discrimination"], Writer, Now, new IrtParameters("2pl", -0.4, 1.1)),
        new ItemSubmitted(1, ChangeKind.Version, [new StageRule(ReviewStage.Content, ["reviewer"], 1, 14)], StatisticsSince: 1, Assisted: true, ValidatedBy: Writer, NoteId,
            new Dictionary<string, Guid> { ["LNG-GRADE"] = CommentId }, PretestResponses: 30, Writer, Now, [Officer]),
        new StimulusDrafted(StimulusId, "CASE-RB-001", new("A call at night", [new("p", null, [new("text", "A neighbor calls.", null)])]), Hash, Writer, Now),
        new StimulusRevised(2, new("A call at night", [new("p", null, [new("text", "A neighbor calls at two.", null)])]), Hash, Writer, Now),
        new StimulusRetired("outdated", Reviewer, Now),
        new ReviewRulesSet(ReviewId, ProgrammeId, [new StageRule(ReviewStage.Content, ["reviewer"], 1, 14)], [ReviewStage.Editorial], 30, Administrator, Now),
        new ItemReviewerAssigned(1, ReviewStage.Content, Reviewer, new(2026, 12, 7), Administrator, Now),
        new ItemReviewed(ReviewId, 1, ReviewStage.Content, Verdict.Return, NoteId, Reviewer, Now),
        new ItemMoved(1, ItemPlace.Pretest, ItemPlace.Scored, "waiver", NoteId, Psychometrician, Now),
        new ItemReturned(1, ItemPlace.Editorial, Rejected: true, NoteId, Reviewer, Now),
        new ItemQuarantined(1, "key-error", NoteId, Reviewer, Now),
        new ItemQuarantineLiftAsked(NoteId, Reviewer, Now),
        new ItemQuarantineLifted(ItemPlace.Scored, Reviewer, Psychometrician, Now),
        new ItemCommentMade(CommentId, 1, "options[0].text", Reviewer, Now),
        new ItemCommentResolved(CommentId, Writer, Now),
        new ItemRulesConfigured(ItemId, new Dictionary<string, Lint.RuleSetting>
        {
            ["LNG-GRADE"] = new(Enabled: true, Lint.Severity.Error, new Dictionary<string, double> { ["grade@CBHCR-I"] = 7.5 }), ["BIA-TRIGGER"] = new(Enabled: false),
        }, ["EMS"], Administrator, Now),
    ];
}
