using Cbhcr.Psychometrics.Fairness;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class matched_counts
{
    /// <summary>Wide enough for the vectors, with a tail, missing answers and persons in no group.</summary>
    [Theory]
    [InlineData(3, 2)]
    [InlineData(31, 3)]
    [InlineData(32, 2)]
    [InlineData(77, 5)]
    public void are_those_of_a_plain_count(int items, int categories)
    {
        var (responses, groups) = Random((ulong)items, 300, items, categories);
        bool[] anchor = [.. Enumerable.Range(0, items).Select(i => i % 4 != 1)];
        var counts = MatchedCounts.Of(responses, groups, anchor);
        for (var i = 0; i < items; i++)
        {
            ShouldBePlain(counts.Table(i), responses, groups, p => Score(responses, p, anchor) + (anchor[i] ? 0 : responses.Person(p)[i]));
            ShouldBePlain(counts.RestTable(i), responses, groups, p => Score(responses, p, anchor) - (anchor[i] ? responses.Person(p)[i] : 0));
        }
    }

    [Fact]
    public void can_leave_out_incomplete_persons()
    {
        var responses = new CategoryResponses(3, [2, 2], [1, 1, 1, CategoryResponses.Missing, 0, 1]);
        var groups = PersonGroups.Of([false, false, true]);
        MatchedCounts.Of(responses, groups).Table(0).Margin(0).ShouldBe([0, 2]);
        MatchedCounts.Of(responses, groups, completeOnly: true).Table(0).Margin(0).ShouldBe([0, 1]);
    }

    [Fact]
    public void can_match_on_something_given()
    {
        var responses = new CategoryResponses(4, [2], [1, 0, 1, 1]);
        var table = MatchedCounts.OfGiven(responses, PersonGroups.Of([false, true, true, false]), [0.5, 0.5, -1, double.NaN]).Table(0);
        table.Scores.ToArray().ShouldBe([-1, 0.5]);
        (table.Cell(0, 1)[1], table.Cell(1, 0)[1], table.Cell(1, 1)[0]).ShouldBe((1, 1, 1));
        table.Margin(0).Sum().ShouldBe(1);
    }

    [Fact]
    public void refuse_what_does_not_fit()
    {
        var responses = new CategoryResponses(2, [2], [1, 0]);
        Should.Throw<ArgumentException>(() => MatchedCounts.Of(responses, PersonGroups.Of([true])));
        Should.Throw<ArgumentException>(() => MatchedCounts.Of(responses, PersonGroups.Of([true, false]), [true, false]));
        Should.Throw<ArgumentException>(() => MatchedCounts.OfGiven(responses, PersonGroups.Of([true, false]), [1]));
        Should.Throw<ArgumentException>(() => PersonGroups.Of([0, 2], 2)).Message.ShouldContain("Person 1");
        Should.Throw<ArgumentException>(() => PersonGroups.Of([0], 1));
    }

    private static int Score(CategoryResponses responses, int person, bool[] anchor)
    {
        var sum = 0;
        for (var i = 0; i < anchor.Length; i++)
            if (anchor[i] && responses.Person(person)[i] is not CategoryResponses.Missing and var code) sum += code;
        return sum;
    }

    private static void ShouldBePlain(MatchedTable table, CategoryResponses responses, PersonGroups groups, Func<int, int> score)
    {
        var expected = Enumerable.Range(0, responses.Persons)
            .Where(p => groups.Codes[p] >= 0 && responses.Person(p)[table.Item] != CategoryResponses.Missing)
            .GroupBy(p => (Score: (double)score(p), Group: groups.Codes[p], Category: (int)responses.Person(p)[table.Item]))
            .Select(g => (g.Key, Count: g.Count())).OrderBy(e => e.Key);
        var actual = from s in Enumerable.Range(0, table.Strata)
                     from g in Enumerable.Range(0, table.Groups)
                     from k in Enumerable.Range(0, table.Categories)
                     where table.Cell(s, g)[k] > 0
                     select (Key: (Score: table.Scores[s], Group: g, Category: k), Count: table.Cell(s, g)[k]);
        actual.OrderBy(a => a.Key).ShouldBe(expected);
    }

    private static (CategoryResponses Responses, PersonGroups Groups) Random(ulong seed, int persons, int items, int categories)
    {
        var chance = new SplitMix64(seed);
        int[] groups = [.. Enumerable.Range(0, persons).Select(_ => (int)(chance.Next() % 4) - 1)];
        byte[] codes = [.. Enumerable.Range(0, persons * items).Select(_ => chance.Next() % 10 == 0 ? CategoryResponses.Missing : (byte)(chance.Next() % (ulong)categories))];
        return (new(persons, [.. Enumerable.Repeat(categories, items)], codes), PersonGroups.Of(groups, 3));
    }
}
