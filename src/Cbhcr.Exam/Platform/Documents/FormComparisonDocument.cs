using Cbhcr.Exam.Platform.Charts;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>Parallel forms side by side.</summary>
/// <param name="FormLabels">The columns.</param>
/// <param name="Charts">Each needs its alternative text, or the report is refused.</param>
public sealed record FormComparisonDocument(
    string Title, string BodyName, IReadOnlyList<string> FormLabels, IReadOnlyList<ComparisonRow> Figures, IReadOnlyList<ComparisonRow> Cells, IReadOnlyList<ComparisonRow> Overlaps,
    IReadOnlyList<Chart> Charts, IReadOnlyList<string> Notes, bool Demonstration) : PrintableDocument;

/// <param name="Marked">The forms differ, or have something in common that others might not expect.</param>
public sealed record ComparisonRow(string Label, IReadOnlyList<string> Values, bool Marked = false);
