using System.Text.Json.Serialization;
using NodaTime;

namespace Cbhcr.Exam.Forms;

public sealed record CompetencyTarget(string Code, decimal WeightPercent, int ScoredItems);

public sealed record DomainTarget(string Domain, decimal WeightPercent, IReadOnlyList<CompetencyTarget> Competencies)
{
    public int ScoredItems => Competencies.Sum(c => c.ScoredItems);
}

/// <param name="Minutes">Its own time; either all sections have some or none has.</param>
/// <param name="MayReturn">Whether its questions stay open after it; not with time of its own.</param>
/// <param name="BreakMinutes">The longest break after it, off the clock.</param>
public sealed record SectionTarget(string Name, int Items, int? Minutes = null, bool MayReturn = false, int BreakMinutes = 0);

public sealed record CognitiveMix(int Recall, int Application, int Judgment);

public sealed record ExamSpecification(
    int ScoredItems, int PretestItems, int Minutes, int ReadingGradeLimit, CognitiveMix CognitiveMix, IReadOnlyList<DomainTarget> Domains,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SectionTarget>? Sections = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Calculator = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FormRules? Rules = null)
{
    public IEnumerable<CompetencyTarget> Competencies() => Domains.SelectMany(d => d.Competencies);
}

public sealed record ScoreScale(int Minimum, int Pass, int Maximum);

public sealed record RetestRule(int WaitDaysAfterFirstFail, int WaitDaysAfterLaterFail, int MaximumAttempts, int WindowMonths);

/// <summary>A certification level and the content outline of its exam.</summary>
public sealed record LevelContent(
    string Name, string Framework, string Status, string? Notice, bool Enabled, string? EducationFloor, ExamSpecification Exam, ScoreScale Scale,
    int ValidityYears, RetestRule? Retest);

/// <summary>Where the weights come from: study, rule and the committee's changes are found there.</summary>
/// <param name="ReportHash">Of the report as it was signed.</param>
public sealed record WeightSource(Guid StudyId, string StudyCode, string ReportHash);

/// <param name="Weights">Null when they were typed in.</param>
public sealed record BlueprintDrafted(
    Guid BlueprintId, Guid ProgrammeId, string Code, int BlueprintVersion, LevelContent Content, string FrameworkVersion, string ContentHash, Guid DraftedBy, Instant DraftedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WeightSource? Weights = null);

/// <summary>One level's blueprint; provisional while no practice analysis backs it (JA-02, <see cref="BlueprintStanding"/>).</summary>
public sealed record Blueprint
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ProgrammeId { get; init; }
    public string Code { get; init; } = "";
    public int BlueprintVersion { get; init; }
    public string ContentHash { get; init; } = "";
    public LevelContent Content { get; init; } = null!;
    public string FrameworkVersion { get; init; } = "";
    public WeightSource? Weights { get; init; }

    public static Blueprint Create(BlueprintDrafted e) => Apply(e, new Blueprint());

    public static Blueprint Apply(BlueprintDrafted e, Blueprint blueprint) => blueprint with
    {
        Id = e.BlueprintId, ProgrammeId = e.ProgrammeId, Code = e.Code, BlueprintVersion = e.BlueprintVersion, ContentHash = e.ContentHash, Content = e.Content,
        FrameworkVersion = e.FrameworkVersion, Weights = e.Weights,
    };
}
