using Marten;
using Marten.Schema;
using NodaTime;

namespace Cbhcr.Exam.Competencies;

public sealed record FrameworkSource(string Title, string Journal, string Published, string Doi);

public sealed record FrameworkValue(string Code, string CaseIdentifier, string Name, string Definition);

public sealed record SkillArea(string Code, string CaseIdentifier, string Name);

public sealed record Competency(string Code, string CaseIdentifier, string Name, string Definition, IReadOnlyList<SkillArea> SkillAreas);

public sealed record FrameworkDomain(string Code, string CaseIdentifier, string Name, IReadOnlyList<Competency> Competencies);

public sealed record FrameworkCategory(string Code, string CaseIdentifier, string Name, IReadOnlyList<FrameworkDomain> Domains);

public sealed record ScopeStatement(string Code, string Status, string Rule);

/// <summary>Everything one version of a framework says.</summary>
public sealed record FrameworkContent(
    string Title, string Language, string Status, FrameworkSource Source,
    IReadOnlyList<FrameworkValue> Values, IReadOnlyList<FrameworkCategory> Categories, IReadOnlyList<ScopeStatement> Scope)
{
    public IEnumerable<FrameworkDomain> Domains() => Categories.SelectMany(c => c.Domains);

    public IEnumerable<Competency> Competencies() => Domains().SelectMany(d => d.Competencies);

    public IEnumerable<SkillArea> SkillAreas() => Competencies().SelectMany(c => c.SkillAreas);
}

public sealed record FrameworkImported(Guid FrameworkId, string Code, string FrameworkVersion, FrameworkContent Content, string ContentHash, Guid ImportedBy, Instant ImportedAt);

public sealed record FrameworkAdopted(string FrameworkVersion, string Reason, Guid AdoptedBy, Instant AdoptedAt);

/// <summary>A competency framework; each import of another version supersedes the one before.</summary>
public sealed record Framework
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Code { get; init; } = "";
    public string CurrentVersion { get; init; } = "";
    public string ContentHash { get; init; } = "";
    public FrameworkContent Content { get; init; } = null!;
    public string State { get; init; } = "imported";
    public IReadOnlyList<string> Superseded { get; init; } = [];

    public bool IsAdopted => State == "adopted";

    public static Framework Create(FrameworkImported e) => new()
    {
        Id = e.FrameworkId, Code = e.Code, CurrentVersion = e.FrameworkVersion, ContentHash = e.ContentHash, Content = e.Content,
    };

    public static Framework Apply(FrameworkImported e, Framework framework) => framework with
    {
        CurrentVersion = e.FrameworkVersion, ContentHash = e.ContentHash, Content = e.Content, State = "imported",
        Superseded = framework.Id == Guid.Empty ? [] : [.. framework.Superseded, framework.CurrentVersion],
    };

    public static Framework Apply(FrameworkAdopted _, Framework framework) => framework with { State = "adopted" };
}

public static class CompetenciesModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Framework>(JasperFx.Events.Projections.SnapshotLifecycle.Inline);
        store.Schema.For<Framework>().UniqueIndex(UniqueIndexType.Computed, x => x.Code);
        store.Events.MapEventType<FrameworkImported>("framework.imported");
        store.Events.MapEventType<FrameworkAdopted>("framework.adopted");
    }
}
