using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.Scoring;

namespace Cbhcr.Psychometrics.Tests.Scoring;

public sealed class plausible_values
{
    private static readonly List<IrtItem> Items = Plain.Mixed(25);

    [Fact]
    public void are_spread_as_the_posterior_is()
    {
        var (responses, _) = Plain.Draw(Items, 20, 3);
        var (values, eap) = (PlausibleValues.Draw(Items, Population.Standard, responses, 4000, seed: 5), AbilityEstimates.Eap(Items, Population.Standard, responses));
        for (var person = 0; person < 20; person++)
        {
            var draws = Enumerable.Range(0, 4000).Select(d => values[person, d]).ToList();
            draws.Average().ShouldBe(eap[person].Value!.Value, 4 * eap[person].StandardError!.Value / Math.Sqrt(4000));
            Math.Sqrt(Naive.Variance(draws)).ShouldBe(eap[person].StandardError!.Value, 0.06 * eap[person].StandardError!.Value);
        }
    }

    [Fact]
    public void give_the_population_its_variance_where_estimates_do_not()
    {
        var (responses, _) = Plain.Draw(Items, 3000, 4);
        var values = PlausibleValues.Draw(Items, Population.Standard, responses, 1, seed: 6);
        Naive.Variance([.. values.Cast<double>()]).ShouldBe(1, 0.08);
        Naive.Variance([.. AbilityEstimates.Eap(Items, Population.Standard, responses).Select(e => e.Value!.Value)]).ShouldBeLessThan(0.92);
    }

    [Fact]
    public void come_from_the_seed_alone()
    {
        var (responses, _) = Plain.Draw(Items, 200, 3);
        var first = PlausibleValues.Draw(Items, Population.Standard, responses, 3, seed: 1, threads: 1);
        PlausibleValues.Draw(Items, Population.Standard, responses, 3, seed: 1, threads: 2).Cast<double>().ShouldBe(first.Cast<double>());
        PlausibleValues.Draw(Items, Population.Standard, responses, 3, seed: 2).Cast<double>().ShouldNotBe(first.Cast<double>());
    }
}
