using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class a_link
{
    private static readonly ScaleTransformation Truth = new(1.2, -0.4);

    [Theory]
    [InlineData(LinkingMethod.MeanMean)]
    [InlineData(LinkingMethod.MeanGeometricMean)]
    [InlineData(LinkingMethod.MeanSigma)]
    [InlineData(LinkingMethod.Haebara)]
    [InlineData(LinkingMethod.StockingLord)]
    public void finds_the_transformation_that_items_went_through(LinkingMethod method)
    {
        var from = Mixed();
        List<IrtItem> onto = [.. from.Select(Truth.Apply)];
        var link = IrtLinking.Link(method, from, onto);
        link.Transformation!.Value.A.ShouldBe(1.2, 1e-9);
        link.Transformation.Value.B.ShouldBe(-0.4, 1e-9);
        var symmetric = IrtLinking.Link(method, from, onto, new(AbilityWeights.Normal, AbilityWeights.Normal));
        symmetric.Transformation!.Value.A.ShouldBe(1.2, 1e-9);
        if (method is not (LinkingMethod.Haebara or LinkingMethod.StockingLord)) return;
        link.Criterion!.Value.ShouldBeLessThan(1e-18);
        // Nominal items have no thresholds, and curves all the same.
        IrtItem[] nominal = [new NominalItem([0.4, 1.3], [0.2, -0.3]), new NominalItem([0.8, 1.1], [0.5, 0.1])];
        IrtLinking.Link(method, nominal, [.. nominal.Select(Truth.Apply)]).Transformation!.Value.A.ShouldBe(1.2, 1e-7);
        IrtLinking.Link(LinkingMethod.MeanMean, nominal, nominal).Transformation.ShouldBeNull();
    }

    [Property(MaxTest = 30)]
    public void leaves_the_chances_of_answers_what_they_are(byte a, byte b, byte at)
    {
        var link = new ScaleTransformation(0.4 + a / 100.0, b / 50.0 - 2.5);
        var theta = at / 40.0 - 3.2;
        Span<double> before = stackalloc double[4], after = stackalloc double[4];
        foreach (var item in Mixed())
        {
            item.Probabilities(theta, before);
            link.Apply(item).Probabilities(link.Apply(theta), after);
            for (var k = 0; k < item.Categories; k++) after[k].ShouldBe(before[k], 1e-12);
            link.Inverse().Apply(link.Apply(item)).ExpectedScore(theta).ShouldBe(item.ExpectedScore(theta), 1e-12);
        }
        link.Inverse().Apply(link.Apply(theta)).ShouldBe(theta, 1e-12);
    }

    [Fact]
    public void is_not_defined_without_items_and_refuses_other_items()
    {
        IrtLinking.Link(LinkingMethod.Haebara, [], []).Transformation.ShouldBeNull();
        IrtItem[] one = [DichotomousItem.At(1, 0)];
        IrtLinking.Link(LinkingMethod.MeanSigma, one, one).Transformation.ShouldBeNull("one difficulty has no spread");
        Should.Throw<ArgumentException>(() => IrtLinking.Link(LinkingMethod.Haebara, one, []));
        Should.Throw<ArgumentException>(() => IrtLinking.Link(LinkingMethod.Haebara, one, [new GradedItem(1, [1, -1])])).Message.ShouldContain("Item 0");
    }

    /// <summary>For the mean of difficulties the derivatives are known: B = mean b* − A mean b with A = 1 when the slopes are known and equal.</summary>
    [Fact]
    public void has_errors_by_the_delta_method()
    {
        IrtItem[] items = [.. Enumerable.Range(0, 5).Select(j => DichotomousItem.At(1, j - 2))];
        var estimates = new ItemEstimates([.. Enumerable.Range(0, 5).Select(j => new FreeParameter(j, ParameterKind.Intercept, 0, 2 - j))], new(5, [.. Enumerable.Range(0, 25).Select(i => i % 6 == 0 ? 0.01 : 0.0)]));
        var errors = LinkingErrors.Delta(LinkingMethod.MeanMean, items, items, estimates, estimates)!.Value;
        errors.VarianceA.ShouldBe(0, 1e-15);
        errors.ErrorB.ShouldBe(Math.Sqrt(2 * 0.01 / 5), 1e-9);
        errors.ErrorAt(3).ShouldBe(errors.ErrorB, 1e-9);
        Should.Throw<ArgumentException>(() => LinkingErrors.Delta(LinkingMethod.MeanMean, items[..4], items[..4], estimates, estimates)).Message.ShouldContain("4 common items");
    }

    /// <summary>The delta method against links of parameters drawn with that covariance.</summary>
    [Theory]
    [InlineData(LinkingMethod.Haebara)]
    [InlineData(LinkingMethod.StockingLord)]
    public void has_errors_that_simulation_confirms(LinkingMethod method)
    {
        var chance = new SplitMix64(99);
        IrtItem[] items = [.. Enumerable.Range(0, 8).Select(j => DichotomousItem.At(0.8 + 0.1 * j, 0.5 * j - 1.75, 0.1))];
        FreeParameter[] parameters = [.. Enumerable.Range(0, 8).SelectMany(j => new FreeParameter[] { new(j, ParameterKind.Slope, 0, 0), new(j, ParameterKind.Intercept, 0, 0) })];
        var estimates = new ItemEstimates(parameters, new(16, [.. Enumerable.Range(0, 256).Select(i => i % 17 == 0 ? 0.0025 : 0.0)]));
        var criterion = new LinkingCriterion(AbilityWeights.On(-4, 4, 31, t => Math.Exp(-t * t / 2)));
        var delta = LinkingErrors.Delta(method, items, items, estimates, estimates, criterion)!.Value;
        var links = Enumerable.Range(0, 400).Select(_ => IrtLinking.Link(method, Drawn(), Drawn(), criterion).Transformation!.Value).ToList();
        Math.Sqrt(links.Average(l => Math.Pow(l.A - 1, 2))).ShouldBe(delta.ErrorA, 0.12 * delta.ErrorA);
        Math.Sqrt(links.Average(l => l.B * l.B)).ShouldBe(delta.ErrorB, 0.12 * delta.ErrorB);
        IrtItem[] Drawn() => [.. items.Cast<DichotomousItem>().Select(i => new DichotomousItem(i.Slope + 0.05 * chance.NextNormal(), i.Intercept + 0.05 * chance.NextNormal(), i.Guessing))];
    }

    [Fact]
    public void has_errors_by_drawing_items()
    {
        var from = Mixed();
        List<IrtItem> exact = [.. from.Select(Truth.Apply)];
        LinkingErrors.AnchorBootstrap(LinkingMethod.MeanMean, from, exact, 50, 1)!.Value.ErrorB.ShouldBe(0, 1e-9);
        List<IrtItem> drifted = [.. exact.Select((i, j) => j == 0 ? new ScaleTransformation(1, 0.8).Apply(i) : i)];
        LinkingErrors.AnchorBootstrap(LinkingMethod.MeanMean, from, drifted, 50, 1)!.Value.ErrorB.ShouldBeGreaterThan(0.05);
    }

    internal static List<IrtItem> Mixed() =>
    [
        DichotomousItem.At(0.9, -1.2), DichotomousItem.At(1.4, 0.3, 0.2), DichotomousItem.At(1.1, 1.5, 0.15),
        new GradedItem(1.3, [1.5, 0.2, -1.1]), new PartialCreditItem(0.7, [0.4, -0.3]), new PartialCreditItem(1.2, [-0.5, -1.8, -2.2]),
    ];
}
