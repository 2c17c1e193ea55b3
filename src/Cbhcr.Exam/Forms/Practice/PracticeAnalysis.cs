using System.Text.Json.Serialization;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>Something that people in the role do, and the competency it calls for.</summary>
public sealed record PracticeTask(string Code, string Competency, string Statement);

/// <param name="PerformedFrom">From this rating on, somebody performs the task; null for a scale that does not tell.</param>
public sealed record RatingScale(string Code, string Question, int Least, int Most, int? PerformedFrom = null);

/// <summary>How many of the panel share something: a setting, a region, a credential, lived experience. Nobody is named.</summary>
public sealed record PanelCell(string Attribute, string Value, int People);

/// <param name="Method">One of <see cref="RecordPracticeAnalysisEndpoint.Methods"/>.</param>
/// <param name="Levels">The blueprints it speaks for.</param>
/// <param name="SampleFrame">Who was asked, and how they were chosen.</param>
public sealed record StudyDesign(
    string Title, string Method, IReadOnlyList<string> Levels, LocalDate SurveyFrom, LocalDate SurveyTo, string SampleFrame, int Invited,
    IReadOnlyList<RatingScale> Scales, IReadOnlyList<PracticeTask> Tasks, IReadOnlyList<PanelCell> Panel);

/// <summary>How mean ratings become weights.</summary>
/// <param name="Name">multiplicative (the product over the scales) or additive (the mean over them; of one scale, that scale).</param>
/// <param name="LeastPercentPerforming">Tasks that fewer perform are left out.</param>
public sealed record WeightRule(string Name, IReadOnlyList<string> Scales, double? LeastPercentPerforming = null)
{
    public const string Multiplicative = "multiplicative";
    public const string Additive = "additive";
}

/// <param name="Value">The weights of its tasks, added up.</param>
public sealed record DerivedWeight(string Competency, string Domain, double Value, decimal Percent);

public sealed record WeightChange(string Competency, decimal From, decimal To);

/// <summary>Another study, by the code that people know it by.</summary>
public sealed record StudyReference(Guid StudyId, string Code);

/// <param name="Supersedes">The signed study whose place it takes once it is signed itself; null for none.</param>
public sealed record PracticeAnalysisRecorded(
    Guid StudyId, Guid ProgrammeId, string Code, StudyDesign Design, string FrameworkCode, string FrameworkVersion, Guid RecordedBy, Instant RecordedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StudyReference? Supersedes = null);

/// <summary>What was wrong with an unsigned study is put right.</summary>
/// <param name="KeepsSurvey">The ratings still say what they said.</param>
/// <param name="KeepsWeights">And nothing that the weights rest on has changed.</param>
/// <param name="ReasonId">What was wrong, sealed (<see cref="PracticeText"/>).</param>
public sealed record PracticeAnalysisCorrected(
    StudyDesign Design, string FrameworkCode, string FrameworkVersion, bool KeepsSurvey, bool KeepsWeights, Guid ReasonId, Guid CorrectedBy, Instant CorrectedAt);

/// <param name="RatingsHash">Over the ratings as they are kept.</param>
public sealed record PracticeSurveyImported(Guid SurveyId, string FileName, string FileHash, string RatingsHash, int Respondents, Guid ImportedBy, Instant ImportedAt);

/// <param name="LeftOut">Codes of tasks that the rule leaves out, or that too few rated.</param>
public sealed record PracticeWeightsDerived(WeightRule Rule, IReadOnlyList<DerivedWeight> Weights, IReadOnlyList<string> LeftOut, Guid DerivedBy, Instant DerivedAt);

/// <param name="ReasonId">The committee's words, sealed (<see cref="PracticeText"/>).</param>
public sealed record PracticeWeightsOverridden(IReadOnlyList<WeightChange> Changes, Guid ReasonId, Guid OverriddenBy, Instant OverriddenAt);

/// <param name="ReportHash">Over design, ratings, rule and weights: what was signed.</param>
public sealed record PracticeAnalysisSigned(string ReportHash, Guid SignedBy, Instant SignedAt);

public sealed record PracticeAnalysisWithdrawn(Guid ReasonId, Guid WithdrawnBy, Instant WithdrawnAt);

public enum StudyState
{
    Open,
    Signed,
    Withdrawn,
}

/// <summary>The survey that a study stands on; the ratings are a document (<see cref="PracticeSurvey"/>).</summary>
public sealed record StudySurvey(Guid SurveyId, string FileName, string FileHash, string RatingsHash, int Respondents, Instant ImportedAt);

public sealed record WeightsOverride(IReadOnlyList<WeightChange> Changes, Guid ReasonId, Guid By, Instant At);

public sealed record StudyCorrection(Guid ReasonId, Guid By, Instant At);

