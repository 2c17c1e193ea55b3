using Cbhcr.Qti.Checking;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Writing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Cbhcr.Qti.Tests;

public class writing_items
{
    /// <summary>Everything the writer has a branch for, with the marks that have no meaning here.</summary>
    private static readonly string[] Bodies =
    [
        "<p class=\"c\" id=\"x\">Text &amp; more <em>a</em> <strong>b</strong>\n  c</p><pre>  keep\n this </pre>",
        "<qti-choice-interaction response-identifier=\"R\" max-choices=\"0\" min-choices=\"1\" class=\"qti-labels-none\" data-x=\"1\"><qti-prompt id=\"p\">?</qti-prompt><qti-simple-choice identifier=\"A\" show-hide=\"hide\">a</qti-simple-choice></qti-choice-interaction>",
        "<p>A <qti-inline-choice-interaction response-identifier=\"R\" shuffle=\"false\" required=\"true\"><qti-inline-choice identifier=\"A\">a</qti-inline-choice></qti-inline-choice-interaction> z <qti-text-entry-interaction response-identifier=\"R\" label=\"l\"/></p>",
        "<qti-order-interaction response-identifier=\"R\" orientation=\"vertical\"><qti-prompt/><qti-simple-choice identifier=\"A\"><p>a</p></qti-simple-choice></qti-order-interaction>",
        "<qti-match-interaction response-identifier=\"R\" max-associations=\"4\"><qti-simple-match-set><qti-simple-associable-choice identifier=\"A\" match-max=\"1\" match-min=\"1\">a</qti-simple-associable-choice></qti-simple-match-set><qti-simple-match-set/></qti-match-interaction>",
        "<qti-associate-interaction response-identifier=\"R\" max-associations=\"3\"><qti-simple-associable-choice identifier=\"A\" match-max=\"0\"><img src=\"a.png\" alt=\"a\"/></qti-simple-associable-choice></qti-associate-interaction>",
        "<qti-gap-match-interaction response-identifier=\"R\"><qti-gap-text identifier=\"W\" match-max=\"1\">w</qti-gap-text><qti-gap-img identifier=\"I\" match-max=\"2\"><img src=\"a.png\" alt=\"\"/></qti-gap-img><p>x <qti-gap identifier=\"G\" id=\"g\" class=\"wide\"/> y</p></qti-gap-match-interaction>",
        "<qti-hottext-interaction response-identifier=\"R\" max-choices=\"2\"><qti-prompt>?</qti-prompt><p>x <qti-hottext identifier=\"H\" id=\"h\">y</qti-hottext> z</p></qti-hottext-interaction>",
        "<qti-hotspot-interaction response-identifier=\"R\" max-choices=\"1\"><object data=\"a.png\" type=\"image/png\" width=\"20\" height=\"30\">alt</object><qti-hotspot-choice identifier=\"A\" shape=\"circle\" coords=\"7.5,8,9\" aria-label=\"a\"/></qti-hotspot-interaction>",
        "<qti-select-point-interaction response-identifier=\"R\" max-choices=\"2\"><picture><source srcset=\"b.png\"/><img src=\"a.png\" alt=\"a\"/></picture></qti-select-point-interaction>",
        "<qti-extended-text-interaction response-identifier=\"R\" expected-lines=\"5\" format=\"xhtml\"/><qti-slider-interaction response-identifier=\"R\" lower-bound=\"-1.5\" upper-bound=\"2\" step=\"0.5\" reverse=\"true\"/>",
        "<p>m <math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"inline\"><mi>x</mi><mo>=</mo><mn>1</mn></math> n <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0\"/></svg></p>",
        "<p>s <sub xmlns=\"http://www.w3.org/2010/10/synthesis\" alias=\"a\">b</sub> <a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"u\" xml:lang=\"fr\">c</a></p>",
        "<qti-upload-interaction response-identifier=\"U\"><qti-prompt>up</qti-prompt></qti-upload-interaction><qti-feedback-block outcome-identifier=\"F\" identifier=\"f\" show-hide=\"show\"><qti-content-body><p>f</p></qti-content-body></qti-feedback-block>",
    ];

    private const string Declarations =
        "<qti-response-declaration identifier=\"R\" cardinality=\"record\" label=\"z\"><qti-correct-response interpretation=\"why\"><qti-value field-identifier=\"a\" base-type=\"float\">1</qti-value></qti-correct-response>" +
        "<qti-mapping default-value=\"-1\" lower-bound=\"0\"><qti-map-entry map-key=\"A\" mapped-value=\"0.25\" case-sensitive=\"false\"/></qti-mapping></qti-response-declaration>" +
        "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\" normal-maximum=\"2\" external-scored=\"human\"><qti-default-value><qti-value>0</qti-value></qti-default-value>" +
        "<qti-match-table default-value=\"0\"><qti-match-table-entry source-value=\"1\" target-value=\"2\"/></qti-match-table></qti-outcome-declaration>" +
        "<qti-template-declaration identifier=\"T\" cardinality=\"single\" base-type=\"integer\"/><qti-stylesheet href=\"s.css\" type=\"text/css\"/>";

