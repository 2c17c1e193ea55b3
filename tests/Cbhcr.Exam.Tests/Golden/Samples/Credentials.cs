using Cbhcr.Exam.Credentials;
using NodaTime;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Credentials
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new CredentialAwarded(CredentialId, ProgrammeId, CandidateId, ResultId, "CBHCR-I", "Responder I", "0123-4567-89AB-CDEF-G",
            EffectiveFrom: new LocalDate(2026, 11, 23), ExpiresOn: new LocalDate(2028, 11, 22), "provisional — no standard-setting study", Demonstration: true, Officer, Now),
        new CredentialSuspended("ethics-case", Officer, Now),
        new CredentialReinstated("case-closed", Officer, Now),
        new CredentialWithdrawn("issued-in-error", Officer, Now),
    ];
}
