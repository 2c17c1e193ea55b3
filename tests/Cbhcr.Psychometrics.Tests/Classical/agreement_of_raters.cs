using Cbhcr.Psychometrics.Classical;
using FsCheck.Xunit;

namespace Cbhcr.Psychometrics.Tests.Classical;

public class agreement_of_raters
{
    /// <summary>One pair of five is a point apart: the mean squared difference is 1/5; the margins are (1, 1, 1, 2) and (1, 1, 2, 1).</summary>
    [Fact]
    public void is_what_the_formula_gives_by_hand()
    {
        var alike = RaterAgreement.Of([(0, 0), (1, 1), (2, 2), (3, 2), (3, 3)], 3);
        (alike.N, alike.Exact, alike.Adjacent).ShouldBe((5, 0.8, 1.0));
        var margins = new[] { 1, 1, 1, 2 }.SelectMany((a, i) => new[] { 1, 1, 2, 1 }.Select((b, j) => a * b * (i - j) * (i - j))).Sum();
        alike.QuadraticKappa!.Value.ShouldBe(1 - (1.0 / 5 / (margins / 25.0)), 1e-12);
    }

    [Fact]
    public void is_not_defined_without_differences_to_expect()
    {
        RaterAgreement.Of([], 4).ShouldBe(new(0, null, null, null));
        RaterAgreement.Of([(2, 2), (2, 2)], 4).QuadraticKappa.ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => RaterAgreement.Of([(0, 5)], 4));
    }

    [Property]
    public bool is_one_for_the_same_and_never_more(byte[] ratings)
    {
        var same = RaterAgreement.Of([.. ratings.Select(r => (r % 5, r % 5))], 4);
        var turned = RaterAgreement.Of([.. ratings.Select(r => (r % 5, r / 7 % 5))], 4);
        return same.QuadraticKappa is null or 1 && turned.QuadraticKappa is null or <= 1;
    }
}
