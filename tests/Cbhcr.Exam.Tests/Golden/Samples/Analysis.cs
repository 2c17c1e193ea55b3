using Cbhcr.Exam.Analysis;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Analysis
{
    private static readonly FormFigures Figures = new(
        Candidates: 120, ScoredItems: 1, Mean: new Figure(0.75, 120, 30), StandardDeviation: new Figure(0.4348, 120, 30), Alpha: new Figure(null, 120, 30),
        AlphaLow: new Figure(null, 120, 30), AlphaHigh: new Figure(null, 120, 30), Sem: new Figure(null, 120, 30), Minimum: 0, Maximum: 1, Median: 1,
        [new ScoreFrequency(0, 30), new ScoreFrequency(1, 90)],
        [new ItemFigures(1, "RB-SA-001", ContentVersion: 2, "RB-1", Scored: true, P: new Figure(0.75, 120, 30), CorrectedR: new Figure(null, 120, 200),
            [new OptionCount("A", 90, IsKey: true), new OptionCount("B", 29, IsKey: false)], Omitted: 1, MedianSeconds: 41.25)]);

    public static IReadOnlyList<object> Events { get; } =
    [
        new AnalysisComputed(AnalysisId, ProgrammeId, FormId, "CBHCR-I-A", Hash, EventSequence: 12345, InputsHash: Hash, "1.0.0", Figures, Demonstration: true, Psychometrician, Now),
    ];
}
