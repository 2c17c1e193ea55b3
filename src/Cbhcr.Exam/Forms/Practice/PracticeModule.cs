using JasperFx.Events.Projections;
using Marten;
using Marten.Schema;

namespace Cbhcr.Exam.Forms;

internal static class PracticeModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<PracticeStudy>(SnapshotLifecycle.Inline);
        store.Projections.Snapshot<PracticeRules>(SnapshotLifecycle.Inline);
        store.Schema.For<PracticeStudy>().UniqueIndex(UniqueIndexType.Computed, x => x.Code);
        store.Schema.For<PracticeSurvey>().Index(x => x.StudyId);
        store.Schema.For<PracticeText>().Index(x => x.StudyId);
        store.Events.MapEventType<PracticeAnalysisRecorded>("practice_analysis.recorded");
        store.Events.MapEventType<PracticeAnalysisCorrected>("practice_analysis.corrected");
        store.Events.MapEventType<PracticeSurveyImported>("practice_analysis.survey_imported");
        store.Events.MapEventType<PracticeWeightsDerived>("practice_analysis.weights_derived");
        store.Events.MapEventType<PracticeWeightsOverridden>("practice_analysis.weights_overridden");
        store.Events.MapEventType<PracticeAnalysisSigned>("practice_analysis.signed");
        store.Events.MapEventType<PracticeAnalysisWithdrawn>("practice_analysis.withdrawn");
        store.Events.MapEventType<PracticeRulesSet>("practice_rules.set");
    }
}
