using Cbhcr.Psychometrics.Irt.Scoring;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Scoring;

public sealed class test_figures_in_r
{
    [Theory, MemberData(nameof(scores_in_r.Models), MemberType = typeof(scores_in_r))]
    public void agree_on_information_and_reliability(string name, string model)
    {
        var (m, set) = (ReferenceModel.Of(name, model), $"{name} {model}");
        var information = m.R.GetProperty("testInformation");
        foreach (var (theta, info) in information.GetProperty("theta").EnumerateArray().Zip(information.GetProperty("info").EnumerateArray()))
            AgreementTable.Compare("test information", set, TestCurve.Information(m.Items, theta.GetDouble()), info.GetDouble(), 1e-10);
        var eap = AbilityEstimates.Eap(m.Items, m.Population, m.Responses);
        if (name != "ability") AgreementTable.Compare("empirical reliability", set, Irt.Scoring.Reliability.Empirical(eap)!.Value, m.R.GetProperty("empirical_rxx_EAP").GetDouble(), 1e-10);
        // For other variances R's formula is no share of variance; see the next test.
        if (m.Population.StandardDeviation == 1) AgreementTable.Compare("marginal reliability", set, Irt.Scoring.Reliability.Marginal(m.Items, m.Population), m.R.GetProperty("marginal_rxx").GetDouble(), 1e-7);
    }

    /// <summary>Rasch with a free variance and 1PL with a free slope are one model, so they have one reliability; in R they have two.</summary>
    [Theory, InlineData("lsat7"), InlineData("hci"), InlineData("verbal")]
    public void agree_between_two_ways_to_write_one_model(string name)
    {
        var (rasch, onePl) = (ReferenceModel.Of(name, "Rasch"), ReferenceModel.Of(name, "1PL"));
        Irt.Scoring.Reliability.Marginal(rasch.Items, rasch.Population).ShouldBe(Irt.Scoring.Reliability.Marginal(onePl.Items, onePl.Population), 2e-4);
        AgreementTable.Compare("marginal reliability of Rasch as 1PL", name, Irt.Scoring.Reliability.Marginal(rasch.Items, rasch.Population), onePl.R.GetProperty("marginal_rxx").GetDouble(), 2e-4);
    }

    [Theory, MemberData(nameof(scores_in_r.Models), MemberType = typeof(scores_in_r))]
    public void agree_on_sum_scores(string name, string model)
    {
        var (m, set) = (ReferenceModel.Of(name, model), $"{name} {model}");
        if (!m.R.TryGetProperty("EAPsum", out var r) || !r.TryGetProperty("table", out var table)) return;
        var factor = table[0].TryGetProperty("F1", out _) ? "F1" : "F";
        foreach (var (ours, row) in SumScores.Eap(m.Items, m.Population, m.Responses).Zip(table.EnumerateArray()))
        {
            AgreementTable.Compare("EAP of sum scores", set, ours.Ability.Value!.Value, row.GetProperty(factor).GetDouble(), 1e-9);
            AgreementTable.Compare("SE of EAP of sum scores", set, ours.Ability.StandardError!.Value, row.GetProperty("SE_" + factor).GetDouble(), 1e-9);
            AgreementTable.Compare("expected persons of sum scores", set, ours.Expected(m.Responses.Persons), row.GetProperty("expected").GetDouble(), 1e-8);
            ours.Observed.ShouldBe(row.GetProperty("observed").GetInt32());
        }
    }
}
