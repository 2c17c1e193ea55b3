using Cbhcr.Exam.Registration;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Registration
{
    public static IReadOnlyList<object> Events { get; } = [new CandidateRegistered(CandidateId, ProgrammeId, Officer, Now)];
}
