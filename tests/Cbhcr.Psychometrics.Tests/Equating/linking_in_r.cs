using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Equating;

/// <summary>Item parameters of Kolen and Brennan, table 6.5, with D = 1.7, form X to the scale of form Y.</summary>
public sealed class linking_in_r
{
    private const string Data = "irtlink_kb36";

    [Theory]
    [InlineData("H_uniform_nonsymmetric", LinkingMethod.Haebara, false, false)]
    [InlineData("H_normal_nonsymmetric", LinkingMethod.Haebara, true, false)]
    [InlineData("H_uniform_symmetric", LinkingMethod.Haebara, false, true)]
    [InlineData("H_normal_symmetric", LinkingMethod.Haebara, true, true)]
    [InlineData("SL_uniform_nonsymmetric", LinkingMethod.StockingLord, false, false)]
    [InlineData("SL_normal_nonsymmetric", LinkingMethod.StockingLord, true, false)]
    [InlineData("SL_uniform_symmetric", LinkingMethod.StockingLord, false, true)]
    [InlineData("SL_normal_symmetric", LinkingMethod.StockingLord, true, true)]
    public void reaches_the_minimum_of_the_stated_criterion(string name, LinkingMethod method, bool normal, bool symmetric)
    {
        var (x, y) = Anchors();
        var weights = normal ? AbilityWeights.Normal : AbilityWeights.Uniform;
        var link = IrtLinking.Link(method, x, y, new(weights, symmetric ? weights : null));
        var r = SharedData.Reference(Data).GetProperty("definitionCheck").GetProperty(name);
        link.Converged.ShouldBeTrue();
        link.GradientNorm!.Value.ShouldBeLessThan(1e-11);
        // The reference stopped at a step of its own: its minimum is no lower, and A and B are near.
        link.Criterion!.Value.ShouldBeLessThanOrEqualTo(r.GetProperty("crit").GetDouble() * (1 + 1e-14));
        AgreementTable.Compare("link, criterion", Data, link.Criterion.Value, r.GetProperty("crit").GetDouble(), 1e-6, false, name);
        AgreementTable.Compare("link, A", Data, link.Transformation!.Value.A, r.GetProperty("A").GetDouble(), 5e-6, false, name);
        AgreementTable.Compare("link, B", Data, link.Transformation.Value.B, r.GetProperty("B").GetDouble(), 5e-6, false, name);
    }

    [Theory]
    [InlineData("equateIRT_mean-mean", LinkingMethod.MeanMean)]
    [InlineData("equateIRT_mean-gmean", LinkingMethod.MeanGeometricMean)]
    [InlineData("equateIRT_mean-sigma", LinkingMethod.MeanSigma)]
    public void agrees_on_moments(string name, LinkingMethod method)
    {
        var (x, y) = Anchors();
        var link = IrtLinking.Link(method, x, y).Transformation!.Value;
        var r = SharedData.Reference(Data).GetProperty(name);
        AgreementTable.Compare(name, Data, link.A, r.GetProperty("A").GetDouble(), 1e-10, true);
        AgreementTable.Compare(name, Data, link.B, r.GetProperty("B").GetDouble(), 1e-10, true);
    }

    [Fact]
    public void agrees_with_snsequate_as_far_as_it_went()
    {
        var (x, y) = Anchors();
        var r = SharedData.Reference(Data).GetProperty("SNSequate").GetProperty("value");
        foreach (var (field, method) in new[] { ("Haebara", LinkingMethod.Haebara), ("StockLord", LinkingMethod.StockingLord) })
        {
            var link = IrtLinking.Link(method, x, y).Transformation!.Value;
            AgreementTable.Compare($"SNSequate, {field}", Data, link.A, r.GetProperty(field)[0].GetDouble(), 1e-5);
            AgreementTable.Compare($"SNSequate, {field}", Data, link.B, r.GetProperty(field)[1].GetDouble(), 1e-5);
        }
    }

    /// <summary>plink equates the base form Y to X with its own constants, of which six digits are known.</summary>
    [Fact]
    public void agrees_on_true_and_observed_scores()
    {
        SharedData.SkipUnlessThere();
        var link = new ScaleTransformation(1.101547, -0.476496);
        IReadOnlyList<IrtItem> x = [.. Items("x").Select(link.Apply)], y = Items("y");
        var r = SharedData.Reference(Data).GetProperty("trueObservedScore");
        foreach (var (row, score) in r.GetProperty("TSE").EnumerateArray().Zip(IrtEquating.TrueScores(y, x).Table))
            AgreementTable.Compare("IRT true score", Data, score.Yx!.Value, row.GetProperty("group1").GetDouble(), 5e-6, false, $"at {score.X}");
        var population = AbilityWeights.On(-4, 4, 40, t => Math.Exp(-t * t / 2));
        // It puts 0 to 0 whatever the percentile ranks say.
        foreach (var (row, score) in r.GetProperty("OSE").EnumerateArray().Zip(IrtEquating.ObservedScores(y, x, population).Table).Skip(1))
            AgreementTable.Compare("IRT observed score", Data, score.Yx!.Value, row.GetProperty("group1").GetDouble(), 1e-5, false, $"at {score.X}");
    }

    private static (IReadOnlyList<IrtItem> X, IReadOnlyList<IrtItem> Y) Anchors()
    {
        SharedData.SkipUnlessThere();
        return ([.. Items("x").Where((_, j) => j % 3 == 2)], [.. Items("y").Where((_, j) => j % 3 == 2)]);
    }

    private static List<IrtItem> Items(string form) =>
        [.. SharedData.Data($"kb36_form{form}_3pl.csv").Rows.Select(r => DichotomousItem.At(1.7 * double.Parse(r[0]), double.Parse(r[1]), double.Parse(r[2])))];
}