    [Fact]
    public void keeps_everything_that_was_read()
    {
        foreach (var body in Bodies)
        {
            var report = QtiReport.Of(reading_items.Item(body, Declarations, "<qti-catalog-info><qti-catalog id=\"c\"/></qti-catalog-info><qti-response-processing><qti-exit-response/></qti-response-processing>"));
            report.Error.ShouldBeNull();
            report.RoundTrip.ShouldBeOneOf([RoundTripResult.Identical, RoundTripResult.Equivalent], $"{body}: {report.Difference}");
        }
    }

    [Fact]
    public void sees_a_loss_where_there_is_one()
    {
        var (document, _) = QtiDocument.Read(reading_items.Item(Bodies[1], Declarations));
        var item = ItemReader.Of(document!.Root).Read!.Item;
        RoundTrip.Of(document.Root, item with { Interactions = [((ChoiceInteraction)item.Interactions[0]) with { Choices = [] }] }).Result.ShouldBe(RoundTripResult.Lossy);
        RoundTrip.Of(document.Root, item with { Responses = [] }).Result.ShouldBe(RoundTripResult.Lossy);
        RoundTrip.Of(document.Root, item with { Body = Node.Paragraph("other") }).Result.ShouldBe(RoundTripResult.Lossy);
    }

    [Fact]
    public void puts_an_interaction_without_a_place_at_the_end()
    {
        var item = new AssessmentItem("i", "t", "en", false, false, Node.Paragraph("Read."), [new TextEntryInteraction("R")], [new("R", Cardinality.Single, "string", ["x"])], [], null, []);
        ItemReader.Read(ItemWriter.Write(item)).Read!.Item.Body.Select(n => n.Kind).ShouldBe(["p", "interaction"]);
    }

    [Property(MaxTest = 200)]
    public Property brings_any_text_back_to_the_character() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
    {
        var text = new string([.. given.Get.Where(c => System.Xml.XmlConvert.IsXmlChar(c))]);
        var item = new AssessmentItem("i", text, "en", false, false, [new("p", null, [new("text", "a" + text + "z", null)], new Dictionary<string, string> { ["title"] = text })], [], [], [], null, []);
        var again = ItemReader.Read(ItemWriter.Write(item)).Read!.Item;
        return again.Title == text && Node.PlainText(again.Body) == "a" + text + "z" && again.Body[0].Attributes!["title"] == text;
    });

    /// <summary>Files are cut, doubled, renamed and spoilt; whatever comes out is a report and never an exception, and what is imported comes back.</summary>
    [Property(MaxTest = 400)]
    public Property never_fails_on_a_spoilt_file() => Prop.ForAll(
        Gen.Elements(Bodies).Select(b => reading_items.Item(b, Declarations, "<qti-response-processing template=\"http://x/rptemplates/match_correct\"/>"))
            .SelectMany(xml => Gen.Choose(0, int.MaxValue).ListOf(6).Select(n => Spoilt(xml, [.. n]))).ToArbitrary(),
        xml => QtiReport.Of(xml) is { } report && (report.WellFormed || report.Error is not null) && report.RoundTrip is not RoundTripResult.Failed);

    private static string Spoilt(string xml, List<int> dice)
    {
        var (start, length) = (dice[0] % xml.Length, dice[1] % 40);
        length = Math.Min(length, xml.Length - start);
        var names = (string[])["identifier", "max-choices", "coords", "cardinality", "shape", "qti-prompt", "qti-simple-choice", "R", "A", "img", "p", "1", "0", "qti-value"];
        return (dice[2] % 7) switch
        {
            0 => xml.Remove(start, length),
            1 => xml.Insert(start, xml.Substring(start, length)),
            2 => xml.Replace($"{names[dice[3] % names.Length]}", names[dice[4] % names.Length], StringComparison.Ordinal),
            3 => xml.Replace($"\"{names[dice[3] % names.Length]}\"", "\"\"", StringComparison.Ordinal),
            4 => xml.Insert(start, ((string[])["<", ">", "&", "&#x0;", "\0", "\uD800", "]]>", "<![CDATA[", "<!--", "<?x?>", "\"", "<p/>"])[dice[5] % 12]),
            5 => xml.Replace("<p", "<qti-choice-interaction response-identifier=\"R\"", StringComparison.Ordinal).Replace("</p>", "</qti-choice-interaction>", StringComparison.Ordinal),
            _ => xml[..start],
        };
    }
}
