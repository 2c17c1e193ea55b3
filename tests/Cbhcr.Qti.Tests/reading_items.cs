using Cbhcr.Qti.Checking;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Writing;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Qti.Tests;

public class reading_items
{
    internal static string Item(string body, string declarations = "", string after = "", string attributes = "identifier=\"i1\" title=\"One\" time-dependent=\"false\"") =>
        $"<qti-assessment-item xmlns=\"{Namespaces.Qti3}\" {attributes}>{declarations}<qti-item-body>{body}</qti-item-body>{after}</qti-assessment-item>";

    private static ItemRead Read(string xml)
    {
        var (read, fault) = ItemReader.Read(xml);
        return read ?? throw new InvalidOperationException(fault!.ToString());
    }

    [Fact]
    public void finds_the_question_its_answers_and_what_is_right()
    {
        var item = Read(Item(
            "<p>Before.</p><qti-choice-interaction response-identifier=\"R\" max-choices=\"2\" shuffle=\"true\"><qti-prompt>Which <em>two</em>?</qti-prompt>" +
            "<qti-simple-choice identifier=\"A\">a</qti-simple-choice><qti-simple-choice identifier=\"B\" fixed=\"true\">b</qti-simple-choice></qti-choice-interaction>",
            "<qti-response-declaration identifier=\"R\" cardinality=\"multiple\" base-type=\"identifier\"><qti-correct-response><qti-value>A</qti-value><qti-value> B </qti-value></qti-correct-response></qti-response-declaration>")).Item;
        var choice = item.Interactions.ShouldHaveSingleItem().ShouldBeOfType<ChoiceInteraction>();
        (choice.Response, choice.Shuffle, choice.MaxChoices, Node.PlainText(choice.Prompt)).ShouldBe(("R", true, 2, "Which two?"));
        choice.Choices.Select(c => (c.Identifier, c.Fixed)).ShouldBe([("A", false), ("B", true)]);
        item.Responses.ShouldHaveSingleItem().Correct.ShouldBe(["A", "B"]);
        item.Body.Select(n => n.Kind).ShouldBe(["p", "interaction"]);
        item.Body[1].Attributes!["response"].ShouldBe("R");
    }

    [Fact]
    public void of_version_2_gives_the_names_of_version_3()
    {
        const string Old = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t" adaptive="false" timeDependent="false">
              <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"><mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/></mapping></responseDeclaration>
              <itemBody><p>The city is <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="15"/>.</p></itemBody>
              <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>
              <modalFeedback outcomeIdentifier="F" identifier="x" showHide="show">No.</modalFeedback>
            </assessmentItem>
            """;
        var (read, _) = ItemReader.Read(Old);
        read!.Item.Interactions.ShouldHaveSingleItem().ShouldBe(new TextEntryInteraction("RESPONSE", 15));
        read.Item.Responses[0].Mapping!.Entries.ShouldHaveSingleItem().ShouldBe(new MapEntry("York", 1, CaseSensitive: true));
        read.Item.Processing!.Template.ShouldBe("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response");
        read.Item.Others.ShouldHaveSingleItem().First("qti-content-body")!.PlainText().ShouldBe("No.");
        QtiReport.Of(Old).QtiVersion.ShouldBe("2.1");
        ItemWriter.Write(read.Item).ShouldContain("<qti-text-entry-interaction response-identifier=\"RESPONSE\" expected-length=\"15\"/>");
    }

    [Fact]
    public void names_every_element_without_effect_and_its_line()
    {
        var read = Read(Item("\n<p>Draw.</p>\n<qti-drawing-interaction response-identifier=\"R\"><object data=\"a.png\" type=\"image/png\"/></qti-drawing-interaction>\n<p><qti-printed-variable identifier=\"N\"/></p>"));
        read.Unsupported.ShouldBe([new("qti-drawing-interaction", 3), new("qti-printed-variable", 4)]);
        read.Item.Interactions.ShouldHaveSingleItem().ShouldBeOfType<UnsupportedInteraction>().Source.First("object")!["data"].ShouldBe("a.png");
    }

    [Theory]
    [InlineData("<qti-choice-interaction max-choices=\"1\"/>", "<qti-choice-interaction> has no response-identifier.")]
    [InlineData("<qti-choice-interaction response-identifier=\"R\" max-choices=\"few\"/>", "max-choices=\"few\" of <qti-choice-interaction> is not a whole number.")]
    [InlineData("<qti-match-interaction response-identifier=\"R\"/>", "<qti-match-interaction> has 0 sets of choices and not two.")]
    [InlineData("<qti-hotspot-interaction response-identifier=\"R\"><img src=\"a\" alt=\"\"/><qti-hotspot-choice identifier=\"A\" shape=\"circle\" coords=\"1,2\"/></qti-hotspot-interaction>", "coords=\"1,2\" of <qti-hotspot-choice> do not make a circle.")]
    [InlineData("<qti-slider-interaction response-identifier=\"R\" lower-bound=\"0\"/>", "<qti-slider-interaction> has no upper-bound.")]
    public void refuses_an_interaction_that_cannot_be_understood_and_says_where(string interaction, string why) =>
        ItemReader.Read(Item("\n\n" + interaction)).Fault.ShouldBe(new QtiFault(3, 0, why));

    [Theory]
    [InlineData("<a><b></a>", 1, 9)]
    [InlineData("<a>\n&nbsp;</a>", 2, 2)]
    [InlineData("\n<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>", 2, 1)]
    [InlineData("<!DOCTYPE lolz [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;\">]><a>&m;</a>", 1, 1)]
    [InlineData("", 0, 0)]
    public void refuses_what_is_not_xml_and_every_document_type(string xml, int line, int column)
    {
        var fault = QtiReport.Of(xml).Error!;
        (fault.Line, fault.Column).ShouldBe((line, column));
    }

    [Fact]
    public void refuses_what_is_too_large_or_too_deep()
    {
        QtiReport.Of(Item(string.Concat(Enumerable.Repeat("<div>", 200)) + string.Concat(Enumerable.Repeat("</div>", 200)))).Error!.Message.ShouldBe("Elements are nested deeper than 100.");
        QtiReport.Of(Item("<p/><p/>"), new(Elements: 3)).Error!.Message.ShouldBe("There are more than 3 elements.");
        QtiReport.Of(Item("<p/>"), new(Characters: 30)).Error!.Message.ShouldBe("The file has more than 30 characters.");
    }

    [Fact]
    public void shows_only_what_the_rules_allow()
    {
        var read = Read(Item(
            "<p class=\"x\" onclick=\"alert(1)\">See <a href=\"javascript:alert(1)\"><b>this</b></a><script>alert(1)</script><qti-feedback-inline outcome-identifier=\"F\" identifier=\"A\" show-hide=\"show\">the key is A</qti-feedback-inline></p>" +
            "<object data=\"m.png\" type=\"image/png\" width=\"20\">A map</object><iframe src=\"http://x\"/>"));
        var shown = Presentable.Of(read.Item.Body);
        NodeRules.Faults(shown).ShouldBeEmpty();
        Node.PlainText(shown).ShouldBe("See this");
        shown[1].Attributes.ShouldBe(new Dictionary<string, string> { ["src"] = "m.png", ["alt"] = "A map", ["width"] = "20" });
        read.Unsupported.Select(u => u.Element).ShouldBe(["script", "qti-feedback-inline", "iframe"]);
    }
}
