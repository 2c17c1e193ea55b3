using Cbhcr.Exam.Programmes;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Programmes
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new ProgrammeDefined(ProgrammeId, "Crisis responders", "A board", "Protects people in crisis.", "No licence to practise.", "America/Chicago", Demonstration: true,
            new ProgrammePolicies(LateAnswerGraceSeconds: 10, CredentialValidityYears: 2, AdmissionCodeMinutes: 30, StatementDays: 14, AppealDays: 30), Administrator, Now),
        new SafeExamBrowserRequired("0123456789abcdef", ConfigKeys: 1, BrowserExamKeys: 2, Administrator, Now),
        new SafeExamBrowserLifted(Administrator, Now),
    ];
}
