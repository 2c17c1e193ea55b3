using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>Estimates come nearer to the truth as persons are added, and as near as their standard errors say.</summary>
public sealed class a_recovery_study
{
    private static readonly double[] Difficulties = [-1.2, -0.5, 0, 0.6, 1.1, 0.3];

    private static IrtItem[] Truth(IrtModel model) => [.. Difficulties.Select((b, j) => (IrtItem)(model switch
    {
        IrtModel.Rasch => new DichotomousItem(1, -b),
        IrtModel.TwoParameter => DichotomousItem.At(0.9 + 0.15 * j, b),
        IrtModel.ThreeParameter => DichotomousItem.At(1 + 0.15 * j, b, 0.2),
        IrtModel.Graded => new GradedItem(1 + 0.15 * j, [1 - b, -0.2 - b, -1.3 - b]),
        IrtModel.PartialCredit => new PartialCreditItem(1, [0.6 - b, 0.4 - 2 * b]),
        IrtModel.GeneralisedPartialCredit => new PartialCreditItem(0.8 + 0.1 * j, [0.6 - b, 0.4 - 2 * b]),
        _ => new NominalItem([0.8 + 0.1 * j, 1.7], [0.5, -b]),
    }))];

    [Theory]
    [InlineData(IrtModel.Rasch), InlineData(IrtModel.TwoParameter), InlineData(IrtModel.Graded), InlineData(IrtModel.PartialCredit), InlineData(IrtModel.GeneralisedPartialCredit), InlineData(IrtModel.Nominal)]
    public void shows_errors_that_shrink(IrtModel model) => Shrinks(model);

    /// <summary>The prior settles what guessing is, and with it the intercepts of easy items, however many persons there are.</summary>
    [Fact]
    public void shows_slopes_that_come_nearer_with_guessing()
    {
        var priors = new ItemPriors(GuessingLogit: new NormalPrior(Math.Log(0.25), 0.4));
        var (few, many) = (RecoveryStudy.Run(Truth(IrtModel.ThreeParameter), IrtModel.ThreeParameter, 300, 4, 21, priors), RecoveryStudy.Run(Truth(IrtModel.ThreeParameter), IrtModel.ThreeParameter, 2_700, 4, 22, priors));
        many.SlopeError!.Value.ShouldBeLessThan(0.7 * few.SlopeError!.Value, $"{few} {many}");
        many.Coverage.ShouldBeGreaterThan(0.85);
    }

    private static void Shrinks(IrtModel model)
    {
        var (few, many) = (RecoveryStudy.Run(Truth(model), model, 250, 8, 23), RecoveryStudy.Run(Truth(model), model, 2_250, 8, 24));
        // Nine times the persons: a third of the error, give or take what eight replications leave open.
        many.InterceptError.ShouldBeLessThan(0.6 * few.InterceptError, $"{few} {many}");
        if (few.SlopeError is { } error) many.SlopeError!.Value.ShouldBeLessThan(0.6 * error, $"{few} {many}");
        many.InterceptBias.ShouldBe(0, 0.05);
        (many.SlopeBias ?? 0).ShouldBe(0, 0.05);
        many.Coverage.ShouldBe(0.95, 0.1);
    }
}
