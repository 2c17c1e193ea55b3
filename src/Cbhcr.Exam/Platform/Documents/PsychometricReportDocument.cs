using Cbhcr.Exam.Platform.Charts;
using NodaTime;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>The statistics of one form, with what is needed to compute them again.</summary>
/// <param name="EventSequence">The last event the figures rest on.</param>
/// <param name="Charts">Each needs its alternative text, or the report is refused.</param>
public sealed record PsychometricReportDocument(
    string Title, string BodyName, string FormLabel, string FormHash, long EventSequence, string CodeVersion,
    IReadOnlyList<SummaryRow> Summary, IReadOnlyList<ItemRow> Items, IReadOnlyList<Chart> Charts, IReadOnlyList<string> Notes,
    bool Demonstration) : PrintableDocument;

public sealed record SummaryRow(string Label, string Value, string Note);

/// <param name="Position">Null for an item without a fixed place.</param>
/// <param name="P">Null, like the next two figures, when it cannot be computed.</param>
/// <param name="Options">Counts in words, for example "A 12 · B* 160 · C 40".</param>
public sealed record ItemRow(
    int? Position, string Code, string Version, string Competency, bool Scored, int N, double? P, double? CorrectedR, string Options,
    Duration? MedianTime, IReadOnlyList<string> Flags);
