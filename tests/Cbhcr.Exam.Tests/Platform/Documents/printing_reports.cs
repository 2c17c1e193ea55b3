using Cbhcr.Exam.Platform.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Cbhcr.Exam.Tests.Platform.Documents;

[Collection(nameof(Printed))]
public class printing_reports(Printed printed)
{
    [Fact]
    public async Task tells_a_failing_candidate_the_score_the_areas_and_what_comes_next()
    {
        var text = await printed.TextAsync(Printed.ScoreReport);
        foreach (var part in new[]
        {
            "Łukasz Żółć", "Did not pass", "463", "500", "200 to 800", "Spiritual assessment", "71 %", "Too few questions to report",
            "less reliable", "after 90 days", "appeal within 30 days", "Preliminary result", PrintableDocument.DemonstrationBand, "Your score 463",
        })
            text.ShouldContain(part);
    }

    [Fact]
    public async Task tells_a_passing_candidate_no_more_than_policy_allows()
    {
        var text = await printed.TextAsync(Printed.ScoreReport with { Passed = true, ScaledScore = null, Areas = [], RetestText = "", Demonstration = false });
        text.ShouldContain("Passed");
        text.ShouldNotContain("463");
        text.ShouldNotContain("content area");
        text.ShouldNotContain("again");
        text.ShouldNotContain(PrintableDocument.DemonstrationBand);
    }

    [Fact]
    public async Task repeats_table_head_and_demonstration_band_on_every_page()
    {
        var pdf = await printed.PdfAsync(Printed.PsychometricReport(100));
        using var opened = PdfDocument.Open(pdf);
        var pages = opened.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)).ToList();
        pages.Count.ShouldBeGreaterThan(4);
        pages.ShouldAllBe(page => page.Contains(PrintableDocument.DemonstrationBand));
        pages.Count(page => page.Contains("Median time")).ShouldBeGreaterThan(2);
        var whole = string.Join('\n', pages);
        for (var i = 1; i <= 100; i++) whole.ShouldContain($"SPC-{i:0000}");
        foreach (var part in new[] { "48,211", "sha256:3f9a", "−0.04", "1:01", "low correlation, slow", "Cut score 500", "The cut score is provisional." })
            whole.ShouldContain(part);
    }

    [Fact]
    public async Task refuses_a_chart_without_an_alternative_text()
    {
        var report = Printed.PsychometricReport(5);
        var failure = await Should.ThrowAsync<DocumentException>(printed.PdfAsync(report with { Charts = [report.Charts[0] with { AltText = " " }] }));
        failure.Message.ShouldContain("missing alt text");
    }

    [Fact]
    public async Task prints_a_report_without_items_charts_or_notes() =>
        Printed.Pages(await printed.PdfAsync(Printed.PsychometricReport(1) with { Items = [], Charts = [], Notes = [] })).ShouldBe(1);
}
