using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>Forms that few sat, tied by common items: what none of them says alone they say together.</summary>
public sealed class pooled_forms
{
    private static readonly double[] Truth = [.. Enumerable.Range(0, 24).Select(i => -2 + 4.0 * i / 23)];

    [Fact]
    public void put_items_and_persons_of_all_forms_on_one_scale()
    {
        // The persons of the second form are one logit better; eight of sixteen items are common.
        var pooled = PooledForms.Of([Form(1, 0, 16, 400, 0), Form(2, 8, 24, 400, 1)]);
        pooled.Tied.ShouldBeTrue();
        pooled.Calibration.Convergence.Converged.ShouldBeTrue();
        pooled.Items.Select(i => i.Name).ShouldBe(Enumerable.Range(0, 24).Select(i => $"item-{i:00}"));
        (pooled.Populations[1].Mean - pooled.Populations[0].Mean).ShouldBe(1, 0.25);
        pooled.Items.Select(i => i.Persons).ShouldBe([.. Enumerable.Repeat(400, 8), .. Enumerable.Repeat(800, 8), .. Enumerable.Repeat(400, 8)]);
        Math.Sqrt(pooled.Items.Select((item, i) => Math.Pow(item.Difficulty - Truth[i], 2)).Average()).ShouldBeLessThan(0.25);
        pooled.Items.Select((item, i) => item.Interval!.Value.Low < Truth[i] && Truth[i] < item.Interval!.Value.High).Count(inside => inside).ShouldBeGreaterThanOrEqualTo(19);
        pooled.Items[12].StandardError!.Value.ShouldBeLessThan(pooled.Items[20].StandardError!.Value);
    }

    [Fact]
    public void say_that_nothing_ties_them()
    {
        var pooled = PooledForms.Of([Form(3, 0, 8, 60, 0), Form(4, 16, 24, 60, 0)]);
        pooled.Tied.ShouldBeFalse();
        pooled.Populations[1].ShouldBe(pooled.Populations[0]);
    }

    [Fact]
    public void have_a_finite_difficulty_for_an_item_that_everybody_has_right()
    {
        var form = new PooledForm(["easy", "hard"], new(6, [2, 2], [1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0]));
        var easy = PooledForms.Of([form]).Items[0];
        double.IsFinite(easy.Difficulty).ShouldBeTrue();
        easy.Difficulty.ShouldBeLessThan(-1);
        easy.Interval!.Value.High.ShouldBeGreaterThan(easy.Difficulty + 1);
    }

    [Fact]
    public void refuse_an_item_named_twice() =>
        Should.Throw<ArgumentException>(() => PooledForms.Of([new(["a", "a"], new(1, [2, 2], [0, 1]))])).Message.ShouldContain("Form 0 names an item twice");

    private static PooledForm Form(ulong seed, int from, int to, int persons, double mean)
    {
        var chance = new SplitMix64(seed);
        var items = Enumerable.Range(from, to - from).ToList();
        var codes = new List<byte>();
        for (var p = 0; p < persons; p++)
        {
            var ability = mean + chance.NextNormal();
            foreach (var i in items) codes.Add(chance.NextUniform() < 1 / (1 + Math.Exp(Truth[i] - ability)) ? (byte)1 : (byte)0);
        }
        return new([.. items.Select(i => $"item-{i:00}")], new(persons, [.. items.Select(_ => 2)], codes.ToArray()));
    }
}
