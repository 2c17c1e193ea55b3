using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Psychometrics.Tests.Equating;

public sealed class an_equating
{
    private static readonly EquatingFunction[] Shapes = [EquatingFunction.Mean, EquatingFunction.Linear, EquatingFunction.Equipercentile, EquatingFunction.CircleArc, EquatingFunction.SymmetricCircleArc];

    /// <summary>A form equated to itself gives itself back (Dorans and Holland 2000).</summary>
    [Property(MaxTest = 40)]
    public void of_a_form_to_itself_changes_nothing(byte[] scores)
    {
        if (scores.Distinct().Count() < 2) return;
        var x = ScoreFrequencies.Of([.. scores.Select(s => s % 21)], 0, 20);
        if (!(x.Variance > 0)) return;
        foreach (var shape in Shapes)
            foreach (var score in Equate.EquivalentGroups(x, x, new() { Function = shape }).Table.Where(s => x.PercentileRank(s.X) is > 0 and < 1 && x.Counts[s.X] > 0))
                score.Yx!.Value.ShouldBe(score.X, 1e-9, $"{shape}");
    }

    /// <summary>X to Y and back is where one was.</summary>
    [Property(MaxTest = 40)]
    public void can_be_undone(PositiveInt[] ofX, PositiveInt[] ofY)
    {
        if (ofX.Length < 3 || ofY.Length < 3) return;
        var (x, y) = (Full(ofX), Full(ofY));
        foreach (var score in Equipercentile.Convert(x, y).Select((yx, i) => (Yx: yx, X: i))) x.ScoreAt(y.PercentileRank(score.Yx)).ShouldBe(score.X, 1e-8);
        var (there, back) = (Equate.EquivalentGroups(x, y, new()), Equate.EquivalentGroups(y, x, new()));
        if (there.Slope is not { } slope || back.Slope is not { } again) return;
        (slope * again).ShouldBe(1, 1e-9);
    }

    /// <summary>Equivalent groups are the special case of nonequivalent ones that do not differ on the anchor.</summary>
    [Fact]
    public void through_an_anchor_on_which_the_groups_agree_is_linear_equating()
    {
        int[] anchor = [.. Enumerable.Range(0, 400).Select(i => i % 9)];
        int[] x = [.. anchor.Select((a, i) => 2 * a + i / 9 % 3)], y = [.. anchor.Select((a, i) => a + 3 + i / 7 % 4)];
        var (ofX, ofY) = (JointFrequencies.Of(x, anchor, (0, 20), (0, 8)), JointFrequencies.Of(y, anchor, (0, 20), (0, 8)));
        var linear = Equate.EquivalentGroups(ofX.First, ofY.First, new());
        foreach (var method in new[] { AnchorMethod.Tucker, AnchorMethod.Levine, AnchorMethod.BraunHolland, AnchorMethod.NominalWeights })
        {
            var anchored = Equate.NonequivalentGroups(ofX, ofY, new() { Anchor = method });
            anchored.Slope!.Value.ShouldBe(linear.Slope!.Value, 1e-12, $"{method}");
            anchored.Intercept!.Value.ShouldBe(linear.Intercept!.Value, 1e-11, $"{method}");
        }
        var (ranks, frequency) = (Equipercentile.Convert(ofX.First, ofY.First), Equate.NonequivalentGroups(ofX, ofY, new() { Function = EquatingFunction.Equipercentile, Anchor = AnchorMethod.FrequencyEstimation }));
        foreach (var score in frequency.Table) score.Yx!.Value.ShouldBe(ranks[score.X], 1e-9);
    }

    [Fact]
    public void of_one_group_has_smaller_errors_the_more_its_scores_agree()
    {
        int[] x = [.. Enumerable.Range(0, 300).Select(i => i * 7 % 21)];
        int[] same = [.. x.Select((s, i) => s / 2 + i % 2)], other = [.. x.Select((_, i) => i * 11 % 13)];
        var errors = new[] { same, other }.Select(y => Equate.SingleGroup(JointFrequencies.Of(x, y, (0, 20), (0, 14)), new()).Table[20].StandardError!.Value).ToList();
        errors[0].ShouldBeLessThan(errors[1] / 2);
        var bootstrap = Equate.SingleGroup(JointFrequencies.Of(x, same, (0, 20), (0, 14)), new() { Bootstrap = new(600, 5) });
        bootstrap.Table[20].StandardError!.Value.ShouldBe(errors[0], 0.12 * errors[0]);
    }

    /// <summary>Lord's formula, the delta method under a log-linear model and the bootstrap are three ways to one figure.</summary>
    [Fact]
    public void has_errors_that_the_bootstrap_confirms()
    {
        ScoreFrequencies x = Bell(4_000, 9.3, 3.1), y = Bell(5_000, 10.4, 2.6);
        foreach (var settings in new EquatingSettings[] { new() { Function = EquatingFunction.Equipercentile }, new() { Function = EquatingFunction.Equipercentile, Presmoothing = new(3, 1, 0) } })
        {
            var (formula, drawn) = (Equate.EquivalentGroups(x, y, settings), Equate.EquivalentGroups(x, y, settings with { Bootstrap = new(600, 11) }));
            // Near the edge of a score's interval the conversion has a kink, which the formulas do not see; on the average they are right.
            double[] ratios = [.. Enumerable.Range(5, 10).Select(i => drawn.Table[i].StandardError!.Value / formula.Table[i].StandardError!.Value)];
            ratios.ShouldAllBe(r => r > 0.7 && r < 1.3, $"{settings.Presmoothing}");
            ratios.Average().ShouldBe(1, 0.1, $"{settings.Presmoothing}");
        }
    }

