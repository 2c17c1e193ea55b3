namespace Cbhcr.Psychometrics.Tests.Data;

public sealed class sample_thresholds
{
    /// <summary>PSY-09: p and r 30, DIF 100 in each group, equating 100, Rasch 150.</summary>
    [Fact]
    public void are_those_of_the_requirement() => SampleThresholds.Default.ShouldBe(new SampleThresholds(30, 100, 100, 150));
}
