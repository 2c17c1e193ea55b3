using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using NodaTime;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Forms
{
    private static readonly ExamSpecification Exam = new(
        ScoredItems: 1, PretestItems: 1, Minutes: 90, ReadingGradeLimit: 8, new CognitiveMix(Recall: 20, Application: 50, Judgment: 30),
        [new DomainTarget("RB", 12.5m, [new CompetencyTarget("RB-1", 12.5m, ScoredItems: 1)])],
        Rules: new FormRules([new CellTarget("skill", "RB.SA.ESR", Least: 0, Most: 1, SlotUse.Scored)], new CaseTarget(Least: 0, Most: 1), new IntegerRange(Least: 50, Most: 900),
            new StatisticalTarget("information", [new TargetPoint(At: -0.5, Aim: 4.5, Weight: 2)], Minimax: false), MostUses: 3, [new OverlapLimit("CBHCR-I-A", Most: 1)],
            new AnchorBlock("CBHCR-I-A", Items: 1), new IntegerRange(Least: 15, Most: 35), SharedBetweenForms: 1));

    private static readonly LevelContent Level = new(
        "Responder I", "CBHCR", "provisional", "Not backed by a practice analysis.", Enabled: true, "High-school diploma", Exam,
        new ScoreScale(Minimum: 200, Pass: 500, Maximum: 800), ValidityYears: 2,
        new RetestRule(WaitDaysAfterFirstFail: 30, WaitDaysAfterLaterFail: 90, MaximumAttempts: 3, WindowMonths: 12));

    private static readonly StudyDesign Design = new(
        "What responders do", "task-survey", ["CBHCR-I"], new LocalDate(2026, 3, 1), new LocalDate(2026, 4, 15), "All members of the register.", Invited: 400,
        [new RatingScale("frequency", "How often?", Least: 0, Most: 5, PerformedFrom: 1), new RatingScale("importance", "How important?", Least: 1, Most: 5)],
        [new PracticeTask("T01", "RB-1", "Introduces themselves."), new PracticeTask("T02", "RB-1", "Writes a report.")], [new PanelCell("setting", "rural", People: 6)]);

    public static IReadOnlyList<object> Events { get; } =
    [
        new BlueprintDrafted(BlueprintId, ProgrammeId, "CBHCR-I", BlueprintVersion: 1, Level, "1.0", Hash, Assembler, Now, new WeightSource(StudyId, "PA-2026", Hash)),
        new PracticeAnalysisRecorded(StudyId, ProgrammeId, "PA-2026", Design, "CBHCR", "1.0", Psychometrician, Now, new StudyReference(ReviewId, "PA-2021")),
        new PracticeAnalysisCorrected(Design, "CBHCR", "1.0", KeepsSurvey: true, KeepsWeights: false, NoteId, Psychometrician, Now),
        new PracticeSurveyImported(SurveyId, "survey.csv", Hash, Hash, Respondents: 120, Psychometrician, Now),
        new PracticeWeightsDerived(new WeightRule(WeightRule.Multiplicative, ["importance", "frequency"], LeastPercentPerforming: 20),
            [new DerivedWeight("RB-1", "RB", Value: 12.25, Percent: 100)], ["T02"], Psychometrician, Now),
        new PracticeWeightsOverridden([new WeightChange("RB-1", From: 100, To: 99.5m)], NoteId, Assembler, Now),
        new PracticeAnalysisSigned(Hash, Psychometrician, Now),
        new PracticeAnalysisWithdrawn(NoteId, Psychometrician, Now),
        new PracticeRulesSet(RulesId, ProgrammeId, WarnAfterYears: 5, BlockAfterYears: 7, Administrator, Now),
        new FormAssembled(FormId, ProgrammeId, "CBHCR-I-A", BlueprintId, BlueprintVersion: 1, "CBHCR-I", "Responder I", Minutes: 90,
            [
                new FormSlot(1, ItemId, "RB-SA-001", ContentVersion: 2, Hash, "RB-1", "RB", SlotUse.Scored),
                new FormSlot(2, OtherItemId, "RB-SA-002", ContentVersion: 1, Hash, "RB-1", "RB", SlotUse.Pretest),
            ],
            Demonstration: true, new AssemblyRecord(Seed: 18446744073709551615, "OR-Tools 9.15", "optimal", 0.25, Bound: 0.25, "deterministic", Effort: 30, RunId, new DrawRecord(PlanId, "LOFT-2027", Number: 1, new FormEquating("CBHCR-I-A", [0, 0.93, 2]))), Assembler, Now),
        new FormCommentMade(CommentId, Position: 2, Reviewer, Now),
        new FormCommentResolved(CommentId, Assembler, Now),
        new FormItemSwapped(new FormSlot(2, OtherItemId, "RB-SA-002", ContentVersion: 1, Hash, "RB-1", "RB", SlotUse.Pretest),
            new FormSlot(2, ReviewId, "RB-SA-003", ContentVersion: 1, Hash, "RB-1", "RB", SlotUse.Pretest), NoteId, Assembler, Now),
        new FormPublicationRequested(Hash, Assembler, Now),
        new FormPublicationDeclined(NoteId, Psychometrician, Now),
        new AssemblyRequested(RunId, ProgrammeId, BlueprintId, BlueprintVersion: 1, "CBHCR-I", ["CBHCR-I-A", "CBHCR-I-B"], Seed: 18446744073709551615, Effort: 30, Seconds: null,
            ["RB-SA-001"], ["RB-SA-009"], Assembler, Now),
        new AssemblyProgressed([new RunPoint(0.4, Objective: null, Bound: 0.1), new RunPoint(1.25, Objective: 0.5, Bound: 0.2)]),
        new AssemblyCancelRequested(Assembler, Now),
        new AssemblyFinished("infeasible", [], Objective: null, Bound: null, Seconds: 1.5, "OR-Tools 9.15", Hash, PoolItems: 24,
            new RunConflict("Six items are short.", ["4 scored items of RB-1", "2 pretest items"],
                [new CellShortage("competency:RB-1", "4 scored items of RB-1", [new CellPart("use", "scored"), new CellPart("competency", "RB-1")], Needed: 12, Available: 6, Short: 6)]),
            Refusal: null, Now),
        new WritingOrdered(OrderId, ProgrammeId, RunId, "CBHCR-I", [new CellPart("competency", "RB-1")], "4 scored items of RB-1", Items: 6, Known: 6, Writer, new NodaTime.LocalDate(2026, 12, 21), Assembler, Now),
        new WritingReassigned(Writer, new NodaTime.LocalDate(2027, 1, 4), Assembler, Now),
        new WritingOrderClosed("items-arrived", Arrived: 6, Assembler, Now),
        new DrawPlanProposed(PlanId, ProgrammeId, "LOFT-2027", BlueprintId, BlueprintVersion: 1, "CBHCR-I", Level,
            [
                new PooledItem(ItemId, "RB-SA-001", ContentVersion: 2, Hash, "RB-1", "recall", "RB.SA.ESR", "single-best-answer", KeyPosition: 'B', ["RB-SA-009"], ["V-DIGNITY"], ["CBHCR-I"],
                    StimulusId, MayBeScored: true, MayBePretest: false, Words: 41, Sentences: 3, Syllables: 62, Uses: 1, P: 0.72, R: 0.31, new IrtParameters("2PL", Difficulty: -0.4, Discrimination: 1.1)),
            ],
            Hash, ExposurePercent: 30, Seed: 18446744073709551615, Effort: 0.5, new DrawForecast(Draws: 50, Failed: 0, Relaxed: 2, Greatest: 0.34, Mean: 0.25, Overlap: 0.27, NeverUsed: 3, PoolItems: 240),
            new ReferenceForm(FormId, "CBHCR-I-A", [new IrtParameters("2PL", Difficulty: 0.1, Discrimination: 0.9)]), "Forms of this plan are equated.", Demonstration: true, Assembler, Now),
        new DrawPlanApproved(Psychometrician, Now),
        new DrawPlanDeclined(NoteId, Psychometrician, Now),
        new DrawPlanEnded(NoteId, Psychometrician, Now),
        new DrawPlanFormDrawn(FormId, "LOFT-2027-0001", Number: 1, Attempt: 1, Seed: 18446744073709551615, Relaxed: false, ["RB-SA-001", "RB-SA-002|pretest"], ["RB-SA-003"], ["RB-SA-004"], Now),
        new DrawPlanDrawRefused("nothing-drawn", OutOfUse: 12, Now),
        new FormPublished(Hash, Assembler, Now),
        new FormCopyMade(Serial: 3, CopyKinds.LargePrint, Points: 24, Hash, SittingId, Officer, Now),
        new FormCopySettled(Serial: 3, "destroyed", Officer, Now),
        new FormWithdrawn("An item leaked.", Assembler, Now),
    ];
}
