namespace Cbhcr.Exam.Platform.Charts;

/// <summary>
/// A drawn chart with what those need who cannot see it. The same <see cref="Svg"/> goes into the page and into the PDF;
/// the table goes under it in both.
/// </summary>
public sealed record Chart(string Title, string AltText, string Svg, ChartTable Table);

/// <summary>The numbers behind a chart; no columns when another table on the page shows them already.</summary>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static ChartTable None { get; } = new([], []);
}
