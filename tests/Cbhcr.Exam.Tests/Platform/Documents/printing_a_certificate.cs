using System.Text;
using Cbhcr.Exam.Platform.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Cbhcr.Exam.Tests.Platform.Documents;

[Collection(nameof(Printed))]
public class printing_a_certificate(Printed printed)
{
    [Fact]
    public async Task says_who_holds_what_from_whom_and_where_to_check()
    {
        var pdf = await printed.PdfAsync(Printed.Certificate);
        var text = Printed.Text(pdf);
        foreach (var part in new[]
        {
            "Ana Example", "Issued by Board of Example Chaplaincy", "Registered Chaplain (L3)", "March 2, 2026", "March 1, 2028", "EX-7KQ2-9MXD",
            "https://verify.example.org/c/EX-7KQ2-9MXD", "Assessed for spiritual care", "provisional",
        })
            text.ShouldContain(part);
        Printed.Pages(pdf).ShouldBe(1);
        text.ShouldNotContain("CBHCR");
        text.ShouldNotContain(PrintableDocument.DemonstrationBand);
    }

    [Fact]
    public async Task of_a_demonstration_says_that_it_is_none()
    {
        var text = await printed.TextAsync(Printed.Certificate with { Demonstration = true });
        text.ShouldContain(PrintableDocument.DemonstrationBand);
        text.ShouldContain("Demonstration certificate");
        text.ShouldNotContain("certifies");
    }

    [Theory]
    [InlineData("#panic() $x$ *bold* _it_ `raw` \\ <tag> @ref \"quoted\" // [x] {y}")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Łukasz Żółć")]
    [InlineData("Siobhán O'Brien-D’Arcy, BCC")]
    [InlineData("Иван Жуков · Ελένη Παππά")]
    [InlineData("王小明")]
    [InlineData("김민수")]
    public async Task prints_the_name_as_it_is_written(string name) =>
        (await printed.TextAsync(Printed.Certificate with { HolderName = name })).ShouldContain(name);

    [Theory]
    [InlineData("שלום כהן")]
    [InlineData("محمد علي")]
    public async Task prints_names_written_from_right_to_left(string name) =>
        Printed.Pages(await printed.PdfAsync(Printed.Certificate with { HolderName = name })).ShouldBe(1);

    [Fact]
    public async Task keeps_to_one_page_however_long_the_texts()
    {
        var wide = string.Join(' ', Enumerable.Repeat("Wolfeschlegelsteinhausenbergerdorff", 8));
        var pdf = await printed.PdfAsync(Printed.Certificate with
        {
            HolderName = wide, BodyName = wide, LevelName = wide, Scope = wide + wide, ProvisionalNote = wide, Demonstration = true,
        });
        Printed.Pages(pdf).ShouldBe(1);
    }

    [Fact]
    public async Task gives_the_same_bytes_for_the_same_input_from_any_worker()
    {
        await using var other = new TypstRenderer();
        var first = await printed.PdfAsync(Printed.Certificate);
        await printed.PdfAsync(Printed.ScoreReport);
        (await printed.PdfAsync(Printed.Certificate)).ShouldBe(first);
        (await other.RenderAsync(Printed.Certificate, Printed.Created, CancellationToken.None)).ShouldBe(first);
    }

    [Fact]
    public async Task is_tagged_titled_and_in_english()
    {
        var pdf = await printed.PdfAsync(Printed.Certificate);
        using var opened = PdfDocument.Open(pdf);
        opened.TryGetXmpMetadata(out var xmp).ShouldBeTrue();
        Encoding.UTF8.GetString(xmp!.GetXmlBytes()).ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
        opened.Information.Title.ShouldBe("Certificate");
        opened.Information.CreationDate.ShouldNotBeNull().ShouldContain("20260302093000");
        var catalogue = opened.Structure.Catalog.CatalogDictionary.Data;
        catalogue.Keys.ShouldContain("StructTreeRoot");
        catalogue["Lang"].ToString()!.ShouldContain("en");
    }

    [Fact]
    public async Task says_in_words_where_the_code_leads()
    {
        using var opened = PdfDocument.Open(await printed.PdfAsync(Printed.Certificate));
        var dictionaries = opened.Structure.CrossReferenceTable.ObjectOffsets.Keys
            .Select(key => opened.Structure.GetObject(key).Data).OfType<DictionaryToken>();
        var figure = dictionaries.Single(d => d.TryGet(NameToken.S, out NameToken kind) && kind.Data == "Figure");
        figure.TryGet(NameToken.Create("Alt"), out StringToken alternative).ShouldBeTrue();
        alternative.Data.ShouldBe("QR code that opens https://verify.example.org/c/EX-7KQ2-9MXD");
    }

    [Theory]
    [InlineData(" ", "holderName")]
    [InlineData("ไทย", "could not be displayed")]
    public async Task is_refused_when_the_name_is_missing_or_cannot_be_drawn(string name, string reason) =>
        (await Should.ThrowAsync<DocumentException>(printed.PdfAsync(Printed.Certificate with { HolderName = name }))).Message.ShouldContain(reason);
}
