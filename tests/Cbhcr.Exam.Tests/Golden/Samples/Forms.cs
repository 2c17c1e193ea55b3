using Cbhcr.Exam.Forms;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Forms
{
    private static readonly ExamSpecification Exam = new(
        ScoredItems: 1, PretestItems: 1, Minutes: 90, ReadingGradeLimit: 8, new CognitiveMix(Recall: 20, Application: 50, Judgment: 30),
        [new DomainTarget("RB", 12.5m, [new CompetencyTarget("RB-1", 12.5m, ScoredItems: 1)])]);

    private static readonly LevelContent Level = new(
        "Responder I", "CBHCR", "provisional", "Not backed by a practice analysis.", Enabled: true, "High-school diploma", Exam,
        new ScoreScale(Minimum: 200, Pass: 500, Maximum: 800), ValidityYears: 2,
        new RetestRule(WaitDaysAfterFirstFail: 30, WaitDaysAfterLaterFail: 90, MaximumAttempts: 3, WindowMonths: 12));

    public static IReadOnlyList<object> Events { get; } =
    [
        new BlueprintDrafted(BlueprintId, ProgrammeId, "CBHCR-I", BlueprintVersion: 1, Level, "1.0", Hash, Assembler, Now),
        new FormAssembled(FormId, ProgrammeId, "CBHCR-I-A", BlueprintId, BlueprintVersion: 1, "CBHCR-I", "Responder I", Minutes: 90,
            [
                new FormSlot(1, ItemId, "RB-SA-001", ContentVersion: 2, Hash, "RB-1", "RB", SlotUse.Scored),
                new FormSlot(2, OtherItemId, "RB-SA-002", ContentVersion: 1, Hash, "RB-1", "RB", SlotUse.Pretest),
            ],
            Demonstration: true, new AssemblyRecord(Seed: 18446744073709551615, "OR-Tools 9.15", "optimal", 0.25), Assembler, Now),
        new FormPublished(Hash, Assembler, Now),
        new FormWithdrawn("An item leaked.", Assembler, Now),
    ];
}
