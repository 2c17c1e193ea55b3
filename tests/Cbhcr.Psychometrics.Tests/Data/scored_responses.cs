namespace Cbhcr.Psychometrics.Tests.Data;

public sealed class scored_responses
{
    [Fact]
    public void keep_persons_apart_in_the_order_given()
    {
        var responses = new ScoredResponses(2, 3, [0, 1, 2, 3, 4, 1]);
        responses.Person(1).ToArray().ShouldBe([3, 4, 1]);
        (responses[0, 0], responses[0, 1], responses[0, 2], responses[1, 0], responses[1, 1])
            .ShouldBe((Mark.Wrong, Mark.Right, Mark.Omitted, Mark.NotReached, Mark.NotAdministered));
    }

    [Fact]
    public void are_a_copy()
    {
        var marks = new byte[] { 1, 0 };
        var responses = new ScoredResponses(1, 2, marks);
        marks[0] = 0;
        responses[0, 0].ShouldBe(Mark.Right);
    }

    [Fact]
    public void may_be_empty()
    {
        new ScoredResponses(0, 5, []).Marks.Length.ShouldBe(0);
        new ScoredResponses(4, 0, []).Person(3).Length.ShouldBe(0);
    }

    [Fact]
    public void refuse_what_is_no_matrix()
    {
        Should.Throw<ArgumentException>(() => new ScoredResponses(2, 2, [1, 1, 1]));
        Should.Throw<ArgumentException>(() => new ScoredResponses(-1, 2, []));
        Should.Throw<ArgumentException>(() => new ScoredResponses(2, -1, []));
        Should.Throw<ArgumentException>(() => new ScoredResponses(65_536, 65_536, []), "the product must not wrap around to 0");
        Should.Throw<ArgumentException>(() => new ScoredResponses(2, 2, [1, 1, 5, 1])).Message.ShouldContain("Person 1, item 0: 5 is no mark");
        Should.Throw<ArgumentOutOfRangeException>(() => new ScoredResponses(1, 0, []).Person(1));
        Should.Throw<ArgumentOutOfRangeException>(() => new ScoredResponses(1, 0, []).Person(-1));
    }
}
