using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items;

public sealed class an_item_query
{
    [Theory]
    [InlineData("")]
    [InlineData("text=%22a%20phrase%22%20-word&competency=CM.AL&competency=RB&level=I&pFrom=0.25&lastUsedTo=2026-05-01&sort=p")]
    [InlineData("text=%26%3D%3F%23%25%20%C3%A4&author=01900000-0000-7000-8000-000000000001&list=01900000-0000-7000-8000-000000000002")]
    public void stands_in_its_address_whole(string address)
    {
        var (query, problem) = ItemQuery.Parse(address);
        problem.ShouldBeNull();
        query.Address.ShouldBe(address);
    }

    [Fact]
    public void loses_one_value_and_keeps_the_rest() =>
        ItemQuery.Parse("competency=CM.AL&competency=RB.SA&tag=x").Query.Without("competency", "CM.AL").Without("tag", "x").Address.ShouldBe("competency=RB.SA");

    [Fact]
    public void goes_no_further_than_pages_go() => ItemQuery.Parse("page=2147483647").Query.Page.ShouldBe(ItemQuery.LastPage);

    [Theory]
    [InlineData("lastUsedFrom=-0100-01-01")]
    [InlineData("changedTo=0000-12-31")]
    public void knows_no_dates_that_the_database_does_not(string address) => ItemQuery.Parse(address).Problem.ShouldNotBeNull().Status.ShouldBe(400);
}
