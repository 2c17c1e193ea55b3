using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Identity;
using NodaTime;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Delivery
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new SittingScheduled(SittingId, ProgrammeId, CandidateId, FormId, Hash, "CBHCR-I", "Room 1", Opens: Now, Closes: Now + Duration.FromHours(8),
            TimeAllowedSeconds: 5400, LateGraceSeconds: 10, Demonstration: true, Officer, Now),
        new SittingFormChanged(OtherFormId, Hash, BreachId, Officer, Now),
        new BreachDeclared(BreachId, ProgrammeId, FormId, "CBHCR-I-A", "content-published", Withdrawn: true, [ItemId, OtherItemId], OtherFormId, "CBHCR-I-B", [SittingId], Stayed: [], Officer, Now),
        new CandidateArrived(Now),
        new IdentityChecked("government-photo-id", Proctor, Now),
        new CandidateAdmitted(Proctor, Now),
        new AdmissionWithdrawn(Proctor, Now),
        new RoomProctorAssigned(RoomId, Proctor, Administrator, Now),
        new RoomProctorReleased(RoomId, Proctor, Proctor, Now),
        new AgreementAccepted("1", Now),
        new SittingStarted("device-1", Fence: 1, "00112233445566778899aabbccddeeff", Now),
        new ResponsesRecorded(Fence: 1,
            [
                new RecordedResponse(ResponseId, Sequence: 1, Position: 1, ItemId, ContentVersion: 2, OptionId: "A", OptionsShown: "CADB", Now - Duration.FromMilliseconds(1500), TimeOnItem: 41250),
                new RecordedResponse(OtherResponseId, Sequence: 2, Position: 2, OtherItemId, ContentVersion: 1, OptionId: null, OptionsShown: "ABCD", Now, TimeOnItem: 0),
                new RecordedResponse(OtherResponseId, Sequence: 3, Position: 3, OtherItemId, ContentVersion: 1, OptionId: null, OptionsShown: "C A B", Now, TimeOnItem: 1200,
                    Answers: [new("RESPONSE", ["C", "A"]), new("TEXT", null, new SealedText("bm9uY2U=", "Y2lwaGVydGV4dA==", "dGFn", KeyVersion: 1))]),
            ],
            Hash, Now),
        new LateResponsesRefused(Fence: 1, "given-after-time",
            [new RecordedResponse(OtherResponseId, Sequence: 3, Position: 2, OtherItemId, ContentVersion: 1, OptionId: "B", OptionsShown: "ABCD", Now, TimeOnItem: 900)], Now),
        new DeviceChangeRequested("device-2", Now),
        new DeviceTakenOver("device-2", Fence: 2, Proctor, Now),
        new SectionEnded(Section: 0, Now),
        new SectionBegun(Section: 1, Now),
        new OutageCredited(Now - Duration.FromMinutes(4), Now, Seconds: 212, Proctor, Now),
        new ObservationsRecorded(
            [
                new Observation(ResponseId, "left-window", Now - Duration.FromSeconds(14), Seconds: 12),
                new Observation(OtherResponseId, "print", Now - Duration.FromSeconds(1), Seconds: null),
            ],
            Now),
        new RemoteProctoringStarted(ToolId: Guid.Parse("1f0a3c52-7b1d-4c3e-9a44-2f5f6f0e9b21"), Now),
        new LockdownExempted("accommodation", Proctor, Now),
        new SittingPaused("technical-problem", Proctor, Now),
        new SittingResumed(Proctor, Now),
        new TimeAdjusted(Seconds: 300, "outage-credit", Proctor, Now),
        new SittingSubmitted(LastSequence: 2, Answered: 1, Hash, Now),
        new SittingExpired(LastSequence: 2, Answered: 1, Hash, Now),
        new SittingTerminated("candidate-left", Proctor, Now),
        new MessageSent(MessageId, "candidate", CandidateId, Now),
        new NoteWritten(NoteId, Proctor, Now),
        new IncidentReported(IncidentId, "forbidden-material", "serious", Proctor, Now, StatementDue: Now + Duration.FromDays(14)),
        new IncidentReviewed(IncidentId, "serious", Officer, Now, StatementDue: Now + Duration.FromDays(14)),
        new StatementGiven(IncidentId, StatementId, CandidateId, Now),
        new IncidentDecided(IncidentId, "score-void", "forbidden-material-used", Officer, Now, AppealDue: Now + Duration.FromDays(30)),
        new DecisionAppealed(IncidentId, AppealId, CandidateId, Now),
        new AppealDecided(IncidentId, "upheld", Administrator, Now),
        new ItemCommented(CommentId, ItemId, ContentVersion: 2, Position: 1, Now),
    ];
}
