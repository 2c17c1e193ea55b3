using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Analysis;

/// <summary>A number with the sample it rests on; the value is null where the sample cannot carry it (PSY-09).</summary>
public sealed record Figure(double? Value, int N, int Threshold)
{
    public bool IsEnough => N >= Threshold;
}

public sealed record OptionCount(string OptionId, int Count, bool IsKey);

/// <param name="MaximumPoints">Where it is more than one; P is then the mean divided by it.</param>
public sealed record ItemFigures(
    int Position, string Code, int ContentVersion, string Competency, bool Scored, Figure P, Figure CorrectedR, IReadOnlyList<OptionCount> Options,
    int Omitted, double? MedianSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaximumPoints = null);

public sealed record ScoreFrequency(int Raw, int Count);

/// <summary>What was computed, in full: it can be compared digit by digit with a later run.</summary>
/// <param name="MaximumScore">Where it is other than the number of scored items.</param>
public sealed record FormFigures(
    int Candidates, int ScoredItems, Figure Mean, Figure StandardDeviation, Figure Alpha, Figure AlphaLow, Figure AlphaHigh, Figure Sem,
    int? Minimum, int? Maximum, double? Median, IReadOnlyList<ScoreFrequency> Scores, IReadOnlyList<ItemFigures> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaximumScore = null);

/// <param name="EventSequence">The newest event that was looked at; the same sequence gives the same figures again.</param>
/// <param name="InputsHash">Over every answer that went in.</param>
public sealed record AnalysisComputed(
    Guid AnalysisId, Guid ProgrammeId, Guid FormId, string FormCode, string FormHash, long EventSequence, string InputsHash, string CodeVersion,
    FormFigures Figures, bool Demonstration, Guid RequestedBy, Instant ComputedAt);

public sealed record FormAnalysis
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid FormId { get; init; }
    public string FormCode { get; init; } = "";
    public string FormHash { get; init; } = "";
    public long EventSequence { get; init; }
    public string InputsHash { get; init; } = "";
    public string CodeVersion { get; init; } = "";
    public FormFigures Figures { get; init; } = null!;
    public bool Demonstration { get; init; }
    public Instant ComputedAt { get; init; }

    public static FormAnalysis Create(AnalysisComputed e) => new()
    {
        Id = e.AnalysisId, FormId = e.FormId, FormCode = e.FormCode, FormHash = e.FormHash, EventSequence = e.EventSequence, InputsHash = e.InputsHash,
        CodeVersion = e.CodeVersion, Figures = e.Figures, Demonstration = e.Demonstration, ComputedAt = e.ComputedAt,
    };
}

public static class AnalysisModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<FormAnalysis>(SnapshotLifecycle.Inline);
        store.Schema.For<FormAnalysis>().Index(x => x.FormId);
        store.Events.MapEventType<AnalysisComputed>("analysis.computed");
    }
}
