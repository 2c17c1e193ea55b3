using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Rasch;
using Cbhcr.Psychometrics.Tests.General;

namespace Cbhcr.Psychometrics.Tests.Rasch;

public sealed class tests_of_the_rasch_model
{
    private static CategoryResponses Draw(ulong seed, double slope = 1) =>
        Forms.Draw([.. Enumerable.Range(0, 8).Select(j => DichotomousItem.At(j % 2 == 0 ? 1 : slope, -1 + 0.3 * j))], 600, seed);

    /// <summary>Of 100 data sets of the model about 5 are rejected at .05; 13 and more happen once in a thousand times.</summary>
    [Fact]
    public void reject_about_as_often_as_they_say()
    {
        var rejections = (Andersen: 0, MartinLof: 0, Wald: 0, Items: 0);
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var responses = Draw(seed);
            var split = ConditionalTests.MedianSplit(responses);
            if (ConditionalTests.Andersen(responses, split)!.PValue < 0.05) rejections.Andersen++;
            if (ConditionalTests.MartinLof(responses)!.PValue < 0.05) rejections.MartinLof++;
            var wald = ConditionalTests.Wald(responses, split);
            rejections = rejections with { Items = rejections.Items + wald.Count, Wald = rejections.Wald + wald.Count(z => Math.Abs(z!.Value) > 1.96) };
        }
        rejections.Andersen.ShouldBeLessThan(13);
        // Many cells are nearly empty, which makes it careful rather than bold.
        rejections.MartinLof.ShouldBeLessThan(13);
        ((double)rejections.Wald / rejections.Items).ShouldBe(0.05, 0.025);
    }

    [Fact]
    public void reject_items_of_different_slopes()
    {
        var responses = Draw(3, slope: 2.5);
        ConditionalTests.Andersen(responses, ConditionalTests.MedianSplit(responses))!.PValue.ShouldBeLessThan(1e-4);
        ConditionalTests.MartinLof(responses, [.. Enumerable.Range(0, 8).Select(j => j % 2 == 1)])!.PValue.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void leave_out_items_without_an_estimate_in_some_group()
    {
        var responses = Draw(4).Without((i, j) => i % 2 == 0 && j == 5);
        int[] groups = [.. Enumerable.Range(0, 600).Select(i => i % 2)];
        var test = ConditionalTests.Andersen(responses, groups)!;
        test.LeftOut.ShouldBe([5]);
        test.DegreesOfFreedom.ShouldBe(6);
        ConditionalTests.Wald(responses, groups)[5].ShouldBeNull();
    }

    [Fact]
    public void are_none_where_nothing_can_be_compared()
    {
        var responses = Draw(5);
        ConditionalTests.Andersen(responses, new int[600]).ShouldBeNull();
        ConditionalTests.Wald(responses, new int[600]).ShouldAllBe(z => z == null);
        ConditionalTests.MedianSplit(new(0, [2], [])).ShouldBeEmpty();
        ConditionalTests.MartinLof(new(2, [2, 2], [1, 0, 0, 1])).ShouldBeNull();
        Should.Throw<ArgumentException>(() => ConditionalTests.Andersen(responses, [1]));
        Should.Throw<ArgumentException>(() => ConditionalTests.MartinLof(responses.Without((i, j) => i == j)));
        Should.Throw<ArgumentException>(() => ConditionalTests.MartinLof(responses, [true]));
    }
}
