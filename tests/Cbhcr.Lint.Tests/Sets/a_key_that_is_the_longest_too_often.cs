using Cbhcr.Lint.Rules;

namespace Cbhcr.Lint.Tests.Sets;

public class a_key_that_is_the_longest_too_often
{
    [Theory]
    [InlineData(40, 0, true)]
    [InlineData(20, 20, true)]
    [InlineData(10, 30, false)]
    [InlineData(15, 25, false)]
    [InlineData(0, 40, true)]
    [InlineData(10, 5, false)]
    public void is_seen_over_the_form(int longest, int others, bool found)
    {
        var key = Sample.Item("What does the team do?", "*Ask him about his day", "Wait outside", "Leave", "Call");
        var distractor = Sample.Item("What does the team do?", "*Ask him", "Wait outside for the police", "Leave", "Call");
        var findings = Rule.Check([.. Enumerable.Repeat(key, longest), .. Enumerable.Repeat(distractor, others)], Sample.Setting).ToList();
        findings.Count.ShouldBe(found ? 1 : 0);
    }

    [Fact]
    public void does_not_count_where_two_options_are_the_longest()
    {
        var tie = Sample.Item("What does the team do?", "*Ask him now", "Wait outside here", "Leave", "Call");
        Rule.Check([.. Enumerable.Repeat(tie, 100)], Sample.Setting).ShouldBeEmpty();
    }

    private static ISetRule Rule => All.ForSets.Single(r => r.Id == "CUE-LENGTH");
}
