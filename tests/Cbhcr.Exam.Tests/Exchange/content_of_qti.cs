using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;
using Cbhcr.Qti.Scoring;

namespace Cbhcr.Exam.Tests.Exchange;

public class content_of_qti
{
    private static AssessmentItem Read(string xml)
    {
        var (read, fault) = ItemReader.Read(xml);
        return read?.Item ?? throw new InvalidOperationException(fault!.ToString());
    }

    private static ItemContent Content(string xml) => ContentOfQti.Of(Read(xml), "CM.AL");

    [Fact]
    public void with_one_right_choice_is_one_best_answer()
    {
        var content = Content(QtiFiles.Choice("i"));
        (content.Type, content.Key, content.Stem, content.ShuffleOptions, content.Competency).ShouldBe((ItemTypes.SingleBestAnswer, "B", "Read this. Which one?", true, "CM.AL"));
        content.Options.Select(o => (o.Id, o.Text)).ShouldBe([("A", "No"), ("B", "Yes, of course"), ("C", "Later")]);
        content.Options[0].Body.ShouldBeNull();
        NodeRules.Faults(content.StemBody!).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ItemTypes.MultipleResponse, "A,C", "multiple", "identifier", "x z",
        "<qti-choice-interaction response-identifier=\"R\" max-choices=\"0\"><qti-prompt>?</qti-prompt><qti-simple-choice identifier=\"x\">1</qti-simple-choice><qti-simple-choice identifier=\"y\">2</qti-simple-choice><qti-simple-choice identifier=\"z\">3</qti-simple-choice></qti-choice-interaction>")]
    [InlineData(ItemTypes.Ordering, "B,A", "ordered", "identifier", "y x",
        "<qti-order-interaction response-identifier=\"R\"><qti-prompt>?</qti-prompt><qti-simple-choice identifier=\"x\">1</qti-simple-choice><qti-simple-choice identifier=\"y\">2</qti-simple-choice></qti-order-interaction>")]
    [InlineData(ItemTypes.Hotspot, "B", "single", "identifier", "y",
        "<qti-hotspot-interaction response-identifier=\"R\" max-choices=\"1\"><qti-prompt>?</qti-prompt><img src=\"a.png\" alt=\"map\" width=\"20\" height=\"20\"/><qti-hotspot-choice identifier=\"x\" shape=\"rect\" coords=\"0,0,5,5\"/><qti-hotspot-choice identifier=\"y\" shape=\"circle\" coords=\"9,9,3\"/></qti-hotspot-interaction>")]
    [InlineData(ItemTypes.TextEntry, "14", "single", "integer", "14", "<p>Days: <qti-text-entry-interaction response-identifier=\"R\"/></p>")]
    public void becomes_a_type_of_ours_that_scores_the_same(string type, string key, string cardinality, string baseType, string correct, string body)
    {
        var xml = QtiFiles.Item("i", QtiFiles.Declared(cardinality, baseType, correct.Split(' ')), body);
        var content = Content(xml);
        (content.Type, content.Key).ShouldBe((type, key));
        var ours = content.AsQti();
        ItemScoring.Score(ours, ours.Responses[0].Identifier, [.. ours.Responses[0].Correct!]).Score.ShouldBe(1);
        ItemScoring.Score(ours, ours.Responses[0].Identifier).Score.ShouldBe(0);
    }

    [Fact]
    public void with_pairs_is_matching()
    {
        var content = Content(QtiFiles.Item("i", QtiFiles.Declared("multiple", "directedPair", "x v", "y u"),
            "<qti-match-interaction response-identifier=\"R\" max-associations=\"2\"><qti-prompt>?</qti-prompt><qti-simple-match-set><qti-simple-associable-choice identifier=\"x\" match-max=\"1\">1</qti-simple-associable-choice><qti-simple-associable-choice identifier=\"y\" match-max=\"1\">2</qti-simple-associable-choice></qti-simple-match-set>" +
            "<qti-simple-match-set><qti-simple-associable-choice identifier=\"u\" match-max=\"1\">one</qti-simple-associable-choice><qti-simple-associable-choice identifier=\"v\" match-max=\"1\">two</qti-simple-associable-choice></qti-simple-match-set></qti-match-interaction>"));
        (content.Type, content.Key).ShouldBe((ItemTypes.Matching, "A 2,B 1"));
        content.Task!.Targets!.Select(t => t.Text).ShouldBe(["one", "two"]);
    }

    [Theory]
    [InlineData("<qti-response-processing><qti-set-outcome-value identifier=\"SCORE\"><qti-base-value base-type=\"float\">2</qti-base-value></qti-set-outcome-value></qti-response-processing>", "")]
    [InlineData("<qti-response-processing template=\"http://x/rptemplates/match_correct\"/>", "<p>and more below</p>")]
    public void that_asks_or_scores_otherwise_keeps_its_qti(string processing, string below)
    {
        var content = Content(QtiFiles.Item("i", QtiFiles.Declared("single", "identifier", "x"),
            "<qti-choice-interaction response-identifier=\"R\" max-choices=\"1\"><qti-prompt>Ask?</qti-prompt><qti-simple-choice identifier=\"x\">1</qti-simple-choice><qti-simple-choice identifier=\"y\">2</qti-simple-choice></qti-choice-interaction>" + below, processing));
        content.Type.ShouldBe(ItemTypes.Qti);
        content.Stem.ShouldContain("Ask?");
        content.AsQti().Interactions.ShouldHaveSingleItem().ShouldBeOfType<ChoiceInteraction>();
        content.CanBeGiven().ShouldBeTrue();
    }

    [Theory]
    [InlineData("RB-SA-017", "RB-SA-017")]
    [InlineData("choice", "^QTI-CHOICE-[0-9]{9}$")]
    [InlineData("été 12/3", "^QTI-T-12-3-[0-9]{9}$")]
    public void has_a_code_that_stays_the_same(string identifier, string code)
    {
        var file = new PackageFile("a.xml", System.Text.Encoding.UTF8.GetBytes(QtiFiles.Choice(identifier)));
        var (one, other) = (ImportPlan.Of([file], new Dictionary<string, string>()), ImportPlan.Of([file], new Dictionary<string, string>()));
        one.Items.ShouldHaveSingleItem().Code.ShouldMatch(code);
        other.Items[0].Code.ShouldBe(one.Items[0].Code);
        Intake.IsCode(one.Items[0].Code).ShouldBeTrue();
    }

    [Theory]
    [InlineData("items/a.xml", "../pictures/b%20c.png", "pictures/b c.png")]
    [InlineData("a.xml", "./b.png#x", "b.png")]
    [InlineData("items/a.xml", "../../../etc/passwd", null)]
    public void is_found_by_its_path_and_never_outside(string from, string reference, string? path) => ImportPlan.Resolve(from, reference).ShouldBe(path);
}