/// <summary>A practice analysis: what people in the role do, asked of them, and the weights of the content that follow (JA-01, JA-02).</summary>
public sealed record PracticeStudy
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Code { get; init; } = "";
    public string FrameworkCode { get; init; } = "";
    public string FrameworkVersion { get; init; } = "";
    public StudyDesign Design { get; init; } = null!;
    public StudyState State { get; init; }
    public StudySurvey? Survey { get; init; }
    public WeightRule? Rule { get; init; }
    public IReadOnlyList<DerivedWeight> Derived { get; init; } = [];
    public IReadOnlyList<string> LeftOut { get; init; } = [];
    public IReadOnlyList<WeightsOverride> Overrides { get; init; } = [];
    public string? ReportHash { get; init; }
    public Instant? SignedAt { get; init; }
    public Guid? WithdrawalReason { get; init; }
    public StudyReference? Supersedes { get; init; }
    public IReadOnlyList<StudyCorrection> Corrections { get; init; } = [];

    public static PracticeStudy Create(PracticeAnalysisRecorded e) => new()
    {
        Id = e.StudyId, Code = e.Code, Design = e.Design, FrameworkCode = e.FrameworkCode, FrameworkVersion = e.FrameworkVersion, Supersedes = e.Supersedes,
    };

    public static PracticeStudy Apply(PracticeAnalysisCorrected e, PracticeStudy study) =>
        (e.KeepsWeights ? study : study with { Rule = null, Derived = [], LeftOut = [], Overrides = [] }) with
    {
        Design = e.Design, FrameworkCode = e.FrameworkCode, FrameworkVersion = e.FrameworkVersion, Survey = e.KeepsSurvey ? study.Survey : null,
        Corrections = [.. study.Corrections, new(e.ReasonId, e.CorrectedBy, e.CorrectedAt)],
    };

    /// <summary>Weights of other ratings say nothing of these.</summary>
    public static PracticeStudy Apply(PracticeSurveyImported e, PracticeStudy study) => study with
    {
        Survey = new(e.SurveyId, e.FileName, e.FileHash, e.RatingsHash, e.Respondents, e.ImportedAt), Rule = null, Derived = [], LeftOut = [], Overrides = [],
    };

    public static PracticeStudy Apply(PracticeWeightsDerived e, PracticeStudy study) => study with { Rule = e.Rule, Derived = e.Weights, LeftOut = e.LeftOut, Overrides = [] };

    public static PracticeStudy Apply(PracticeWeightsOverridden e, PracticeStudy study) => study with
    {
        Overrides = [.. study.Overrides, new(e.Changes, e.ReasonId, e.OverriddenBy, e.OverriddenAt)],
    };

    public static PracticeStudy Apply(PracticeAnalysisSigned e, PracticeStudy study) => study with { State = StudyState.Signed, ReportHash = e.ReportHash, SignedAt = e.SignedAt };

    public static PracticeStudy Apply(PracticeAnalysisWithdrawn e, PracticeStudy study) => study with { State = StudyState.Withdrawn, WithdrawalReason = e.ReasonId };

    /// <summary>Percent by competency: as derived, with the committee's changes.</summary>
    public IReadOnlyDictionary<string, decimal> AdoptedWeights()
    {
        var weights = Derived.ToDictionary(w => w.Competency, w => w.Percent);
        foreach (var change in Overrides.SelectMany(o => o.Changes)) weights[change.Competency] = change.To;
        return weights;
    }

    /// <summary>Why nothing can be changed, or null.</summary>
    public string? WhyClosed() => State switch
    {
        StudyState.Signed => $"Practice analysis {Code} is signed. Record another one that takes its place, or withdraw it.",
        StudyState.Withdrawn => $"Practice analysis {Code} is withdrawn.",
        _ => null,
    };

    /// <summary>Ratings are kept by the places of tasks and scales and counted from a scale's least; what a question or a statement says may be put better.</summary>
    public bool KeepsSurvey(StudyDesign corrected) =>
        Design.Tasks.Select(t => t.Code).SequenceEqual(corrected.Tasks.Select(t => t.Code)) && Design.Scales.Select(s => (s.Code, s.Least, s.Most))
            .SequenceEqual(corrected.Scales.Select(s => (s.Code, s.Least, s.Most)));

    /// <summary>Weights rest on the ratings, on who performs a task, on the competencies of the tasks and on the framework.</summary>
    public bool KeepsWeights(StudyDesign corrected, string frameworkVersion) =>
        KeepsSurvey(corrected) && FrameworkVersion == frameworkVersion && Design.Tasks.Select(t => t.Competency).SequenceEqual(corrected.Tasks.Select(t => t.Competency))
        && Design.Scales.Select(s => s.PerformedFrom).SequenceEqual(corrected.Scales.Select(s => s.PerformedFrom));

    public string ComputeReportHash() => Platform.Files.ContentHash.Of(new { Code, FrameworkVersion, Design, Survey!.RatingsHash, Rule, Derived, LeftOut, Overrides });

    /// <summary>Whole years since the last day of the survey.</summary>
    public int AgeOn(LocalDate today) => Math.Max(0, Period.Between(Design.SurveyTo, today, PeriodUnits.Years).Years);
}