    [Fact]
    public void gives_the_same_bits_whatever_the_threads()
    {
        ScoreFrequencies x = Bell(300, 9, 3), y = Bell(300, 10, 3);
        var settings = new EquatingSettings { Function = EquatingFunction.Equipercentile };
        var one = Equate.EquivalentGroups(x, y, settings with { Bootstrap = new(50, 3, Threads: 1) });
        Equate.EquivalentGroups(x, y, settings with { Bootstrap = new(50, 3, Threads: 4) }).Table.ShouldBe(one.Table);
        Equate.EquivalentGroups(x, y, settings with { Bootstrap = new(50, 4) }).Table.ShouldNotBe(one.Table);
    }

    [Fact]
    public void of_odd_data_is_null_and_not_an_accident()
    {
        var (nobody, alike, some) = (ScoreFrequencies.Of([], 0, 5), ScoreFrequencies.Of([3, 3, 3], 0, 5), ScoreFrequencies.Of([1, 2, 5], 0, 5));
        foreach (var shape in Shapes)
        {
            Equate.EquivalentGroups(nobody, some, new() { Function = shape }).Table.ShouldAllBe(s => s.Yx == null);
            Equate.EquivalentGroups(some, nobody, new() { Function = shape }).Notes[0].ShouldContain("Fewer than two persons");
            foreach (var (x, y) in new[] { (alike, some), (some, alike), (alike, alike) })
                Equate.EquivalentGroups(x, y, new() { Function = shape, Bootstrap = new(5, 1) }).Table.ShouldAllBe(s => s.Yx == null || double.IsFinite(s.Yx.Value));
        }
        Equate.EquivalentGroups(alike, some, new()).Slope.ShouldBeNull("nothing is as wide as something");
        var flat = JointFrequencies.Of([1, 2, 4, 5], [2, 2, 2, 2], (0, 5), (0, 3));
        foreach (var anchor in Enum.GetValues<AnchorMethod>().Except([AnchorMethod.FrequencyEstimation]))
            Equate.NonequivalentGroups(flat, flat, new() { Anchor = anchor }).Table.ShouldAllBe(s => s.Yx == null || double.IsFinite(s.Yx.Value));
        Equate.NonequivalentGroups(flat, flat, new()).Notes.ShouldContain(n => n.Contains("no variance", StringComparison.Ordinal));
    }

    [Fact]
    public void says_which_anchor_scores_only_one_group_has()
    {
        var (x, y) = (JointFrequencies.Of([1, 2, 4], [0, 1, 2], (0, 5), (0, 3)), JointFrequencies.Of([1, 2, 4], [1, 2, 3], (0, 5), (0, 3)));
        Equate.NonequivalentGroups(x, y, new() { Function = EquatingFunction.Equipercentile, Anchor = AnchorMethod.FrequencyEstimation }).Notes[0].ShouldContain("(0, 3)");
    }

    [Fact]
    public void refuses_what_does_not_go_together()
    {
        var (x, y) = (JointFrequencies.Of([1, 2], [0, 1], (0, 5), (0, 3)), JointFrequencies.Of([1, 2], [0, 1], (0, 5), (0, 4)));
        Should.Throw<ArgumentException>(() => Equate.NonequivalentGroups(x, y, new())).Message.ShouldContain("same scale");
        Should.Throw<ArgumentException>(() => Equate.NonequivalentGroups(x, x, new() { SyntheticWeight = 1.1 }));
        Should.Throw<ArgumentException>(() => Equate.NonequivalentGroups(x, x, new() { Function = EquatingFunction.Equipercentile }));
        Should.Throw<ArgumentException>(() => Equate.NonequivalentGroups(x, x, new() { Anchor = AnchorMethod.FrequencyEstimation }));
        Should.Throw<ArgumentException>(() => Equate.SingleGroup(x, new() { Function = EquatingFunction.Equipercentile, Postsmoothing = 1 }));
        Should.Throw<ArgumentException>(() => Equate.EquivalentGroups(x.First, x.First, new() { Function = EquatingFunction.GeneralLinear }));
    }

    internal static ScoreFrequencies Bell(int persons, double mean, double deviation)
    {
        double[] shares = [.. Enumerable.Range(0, 21).Select(i => Math.Exp(-(i - mean) * (i - mean) / (2 * deviation * deviation)))];
        return new(0, [.. shares.Select(s => Math.Round(persons * s / shares.Sum()))]);
    }

    private static ScoreFrequencies Full(PositiveInt[] counts) => new(0, [.. counts.Select(c => (double)c.Get)]);
}
