using Cbhcr.Exam.Tests.Golden;

[assembly: AssemblyFixture(typeof(AtTheRepository))]

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>Tests run at the repository wherever they were built (ArtifactsPath): item bank, document worker and private database are found from there.</summary>
public sealed class AtTheRepository
{
    public AtTheRepository() => Directory.SetCurrentDirectory(Root);

    public static string Root { get; } = Repository.Root(GoldenFile.Folder)!;
}
