using Cbhcr.Psychometrics.Practice;

namespace Cbhcr.Psychometrics.Tests.Practice;

public class an_apportionment
{
    /// <summary>The default levels' weights and counts, which were worked out by hand: domains first, then competencies, ties by code.</summary>
    [Theory]
    [InlineData(85, "RB.SA 5 4,RB.CO 5 5,RB.UPR 5 4,RB.EN 7 6,CM.AL 7 6,CM.VN 5 4,CM.CR 6 5,KB.MBH 6 5,KB.CH 5 4,KB.PH 6 5,KB.SAI 6 5,KB.EBI 2 2,KB.DP 3 3,SR.MPE 7 6,SR.PR 6 5,SR.DM 9 8,AD.RN 5 4,AD.SC 5 4")]
    [InlineData(125, "RB.SA 4 5,RB.CO 5 6,RB.UPR 4 5,RB.EN 7 9,CM.AL 6 8,CM.VN 4 5,CM.CR 5 6,KB.MBH 7 9,KB.CH 5 6,KB.PH 6 8,KB.SAI 8 10,KB.EBI 5 6,KB.DP 4 5,SR.MPE 6 8,SR.PR 6 7,SR.DM 8 10,AD.RN 6 7,AD.SC 4 5")]
    [InlineData(85, "RB.SA 6 5,RB.CO 5 4,RB.UPR 3 3,RB.EN 4 3,CM.AL 5 4,CM.VN 3 3,CM.CR 6 5,KB.MBH 5 4,KB.CH 5 4,KB.PH 3 3,KB.SAI 6 5,KB.EBI 3 3,KB.DP 6 5,SR.MPE 5 4,SR.PR 7 6,SR.DM 6 5,AD.RN 9 8,AD.SC 13 11")]
    public void gives_the_counts_of_the_default_levels(int scored, string table)
    {
        var rows = table.Split(',').Select(r => r.Split(' ')).ToList();
        var counts = Apportionment.InTwoStages([.. rows.Select(r => new WeightedPart(r[0][..2], r[0], decimal.Parse(r[1])))], scored);
        rows.Select(r => $"{r[0]} {r[1]} {counts[r[0]]}").ShouldBe(rows.Select(r => string.Join(' ', r)));
    }

    [Property]
    public void adds_up_and_is_never_a_whole_unit_off(byte[] weights, byte total)
    {
        var parts = weights.Select((w, i) => ($"C{i:000}", (decimal)w)).ToList();
        var sum = parts.Sum(p => p.Item2);
        if (sum == 0) return;
        var counts = Apportionment.Of(parts, total);
        counts.Values.Sum().ShouldBe(total);
        foreach (var (code, weight) in parts) Math.Abs(counts[code] - (weight * total / sum)).ShouldBeLessThan(1);
    }

    [Property]
    public void of_percentages_adds_up_to_a_hundred_in_all_and_in_each_domain(byte[] weights)
    {
        var parts = weights.Select((w, i) => new WeightedPart($"D{i % 3}", $"C{i:000}", w)).ToList();
        var sum = parts.Sum(p => p.Weight);
        if (sum == 0) return;
        var percent = TaskWeight.Percentages(parts);
        percent.Values.Sum().ShouldBe(100m);
        foreach (var domain in parts.GroupBy(p => p.Group))
            Math.Abs(domain.Sum(p => percent[p.Code]) - (100 * domain.Sum(p => p.Weight) / sum)).ShouldBeLessThan(0.1m);
    }

    [Fact]
    public void refuses_weights_that_mean_nothing()
    {
        Should.Throw<ArgumentException>(() => Apportionment.Of([("A", 0m), ("B", 0m)], 5));
        Should.Throw<ArgumentException>(() => Apportionment.Of([("A", -1m), ("B", 2m)], 5));
    }

    [Fact]
    public void weighs_tasks_by_their_means()
    {
        TaskWeight.Multiplicative([2.5, 4]).ShouldBe(10);
        TaskWeight.Additive([2.5, 4]).ShouldBe(3.25);
        TaskWeight.Additive([3.5]).ShouldBe(3.5);
    }
}
