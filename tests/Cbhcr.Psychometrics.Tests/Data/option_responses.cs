namespace Cbhcr.Psychometrics.Tests.Data;

public sealed class option_responses
{
    [Fact]
    public void are_marked_by_the_key()
    {
        KeyedItem[] items = [new(4, 2), new(2, 0), new(3, 1), new(5, 4), new(4, 0)];
        new OptionResponses(items, 1, [2, 1, ResponseCode.Omitted, ResponseCode.NotReached, ResponseCode.NotAdministered]).Score().Marks.ToArray()
            .ShouldBe([(byte)Mark.Right, (byte)Mark.Wrong, (byte)Mark.Omitted, (byte)Mark.NotReached, (byte)Mark.NotAdministered]);
    }

    [Fact]
    public void take_as_many_options_as_codes_allow() =>
        new OptionResponses([new(ResponseCode.MaximumOptions, 252)], 1, [252]).Score()[0, 0].ShouldBe(Mark.Right);

    [Fact]
    public void refuse_what_no_item_can_have()
    {
        Should.Throw<ArgumentException>(() => new OptionResponses([new(4, 4)], 0, [])).Message.ShouldContain("Item 0: 4 options with key 4");
        Should.Throw<ArgumentException>(() => new OptionResponses([new(4, -1)], 0, []));
        Should.Throw<ArgumentException>(() => new OptionResponses([new(0, 0)], 0, []));
        Should.Throw<ArgumentException>(() => new OptionResponses([new(254, 0)], 0, []));
        Should.Throw<ArgumentException>(() => new OptionResponses([new(4, 0)], 2, [1]));
        Should.Throw<ArgumentException>(() => new OptionResponses([new(4, 0)], -1, []));
        Should.Throw<ArgumentException>(() => new OptionResponses([new(4, 0), new(3, 0)], 1, [3, 3])).Message.ShouldContain("Person 0, item 1: there is no option 3");
    }

    [Fact]
    public void may_be_empty() => new OptionResponses([], 3, []).Score().Persons.ShouldBe(3);
}
