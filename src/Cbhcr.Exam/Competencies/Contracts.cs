using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Competencies;

/// <summary>Take the framework in from its file.</summary>
public sealed record ImportFramework(SourceFile File, Guid By);

public sealed record FrameworkImportReport(Guid? FrameworkId, string? Code, string? Version, bool Changed, IReadOnlyList<FileProblem> Problems);

/// <summary>What other modules need to know of a framework: its codes.</summary>
public sealed record FrameworkCodes(
    Guid FrameworkId, string Code, string Version, IReadOnlySet<string> Values, IReadOnlyDictionary<string, string> CompetencyOfSkillArea,
    IReadOnlyDictionary<string, string> DomainOfCompetency, IReadOnlyDictionary<string, string> Names);

/// <summary>A competency as other systems refer to it (CASE).</summary>
public sealed record CaseLink(string Identifier, string Name, string Uri);
