using System.Text.Json;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using Cbhcr.Qti.Scoring;
using FsCheck.Xunit;

namespace Cbhcr.Qti.Tests;

public class a_choice_item
{
    private static readonly ChoiceInteraction Question = Asking("Which comes first?", "A", "B", "C", "D");

    [Theory]
    [InlineData("C", 1)]
    [InlineData("A", 0)]
    [InlineData("c", 0)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void scores_one_point_for_the_right_answer_alone(string? response, int points) =>
        MatchCorrect.Score(new ResponseDeclaration("C"), response).ShouldBe(points);

    [Property]
    public bool gives_one_point_to_exactly_one_of_its_choices(uint right) =>
        Question.Choices.Sum(c => MatchCorrect.Score(new ResponseDeclaration("ABCD"[(int)(right % 4)].ToString()), c.Identifier)) == 1;

    [Fact]
    public void is_shown_under_the_sittings_names_and_in_its_order()
    {
        var shown = PlayerItem.Of(Question, "q7", 3, [("C", "o1"), ("A", "o2"), ("D", "o3"), ("B", "o4")]);
        shown.Options.Select(o => (o.OptionId, o.Label, Node.PlainText(o.Body))).ShouldBe([("o1", "A", "Choice C"), ("o2", "B", "Choice A"), ("o3", "C", "Choice D"), ("o4", "D", "Choice B")]);
        shown.Position.ShouldBe(3);
    }

    /// <summary>Whatever is added to these types reaches every browser: the members are named here so that an addition is a decision.</summary>
    [Fact]
    public void tells_a_browser_nothing_but_names_text_and_places()
    {
        var json = JsonSerializer.SerializeToElement(PlayerItem.Of(Question, "q7", 1, [("A", "o1"), ("B", "o2"), ("C", "o3"), ("D", "o4")]));
        json.EnumerateObject().Select(m => m.Name).ShouldBe(["ItemId", "Position", "Prompt", "Options"]);
        json.GetProperty("Options")[0].EnumerateObject().Select(m => m.Name).ShouldBe(["OptionId", "Label", "Body"]);
        json.GetProperty("Prompt")[0].EnumerateObject().Select(m => m.Name).ShouldBe(["Kind", "Text", "Children"]);
    }

    [Theory]
    [InlineData("A:1 B:2 C:3")] // D is left out
    [InlineData("A:1 B:2 C:3 C:4")] // C twice
    [InlineData("A:1 B:2 C:3 E:4")] // no such choice
    [InlineData("A:1 B:1 C:3 D:4")] // one name for two
    public void is_not_shown_in_an_order_that_loses_or_doubles_a_choice(string order) =>
        Should.Throw<ArgumentException>(() => PlayerItem.Of(Question, "q", 1, [.. order.Split(' ').Select(o => (o[..1], o[2..]))]));

    [Fact]
    public void says_what_keeps_it_from_being_shown()
    {
        Question.Faults().ShouldBeEmpty();
        Asking("", "A").Faults().ShouldBe(["The prompt is empty.", "There are fewer than two choices."]);
        Asking("Which?", "A", "A").Faults().ShouldBe(["The identifier A stands 2 times."]);
        new ChoiceInteraction(Node.Paragraph("Which?"), [new("A", Node.Paragraph("")), new("B", Node.Paragraph("b"))], true).Faults().ShouldBe(["Choice A is empty."]);
    }

    [Fact]
    public void reads_as_plain_text_in_order() =>
        Node.PlainText([new("p", null, [new("text", "He says ", null), new("strong", null, [new("text", "no", null)])]), new("p", null, [new("text", ".", null)])]).ShouldBe("He says no.");

    private static ChoiceInteraction Asking(string prompt, params string[] identifiers) =>
        new(Node.Paragraph(prompt), [.. identifiers.Select(i => new SimpleChoice(i, Node.Paragraph("Choice " + i)))], shuffle: true);
}
