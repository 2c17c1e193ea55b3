using Cbhcr.Exam.Platform.Charts;
using Cbhcr.Exam.Platform.Documents;
using NodaTime;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Cbhcr.Exam.Tests.Platform.Documents;

/// <summary>One worker for all tests of documents, and sample documents.</summary>
public sealed class Printed : IAsyncLifetime
{
    public static readonly Instant Created = Instant.FromUtc(2026, 3, 2, 9, 30);

    public TypstRenderer Renderer { get; } = new();

    public Task<byte[]> PdfAsync(PrintableDocument document) => Renderer.RenderAsync(document, Created, CancellationToken.None);

    public async Task<string> TextAsync(PrintableDocument document) => Text(await PdfAsync(document));

    /// <summary>Line breaks in the page become spaces.</summary>
    public static string Text(byte[] pdf)
    {
        using var opened = PdfDocument.Open(pdf);
        var words = opened.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))
            .SelectMany(t => t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.Join(' ', words);
    }

    public static int Pages(byte[] pdf)
    {
        using var opened = PdfDocument.Open(pdf);
        return opened.NumberOfPages;
    }

    public static CertificateDocument Certificate => new(
        "Ana Example", "Board of Example Chaplaincy", "L3", "Registered Chaplain", new LocalDate(2026, 3, 2), new LocalDate(2028, 3, 1),
        "EX-7KQ2-9MXD", "https://verify.example.org/c/EX-7KQ2-9MXD", Demonstration: false,
        "The pass mark of this examination is provisional: no standard-setting study has been held.",
        "Assessed for spiritual care in health care settings: assessment, intervention, documentation and work in the care team.");

    public static ScoreReportDocument ScoreReport => new(
        "Łukasz Żółć", "Board of Example Chaplaincy", "L3", "Registered Chaplain", new LocalDate(2026, 2, 20), "2026-A", "Preliminary result",
        Passed: false, ScaledScore: 463, PassMark: 500, ScaleMin: 200, ScaleMax: 800,
        [new("Spiritual assessment", 30, 71), new("Care planning and documentation", 24, 58), new("Ethics", 20, 45), new("Research literacy", 5, null)],
        "Results by content area rest on few questions and are less reliable than the score as a whole.",
        "The pass mark is provisional.", "You may register again after 90 days.", "You may appeal within 30 days.", Demonstration: true);

    public static ReceiptDocument Receipt => new(
        "Example program", "Board of Example Chaplaincy", "L3 Registered Chaplain", "Candidate 7F3A", new("01900000-0000-7000-8000-000000007f3a"), "submitted",
        Created.InZone(DateTimeZoneProviders.Tzdb["America/Chicago"]), Answered: 97, Changes: 131, Late: 2, Refused: 3,
        string.Join(' ', Enumerable.Repeat("3f9a", 16)), $"https://exam.example.org/receipts/01900000-0000-7000-8000-000000007f3a/{string.Concat(Enumerable.Repeat("3f9a", 16))}", Demonstration: true);

    public static PsychometricReportDocument PsychometricReport(int items) => new(
        "Psychometric report", "Board of Example Chaplaincy", "2026-A", "sha256:" + string.Concat(Enumerable.Repeat("3f9a", 16)), 48_211, "0.4.0",
        [new("Candidates", "240", "First attempts only"), new("Cronbach's alpha", "0.91", "95 % interval 0.89 to 0.93")],
        [.. Enumerable.Range(1, items).Select(Item)],
        [ScoreHistogram.Draw("Scaled scores", Bins, 500), ItemScatter.Draw("Difficulty and discrimination", Points(items)) with { Table = ChartTable.None }],
        ["The cut score is provisional."], Demonstration: true);

    public static IReadOnlyList<ScoreBin> Bins =>
        ScoreHistogram.Bins(Enumerable.Range(0, 240).Select(i => 500 + 90 * Math.Sin(i) + 70 * Math.Cos(i * 7.3)), 200, 800, 50);

    public static IReadOnlyList<ItemPoint> Points(int items) =>
        [.. Enumerable.Range(1, items).Select(i => new ItemPoint(
            $"SPC-{i:0000}", 0.66 + 0.16 * (Math.Sin(i * 1.7) + Math.Cos(i * i)),
            0.27 + 0.09 * (Math.Cos(i * 2.9) + Math.Sin(i * i * 0.7) + Math.Sin(i)), i % 9 > 0))];

    private static ItemRow Item(int i) => new(
        i, $"SPC-{i:0000}", "v2", "ASM-1.2", i % 9 > 0, 240, i == 3 ? null : 0.62, -0.04, "A 12 · B* 160 · C 40 · D 25 · none 3",
        Duration.FromSeconds(60 + i), i % 11 == 0 ? ["low correlation", "slow"] : []);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => Renderer.DisposeAsync();
}

[CollectionDefinition(nameof(Printed))]
public sealed class PrintedCollection : ICollectionFixture<Printed>;
