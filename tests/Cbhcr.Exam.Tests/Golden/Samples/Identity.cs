using Cbhcr.Exam.Identity;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Identity
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new AccountOpened(Proctor, [Roles.Proctor], Administrator, Now),
        new AccountRolesChanged([Roles.Proctor, Roles.Reviewer], Administrator, Now),
        new AccountClosed("left-the-programme", Administrator, Now),
        new AccountReopened(Administrator, Now),
        new DeclarationSigned(DeclarationKind.ConflictOfInterest, 1, PreparesCandidates: false, Now, Now + NodaTime.Duration.FromDays(365)),
        new PersonErased(CandidateId, "person-asked", Administrator, Now),
    ];
}
