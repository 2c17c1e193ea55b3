using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Scoring;

/// <summary>
/// Every pattern of every set against R's mirt, at R's item parameters. R's optimiser (nlm) stops some 1e-6 from the maximum, takes the
/// curvature from differences, and finds the mode next to where it starts; where it is further away than the bar, ours must be the better one.
/// </summary>
public sealed class scores_in_r
{
    private const double Bar = 1e-6;

    public static TheoryData<string, string> Models => new()
    {
        { "lsat7", "Rasch" }, { "lsat7", "2PL" }, { "lsat7", "3PLprior" }, { "sat12", "2PL" }, { "sat12", "3PLprior" }, { "ability", "2PL" }, { "ability", "3PLprior" },
        { "hci", "1PL" }, { "verbal", "Rasch" }, { "kb36_x", "3PLprior" }, { "irtoys", "3PLprior" }, { "deayala", "3PLprior" },
        { "science", "Rasch" }, { "science", "graded" }, { "science", "gpcm" }, { "science", "nominal" }, { "anxiety", "graded" }, { "anxiety", "gpcm" },
        { "verbalaggression_poly", "Rasch" }, { "verbalaggression_poly", "graded" },
    };

    [Theory, MemberData(nameof(Models))]
    public void agree_on_the_expected_ability(string name, string model)
    {
        var m = ReferenceModel.Of(name, model);
        var ours = AbilityEstimates.Eap(m.Items, m.Population, m.Responses);
        foreach (var (person, r) in m.Scores().Where(s => !double.IsNaN(s.Scores["EAP"])))
        {
            // R prints ten digits.
            AgreementTable.Compare("EAP", $"{name} {model}", ours[person].Value!.Value, r["EAP"], 1e-8, where: $"person {person}");
            AgreementTable.Compare("SE of EAP", $"{name} {model}", ours[person].StandardError!.Value, r["SE_EAP"], 1e-8, where: $"person {person}");
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void agree_on_the_likeliest_ability(string name, string model)
    {
        var m = ReferenceModel.Of(name, model);
        Modes(m, "MAP", AbilityEstimates.Map(m.Items, m.Population, m.Responses), (person, t) => Plain.LogPosterior(m.Items, m.Responses.Person(person), t, m.Population));
    }

    [Theory, MemberData(nameof(Models))]
    public void agree_on_the_maximum_of_the_likelihood(string name, string model)
    {
        var m = ReferenceModel.Of(name, model);
        Modes(m, "ML", AbilityEstimates.Mle(m.Items, m.Responses), (person, t) => Plain.LogLikelihood(m.Items, m.Responses.Person(person), t));
    }

    [Theory, MemberData(nameof(Models))]
    public void agree_on_the_weighted_likelihood(string name, string model)
    {
        var m = ReferenceModel.Of(name, model);
        Modes(m, "WLE", AbilityEstimates.Wle(m.Items, m.Responses, WeightedLikelihood.Jeffreys), (person, t) => Plain.Jeffreys(m.Items, m.Responses.Person(person), t));
    }

    private static void Modes(ReferenceModel m, string column, AbilityEstimate[] ours, Func<int, double, double> height)
    {
        var set = $"{m.Name} {m.Model}";
        foreach (var (person, r) in m.Scores())
        {
            var (estimate, expected, where) = (ours[person], r[column], $"person {person}");
            if (estimate.Value is not { } ability)
            {
                // R says so too, or its mode is lower than the asymptote.
                if (double.IsFinite(expected)) height(person, estimate.Status == EstimateStatus.PlusInfinity ? 500 : -500).ShouldBeGreaterThan(height(person, expected) - 1e-9, where);
                else if (double.IsInfinity(expected)) estimate.Status.ShouldBe(expected > 0 ? EstimateStatus.PlusInfinity : EstimateStatus.MinusInfinity, where);
                continue;
            }
            if (!double.IsFinite(expected)) (column == "MAP" && double.IsNaN(expected)).ShouldBeTrue($"{where}: R has none, we {ability}");
            else if (Math.Abs(ability - expected) <= Bar) AgreementTable.Compare(column, set, ability, expected, Bar, where: where);
            else if (Math.Abs(ability - expected) > 1e-2) height(person, ability).ShouldBeGreaterThan(height(person, expected), $"{where}: {ability}, R {expected}");
            else
            {
                AgreementTable.Compare(column + " where R stopped early", set, ability, expected, 1e-3, where: where);
                Math.Abs(Plain.Slope(t => height(person, t), ability)).ShouldBeLessThan(Math.Abs(Plain.Slope(t => height(person, t), expected)), $"{where}: {ability}, R {expected}");
            }
            if (double.IsFinite(expected) && Math.Abs(ability - expected) < 1e-3 && estimate.StandardError is { } error && double.IsFinite(r["SE_" + column]))
                AgreementTable.Compare("SE of " + column, set, error, r["SE_" + column], 2e-3, relative: true, where: where);
        }
    }
}
