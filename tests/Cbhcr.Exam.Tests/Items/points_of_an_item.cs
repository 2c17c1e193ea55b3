using Cbhcr.Exam.Items;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using FsCheck.Xunit;

namespace Cbhcr.Exam.Tests.Items;

public sealed class points_of_an_item
{
    private static readonly ItemContent Order = Of(ItemTypes.Ordering, "C,A,B,D"), Several = Of(ItemTypes.MultipleResponse, "A,C"),
    Pairs = Of(ItemTypes.Matching, "A 2,B 1,C 3,D 3"), Word = Of(ItemTypes.TextEntry, "Paris");

    [Theory]
    [InlineData("C A B D", 3)]
    [InlineData("A B D C", 2)] // one slip at the start: A before B and B before D still stand
    [InlineData("D B A C", 0)]
    [InlineData("C A", 1)]
    [InlineData("", 0)]
    public void ordering_counts_neighbours(string given, int points) => Points(Order, given.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(points);

    [Theory]
    [InlineData("A C", 2)]
    [InlineData("A", 1)]
    [InlineData("A B", 0)]
    [InlineData("A B C", 1)]
    [InlineData("B D", 0)]
    [InlineData("A B C D", 0)]
    public void multiple_response_takes_a_point_for_a_wrong_choice_and_never_more_than_there_are(string given, int points) => Points(Several, given.Split(' ')).ShouldBe(points);

    [Fact]
    public void matching_counts_right_pairs()
    {
        Points(Pairs, ["A 2", "B 1", "C 3", "D 3"]).ShouldBe(4);
        Points(Pairs, ["A 1", "B 1", "C 3"]).ShouldBe(2);
    }

    [Theory]
    [InlineData("Paris", 1)]
    [InlineData("  paris\t", 1)]
    [InlineData("Pari s", 0)]
    public void short_text_folds_white_space_and_letters(string given, int points) => Points(Word, [given]).ShouldBe(points);

    [Theory]
    [InlineData("13.5", 1)]
    [InlineData("14.5", 1)]
    [InlineData("14.51", 0)]
    [InlineData("1.4e1", 1)]
    public void a_number_counts_within_its_tolerance(string given, int points) =>
        Points(Of(ItemTypes.TextEntry, "14") with { Task = new(Accepted: [new("14")], Tolerance: 0.5m) }, [given]).ShouldBe(points);

    [Property]
    public bool lie_between_none_and_the_maximum(byte[] picks, byte which)
    {
        var item = new[] { Order, Several, Pairs }[which % 3];
        string[] known = item == Pairs ? ["A 1", "A 2", "B 1", "B 2", "C 3", "D 3", "D 1"] : ["A", "B", "C", "D"];
        return Points(item, [.. picks.Select(p => known[p % known.Length]).Distinct()]) is var points && points >= 0 && points <= item.MaximumPoints();
    }

    [Property]
    public bool of_all_or_nothing_are_one_for_the_key_alone(byte set)
    {
        var item = Several with { Task = new() };
        string[] chosen = [.. "ABCD".Where((_, i) => (set >> i & 1) == 1).Select(c => c.ToString())];
        return Points(item, chosen) == (chosen is ["A", "C"] ? 1 : 0) && item.MaximumPoints() == 1;
    }

    [Fact]
    public void of_a_text_are_given_by_people()
    {
        var essay = new ItemPoints(Of(ItemTypes.ExtendedText, "") with { Task = new(Rubric: [new("One", ["0", "1", "2"]), new("Two", ["0", "1"])]) });
        (essay.ByPeople, essay.Maximum).ShouldBe((true, 3));
        Should.Throw<InvalidOperationException>(() => essay.Of(null, null));
    }

    [Fact]
    public void what_is_asked_names_nothing_that_is_right()
    {
        foreach (var content in EveryType.Contents) JsonSerializer.Serialize(content.Asked(), Json.Options).ShouldNotContain(EveryType.Secret);
        typeof(AskedItem).GetProperties().Select(p => p.Name).ShouldBe(["Body", "Interactions", "Numeric", "MostWords"], ignoreOrder: true);
    }

    private static int Points(ItemContent content, string[] values) => new ItemPoints(content).Of(null, [new GivenAnswer(ResponseDeclaration.Usual, values)]);

    private static ItemContent Of(string type, string key) => EveryType.Contents.First(c => c.Type == ItemTypes.Ordering) with
    {
        Type = type, Key = key, Options = [.. "ABCD".Select(c => new ItemOption(c.ToString(), $"Option {c}", ""))],
        Task = type == ItemTypes.TextEntry ? null : new(PartialCredit: true, Targets: [new("1", "One"), new("2", "Two"), new("3", "Three")]),
    };
}
