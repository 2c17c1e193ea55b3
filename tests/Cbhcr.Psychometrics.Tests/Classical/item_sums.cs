namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class item_sums
{
    /// <summary>Everybody comes one by one in another order, the first half leaves and comes back: not one bit differs.</summary>
    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void that_grew_person_by_person_give_the_same_bits(Case given)
    {
        var sums = new ItemSums(given.Uses);
        foreach (var p in given.Persons) sums.Add(given.Responses.Person(p));
        foreach (var p in given.Persons.Take(given.Persons.Length / 2)) sums.Remove(given.Responses.Person(p));
        foreach (var p in given.Persons.Take(given.Persons.Length / 2)) sums.Add(given.Responses.Person(p));
        ShouldBeTheSame(sums.Analyse(), ItemAnalysis.Of(given.Responses, given.Uses));
    }

    [Property(Arbitrary = [typeof(AnyResponsesWithGaps)])]
    public void forget_whom_they_let_go(Case given)
    {
        var staying = given.Persons.Take(given.Persons.Length / 2).ToList();
        var sums = new ItemSums(given.Uses);
        sums.Add(given.Responses);
        foreach (var p in given.Persons.Skip(staying.Count)) sums.Remove(given.Responses.Person(p));
        ShouldBeTheSame(sums.Analyse(), ItemAnalysis.Of(given.Responses.Reordered(staying, [.. Enumerable.Range(0, given.Responses.Items)]), given.Uses));
    }

    [Fact]
    public void follow_a_changed_key()
    {
        var sums = new ItemSums(Matrix.Scored(2));
        sums.Add(Matrix.Of("11", "10", "00"));
        sums.Remove([1, 0]);
        sums.Add([0, 1]);
        ShouldBeTheSame(sums.Analyse(), ItemAnalysis.Of(Matrix.Of("11", "01", "00")));
    }

    [Fact]
    public void let_nobody_go_who_never_came()
    {
        var sums = new ItemSums(Matrix.Scored(2));
        sums.Add([1, 0]);
        Should.Throw<InvalidOperationException>(() => sums.Remove([0, 1]));
        sums.Add([0, 1]);
        Should.Throw<InvalidOperationException>(() => sums.Remove([1, 1]), "each mark was there, the total was not");
        ShouldBeTheSame(sums.Analyse(), ItemAnalysis.Of(Matrix.Of("10", "01")));
    }

    [Fact]
    public void take_marks_for_their_items_only()
    {
        var sums = new ItemSums(Matrix.Scored(2));
        Should.Throw<ArgumentException>(() => sums.Add([1]));
        Should.Throw<ArgumentException>(() => sums.Add([1, 5]));
        Should.Throw<ArgumentException>(() => sums.Remove([1, 5]));
        Should.Throw<ArgumentException>(() => sums.Add(Matrix.Of("111")));
    }

    private static void ShouldBeTheSame(ItemAnalysis actual, ItemAnalysis expected)
    {
        (actual.ScoredItems, actual.Alpha).ShouldBe((expected.ScoredItems, expected.Alpha));
        actual.Items.ShouldBe(expected.Items);
        actual.Scores.Frequencies.ToArray().ShouldBe(expected.Scores.Frequencies.ToArray());
    }
}
