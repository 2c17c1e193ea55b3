using Cbhcr.Qti.Model;
using Cbhcr.Qti.Scoring;
using FsCheck.Xunit;

namespace Cbhcr.Qti.Tests;

public class scoring_items
{
    private const string Purl = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    private static readonly Mapping Points = new([new("A", 2), new("B", 1), new("C", -1)], Default: -0.5, Lower: 0, Upper: 2.5);

    [Theory]
    [InlineData(Purl + "match_correct")]
    [InlineData(Purl + "match_correct.xml")]
    [InlineData("http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct")]
    [InlineData("http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct.xml")]
    [InlineData("http://www.imsglobal.org/question/qti_v2p0/rptemplates/match_correct")]
    public void match_correct_gives_one_point_for_all_of_it(string template)
    {
        var item = Item(template, new("R", Cardinality.Multiple, "identifier", ["A", "B"]));
        ItemScoring.Score(item, "R", "B", "A").Score.ShouldBe(1);
        ItemScoring.Score(item, "R", "A").Score.ShouldBe(0);
        ItemScoring.Score(item, "R", "A", "B", "C").Score.ShouldBe(0);
        ItemScoring.Score(item, "R").Score.ShouldBe(0);
        (ScoreRange.MaximumScore(item), ScoreRange.MinimumScore(item)).ShouldBe((1, 0));
    }

    [Fact]
    public void map_response_adds_each_value_once_within_its_bounds()
    {
        var item = Item(Purl + "map_response", new("R", Cardinality.Multiple, "identifier", null, Points));
        ItemScoring.Score(item, "R", "A").Score.ShouldBe(2);
        ItemScoring.Score(item, "R", "A", "A").Score.ShouldBe(2);
        ItemScoring.Score(item, "R", "A", "B").Score.ShouldBe(2.5);
        ItemScoring.Score(item, "R", "B", "X").Score.ShouldBe(0.5);
        ItemScoring.Score(item, "R", "C").Score.ShouldBe(0);
        ItemScoring.Score(item, "R").Score.ShouldBe(0);
        (ScoreRange.MaximumScore(item), ScoreRange.MinimumScore(item)).ShouldBe((2.5, 0));
    }

    [Fact]
    public void map_response_tells_letters_apart_where_the_entry_says_so()
    {
        var item = Item(Purl + "map_response", new("R", Cardinality.Single, "string", ["York"], new([new("York", 1, CaseSensitive: true), new("york", 0.5)])));
        ItemScoring.Score(item, "R", "York").Score.ShouldBe(1);
        ItemScoring.Score(item, "R", "YORK").Score.ShouldBe(0.5);
    }

    [Fact]
    public void map_response_point_counts_an_area_once_and_a_miss_as_the_default()
    {
        var item = Item(Purl + "map_response_point", new("R", Cardinality.Multiple, "point", null,
            AreaMapping: new([new("circle", [10, 10, 5], 1), new("rect", [20, 20, 30, 30], 2)], Default: -1)));
        ItemScoring.Score(item, "R", "10 10", "12 10").Score.ShouldBe(1);
        ItemScoring.Score(item, "R", "10 10", "25 25").Score.ShouldBe(3);
        ItemScoring.Score(item, "R", "25 25", "100 100").Score.ShouldBe(1);
        ScoreRange.MaximumScore(item).ShouldBe(3);
    }

    [Fact]
    public void rules_run_in_order_until_one_ends_them()
    {
        var item = Item(new ResponseProcessing(null, Xml.Rules("""
            <qti-response-condition>
              <qti-response-if><qti-match><qti-variable identifier="R"/><qti-correct identifier="R"/></qti-match>
                <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">3</qti-base-value></qti-set-outcome-value><qti-exit-response/></qti-response-if>
              <qti-response-else-if><qti-is-null><qti-variable identifier="R"/></qti-is-null>
                <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">-1</qti-base-value></qti-set-outcome-value></qti-response-else-if>
              <qti-response-else><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-else>
            </qti-response-condition>
            <qti-set-outcome-value identifier="SCORE"><qti-sum><qti-variable identifier="SCORE"/><qti-base-value base-type="float">0.5</qti-base-value></qti-sum></qti-set-outcome-value>
            """)), new("R", Cardinality.Single, "identifier", ["A"]));
        ItemScoring.Score(item, "R", "A").Score.ShouldBe(3);
        ItemScoring.Score(item, "R", "B").Score.ShouldBe(1.5);
        ItemScoring.Score(item, "R").Score.ShouldBe(-0.5);
        (ScoreRange.MaximumScore(item), ScoreRange.MinimumScore(item)).ShouldBe((3, -0.5));
    }

