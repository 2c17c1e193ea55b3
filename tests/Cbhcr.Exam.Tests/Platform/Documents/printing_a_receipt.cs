using Cbhcr.Exam.Platform.Documents;
using UglyToad.PdfPig;

namespace Cbhcr.Exam.Tests.Platform.Documents;

[Collection(nameof(Printed))]
public class printing_a_receipt(Printed printed)
{
    [Fact]
    public async Task says_what_is_stored_and_where_to_check_it()
    {
        var pdf = await printed.PdfAsync(Printed.Receipt);
        Printed.Pages(pdf).ShouldBe(1);
        var text = Printed.Text(pdf);
        foreach (var part in new[]
        {
            "Example program", "L3 Registered Chaplain", "Candidate 7F3A", "01900000-0000-7000-8000-000000007f3a", "Submitted by the candidate",
            "March 2, 2026, 03:30:00 (America/Chicago)", "97", "131", "3f9a 3f9a 3f9a 3f9a", PrintableDocument.DemonstrationBand,
        })
            text.ShouldContain(part);
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(Printed.Receipt.CheckUrl);
    }

    [Theory, InlineData("expired", "Ended when the time was up"), InlineData("terminated", "Ended by a proctor")]
    public async Task says_how_the_sitting_ended(string ending, string words) =>
        (await printed.TextAsync(Printed.Receipt with { Ending = ending })).ShouldContain(words);

    [Fact]
    public async Task keeps_the_band_for_demonstrations() =>
        (await printed.TextAsync(Printed.Receipt with { Demonstration = false })).ShouldNotContain(PrintableDocument.DemonstrationBand);

    [Fact]
    public async Task is_tagged_and_has_a_title_and_a_language()
    {
        using var opened = PdfDocument.Open(await printed.PdfAsync(Printed.Receipt));
        opened.Information.Title.ShouldBe("Receipt of a sitting");
        var catalog = opened.Structure.Catalog.CatalogDictionary.ToString();
        foreach (var part in new[] { "MarkInfo", "StructTreeRoot", "Lang" }) catalog.ShouldContain(part);
    }
}
