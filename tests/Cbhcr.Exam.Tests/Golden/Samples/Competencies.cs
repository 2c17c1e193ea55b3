using Cbhcr.Exam.Competencies;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Competencies
{
    private static readonly FrameworkContent Content = new(
        "Responder competencies", "en", "proposal", new FrameworkSource("A title", "A journal", "2024", "10.1000/example"),
        [new FrameworkValue("V1", "value-1", "Dignity", "Everyone is met with respect.")],
        [new FrameworkCategory("K", "category-1", "Core",
            [new FrameworkDomain("RB", "domain-1", "Relationship building",
                [new Competency("RB-1", "competency-1", "Rapport", "Builds trust quickly.", [new SkillArea("RB-1-A", "skill-1", "Listening")])])])],
        [new ScopeStatement("S1", "included", "Community response is covered.")]);

    public static IReadOnlyList<object> Events { get; } =
    [
        new FrameworkImported(FrameworkId, "CBHCR", "1.0", Content, Hash, Administrator, Now),
        new FrameworkAdopted("1.0", "The board adopted it.", Administrator, Now),
    ];
}
