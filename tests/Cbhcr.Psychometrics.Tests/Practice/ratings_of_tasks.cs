using Cbhcr.Psychometrics.Practice;

namespace Cbhcr.Psychometrics.Tests.Practice;

/// <summary>Expected figures: Python's statistics.mean and statistics.stdev, which compute with fractions.</summary>
public class ratings_of_tasks
{
    [Theory]
    [InlineData("422.55100523440201042145415411101.035121", 38, 2.263157894736842, 1.7961552109890213, 81.57894736842105)]
    [InlineData(".111301533335533324021122425053.41.03335", 37, 2.5675675675675675, 1.5730462404120467, 89.1891891891892)]
    [InlineData("34044304322102.0.4420230153112211501..31", 36, 2.0555555555555554, 1.5481684006675103, 80.55555555555556)]
    [InlineData("3002103425.0131.3.2.54.5423143.004022340", 34, 2.235294117647059, 1.670761458218192, 76.47058823529412)]
    [InlineData("2222403202.30212.1534435.34.422200021012", 36, 2.0833333333333335, 1.4614083227196586, 80.55555555555556)]
    [InlineData("5.40404542342540201043.213034124443.2335", 37, 2.7027027027027026, 1.6306928463567745, 83.78378378378379)]
    public void are_summed_up_as_elsewhere(string ratings, int n, double mean, double sd, double percent)
    {
        var given = Ratings(ratings);
        var summary = RatingSummary.Of(given);
        summary.N.ShouldBe(n);
        summary.Mean!.Value.ShouldBe(mean, 1e-9);
        summary.StandardDeviation!.Value.ShouldBe(sd, 1e-9);
        RatingSummary.PercentFrom(given, 1)!.Value.ShouldBe(percent, 1e-9);
    }

    [Fact]
    public void have_no_figure_that_is_not_defined()
    {
        RatingSummary.Of(Ratings("..")).ShouldBe(new(0, null, null));
        RatingSummary.Of(Ratings(".4")).ShouldBe(new(1, 4, null));
        RatingSummary.Of(Ratings("333")).ShouldBe(new(3, 3, 0));
        RatingSummary.PercentFrom(Ratings("."), 1).ShouldBeNull();
    }

    private static int?[] Ratings(string text) => [.. text.Select(c => c == '.' ? (int?)null : c - '0')];
}
