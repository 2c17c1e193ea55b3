using Cbhcr.Exam.Delivery;
using NodaTime;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Delivery
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new SittingScheduled(SittingId, ProgrammeId, CandidateId, FormId, Hash, "CBHCR-I", "Room 1", Opens: Now, Closes: Now + Duration.FromHours(8),
            TimeAllowedSeconds: 5400, LateGraceSeconds: 10, Demonstration: true, Officer, Now),
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
            ],
            Hash, Now),
        new SittingPaused("technical-problem", Proctor, Now),
        new SittingResumed(Proctor, Now),
        new TimeAdjusted(Seconds: 300, "outage-credit", Proctor, Now),
        new SittingSubmitted(LastSequence: 2, Answered: 1, Hash, Now),
        new SittingExpired(LastSequence: 2, Answered: 1, Hash, Now),
        new SittingTerminated("candidate-left", Proctor, Now),
    ];
}
