using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Tests.Text;

public class quantities_in_words_and_digits
{
    private const double Inf = double.PositiveInfinity;
    private const double Day = 86400;

    [Theory]
    [InlineData("10 to 20 minutes", QuantityKind.Duration, 600, 1200)]
    [InlineData("15–30", QuantityKind.Number, 15, 30)]
    [InlineData("between ten and twenty", QuantityKind.Number, 10, 20)]
    [InlineData("two weeks", QuantityKind.Duration, 14 * Day, 14 * Day)]
    [InlineData("half an hour", QuantityKind.Duration, 1800, 1800)]
    [InlineData("an hour", QuantityKind.Duration, 3600, 3600)]
    [InlineData("weekly", QuantityKind.Interval, 7 * Day, 7 * Day)]
    [InlineData("every 7 days", QuantityKind.Interval, 7 * Day, 7 * Day)]
    [InlineData("every other day", QuantityKind.Interval, 2 * Day, 2 * Day)]
    [InlineData("twice a day", QuantityKind.Interval, 0.5 * Day, 0.5 * Day)]
    [InlineData("three times a week", QuantityKind.Interval, 7 / 3.0 * Day, 7 / 3.0 * Day)]
    [InlineData("once a month", QuantityKind.Interval, 30.4375 * Day, 30.4375 * Day)]
    [InlineData("less than 5%", QuantityKind.Percent, -Inf, 5)]
    [InlineData("at least 25 percent", QuantityKind.Percent, 25, Inf)]
    [InlineData("65 or older", QuantityKind.Number, 65, Inf)]
    [InlineData("1,250.5", QuantityKind.Number, 1250.5, 1250.5)]
    [InlineData("twenty-five", QuantityKind.Number, 25, 25)]
    [InlineData("two hundred", QuantityKind.Number, 200, 200)]
    [InlineData("3/4", QuantityKind.Number, 0.75, 0.75)]
    [InlineData("3 p.m.", QuantityKind.TimeOfDay, 15, 15)]
    [InlineData("09:30", QuantityKind.TimeOfDay, 9.5, 9.5)]
    public void are_read(string text, QuantityKind kind, double low, double high)
    {
        var quantity = Quantities.Whole(text).ShouldNotBeNull();
        quantity.Kind.ShouldBe(kind);
        if (double.IsInfinity(low)) quantity.Low.ShouldBe(low); else quantity.Low.ShouldBe(low, 1e-9);
        if (double.IsInfinity(high)) quantity.High.ShouldBe(high); else quantity.High.ShouldBe(high, 1e-9);
    }

    [Theory]
    [InlineData("March 3, 2024", "3 March 2024")]
    [InlineData("2024-03-03", "March 3rd, 2024")]
    [InlineData("3/3/2024", "3rd March 2024")]
    [InlineData("Jan 5", "5 January")]
    public void are_the_same_date_however_written(string one, string other)
    {
        Quantities.Whole(one).ShouldNotBeNull().Kind.ShouldBe(QuantityKind.Date);
        Quantities.Whole(one)!.Low.ShouldBe(Quantities.Whole(other)!.Low);
    }

    [Theory]
    [InlineData("10–20", "15–30", true)]
    [InlineData("10–20", "21–30", false)]
    [InlineData("10–20", "20–30", true)]
    [InlineData("less than 20", "20 to 30", false)]
    [InlineData("weekly", "every 7 days", true)]
    [InlineData("5 minutes", "10 minutes", false)]
    [InlineData("60 minutes", "one hour", true)]
    [InlineData("more than 10", "at least 20", true)]
    [InlineData("5 feet", "5 people", false)]
    [InlineData("5 to 10 mg", "8 mg", true)]
    public void overlap_or_not(string one, string other, bool overlap)
    {
        Quantities.Whole(one)!.Overlaps(Quantities.Whole(other)!).ShouldBe(overlap);
        Quantities.Whole(other)!.Overlaps(Quantities.Whole(one)!).ShouldBe(overlap);
    }

    [Theory]
    [InlineData("Call the police")]
    [InlineData("A friend may help")]
    [InlineData("May come along")]
    [InlineData("Ask him to sit down and have a drink of water with you")]
    public void are_not_seen_in_plain_words(string text) => Quantities.In(text).ShouldBeEmpty();

    [Fact]
    public void know_their_place() => Quantities.In("Wait for 5 minutes, then ask two people.").Select(q => (q.Start, q.Length)).ShouldBe([(9, 9), (29, 10)]);
}
