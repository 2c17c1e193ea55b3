using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Estimation;

namespace Cbhcr.Psychometrics.Tests.Estimation;

public sealed class a_recovery_study
{
    [Theory]
    [InlineData(IrtModel.Rasch)]
    [InlineData(IrtModel.OneParameter)]
    [InlineData(IrtModel.TwoParameter)]
    [InlineData(IrtModel.ThreeParameter)]
    public void finds_the_truth_as_often_as_it_says(IrtModel model)
    {
        var recovery = RecoveryStudy.Run(model, persons: 1000, items: 10, replications: 30, seed: 1);
        (recovery.Sum(r => r.Coverage * r.Estimates) / recovery.Sum(r => r.Estimates)).ShouldBeInRange(0.93, 0.97);
    }
}
