using JasperFx.Events.Projections;
using Marten;

namespace Cbhcr.Exam.Delivery;

public static class DeliveryModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Sitting>(SnapshotLifecycle.Inline);
        // Columns of their own: an index over the document would be written again with every answer.
        store.Schema.For<Sitting>().Duplicate(x => x.Room).Duplicate(x => x.FormId).Duplicate(x => x.CandidateId);
        store.Listeners.Add(new SittingSignal());
        // Almost all sittings have none, and those that have some are asked for together.
        store.Schema.For<Sitting>().Duplicate(x => x.OpenIncidents, configure: index => index.Predicate = "open_incidents > 0");
        store.Schema.For<ThreadText>().Identity(x => x.Id).Index(x => x.SittingId);
        store.Schema.For<ItemComment>().Identity(x => x.Id).Index(x => x.ItemId);
        store.Schema.For<AdmissionTicket>().Identity(x => x.Id);
        store.Projections.Snapshot<Room>(SnapshotLifecycle.Inline);
        store.Schema.For<BatchStep>().Duplicate(x => x.BatchId);
        store.Events.MapEventType<RoomProctorAssigned>("room.proctor_assigned");
        store.Events.MapEventType<RoomProctorReleased>("room.proctor_released");
        store.Events.MapEventType<SittingScheduled>("sitting.scheduled");
        store.Events.MapEventType<CandidateArrived>("sitting.candidate_arrived");
        store.Events.MapEventType<IdentityChecked>("sitting.identity_checked");
        store.Events.MapEventType<CandidateAdmitted>("sitting.candidate_admitted");
        store.Events.MapEventType<AdmissionWithdrawn>("sitting.admission_withdrawn");
        store.Events.MapEventType<AgreementAccepted>("sitting.agreement_accepted");
        store.Events.MapEventType<SittingStarted>("sitting.started");
        store.Events.MapEventType<ResponsesRecorded>("sitting.responses_recorded");
        store.Events.MapEventType<LateResponsesRefused>("sitting.late_responses_refused");
        store.Events.MapEventType<DeviceChangeRequested>("sitting.device_change_requested");
        store.Events.MapEventType<DeviceTakenOver>("sitting.device_taken_over");
        store.Events.MapEventType<SectionEnded>("sitting.section_ended");
        store.Events.MapEventType<SectionBegun>("sitting.section_begun");
        store.Events.MapEventType<OutageCredited>("sitting.outage_credited");
        store.Schema.For<ObservationsBeyond>().Identity(x => x.Id);
        store.Events.MapEventType<ObservationsRecorded>("sitting.observations_recorded");
        Proctoring.ProctoringSetup.Configure(store);
        Breaches.Configure(store);
        store.Events.MapEventType<LockdownExempted>("sitting.lockdown_exempted");
        store.Events.MapEventType<SittingPaused>("sitting.paused");
        store.Events.MapEventType<SittingResumed>("sitting.resumed");
        store.Events.MapEventType<TimeAdjusted>("sitting.time_adjusted");
        store.Events.MapEventType<SittingSubmitted>("sitting.submitted");
        store.Events.MapEventType<SittingExpired>("sitting.expired");
        store.Events.MapEventType<SittingTerminated>("sitting.terminated");
        store.Events.MapEventType<MessageSent>("sitting.message_sent");
        store.Events.MapEventType<NoteWritten>("sitting.note_written");
        store.Events.MapEventType<IncidentReported>("sitting.incident_reported");
        store.Events.MapEventType<IncidentReviewed>("sitting.incident_reviewed");
        store.Events.MapEventType<StatementGiven>("sitting.statement_given");
        store.Events.MapEventType<IncidentDecided>("sitting.incident_decided");
        store.Events.MapEventType<DecisionAppealed>("sitting.decision_appealed");
        store.Events.MapEventType<AppealDecided>("sitting.appeal_decided");
        store.Events.MapEventType<ItemCommented>("sitting.item_commented");
    }
}