    [Theory]
    [InlineData("7", "good")]
    [InlineData("5", "fair")]
    [InlineData("1", "poor")]
    public void a_table_looks_up_the_first_entry_that_the_value_reaches(string given, string grade)
    {
        var table = Xml.Rules("""<qti-interpolation-table default-value="poor"><qti-interpolation-table-entry source-value="7" target-value="good"/><qti-interpolation-table-entry source-value="5" target-value="fair"/></qti-interpolation-table>""")[0];
        var item = Item(new ResponseProcessing(null, Xml.Rules("""<qti-lookup-outcome-value identifier="GRADE"><qti-variable identifier="R"/></qti-lookup-outcome-value>""")), new("R", Cardinality.Single, "float", null))
            with { Outcomes = [new("GRADE", Cardinality.Single, "identifier", null, LookupTable: table)] };
        ItemScoring.Score(item, "R", given).Outcomes["GRADE"].Values.ShouldBe([grade]);
    }

    [Fact]
    public void numbers_are_drawn_by_seed_and_the_correct_answer_follows_them()
    {
        var item = Item(Purl + "match_correct", new("R", Cardinality.Single, "integer", null)) with
        {
            Others = Xml.Rules("""
                <qti-template-declaration identifier="N" cardinality="single" base-type="integer"/>
                <qti-template-processing>
                  <qti-set-template-value identifier="N"><qti-random-integer min="1" max="1000"/></qti-set-template-value>
                  <qti-set-correct-response identifier="R"><qti-product><qti-variable identifier="N"/><qti-base-value base-type="integer">2</qti-base-value></qti-product></qti-set-correct-response>
                  <qti-template-constraint><qti-gt><qti-variable identifier="N"/><qti-base-value base-type="integer">500</qti-base-value></qti-gt></qti-template-constraint>
                </qti-template-processing>
                """),
        };
        var drawn = ItemScoring.Templates(item, 7)!["N"][0];
        int.Parse(drawn).ShouldBeGreaterThan(500);
        ItemScoring.Templates(item, 7)!["N"][0].ShouldBe(drawn);
        ItemScoring.Score(item, new Dictionary<string, IReadOnlyList<string>> { ["R"] = [(2 * int.Parse(drawn)).ToString()] }, seed: 7).Score.ShouldBe(1);
        ItemScoring.Score(item, "R", "2").Unsupported.ShouldBe("qti-template-processing without a seed");
    }

    [Fact]
    public void an_unknown_template_is_named() =>
        ItemScoring.Score(Item("https://example.org/mine", new("R", Cardinality.Single, "identifier", ["A"])), "R", "A").Unsupported.ShouldBe("qti-response-processing template https://example.org/mine");

    [Property]
    public bool a_mapping_never_leaves_its_bounds(string[] given) =>
        ItemScoring.Score(Item(Purl + "map_response", new("R", Cardinality.Multiple, "string", null, Points)), "R", [.. given.Where(g => g is not null)]).Score is >= 0 and <= 2.5;

    [Property]
    public bool the_order_of_a_multiple_response_never_matters(bool[] chosen, int turn)
    {
        var picked = chosen.Select((c, i) => (c, i)).Where(p => p.c).Select(p => "X" + p.i).ToArray();
        var turned = picked.Length == 0 ? picked : [.. picked.Skip(Math.Abs(turn % picked.Length)), .. picked.Take(Math.Abs(turn % picked.Length))];
        var item = Item(Purl + "match_correct", new("R", Cardinality.Multiple, "identifier", ["X0", "X2"]));
        return ItemScoring.Score(item, "R", picked).Score == ItemScoring.Score(item, "R", turned).Score;
    }

    private static AssessmentItem Item(string template, ResponseDeclaration response) => Item(new ResponseProcessing(template, []), response);

    private static AssessmentItem Item(ResponseProcessing processing, ResponseDeclaration response) =>
        new("i", "", null, false, false, [], [new TextEntryInteraction("R")], [response], [new("SCORE", Cardinality.Single, "float", null)], processing, []);
}
