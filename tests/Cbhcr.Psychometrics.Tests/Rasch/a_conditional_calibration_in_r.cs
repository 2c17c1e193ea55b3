using Cbhcr.Psychometrics.Irt.Rasch;
using Cbhcr.Psychometrics.Tests.General;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Rasch;

/// <summary>
/// eRm stops when its log-likelihood hardly changes, with difficulties up to 4e-5 from the maximum; psychotools did so on verbal. Ours has the
/// highest conditional log-likelihood of the three and a gradient of nearly nothing.
/// </summary>
public sealed class a_conditional_calibration_in_r
{
    private const double OfErm = 1e-4, Errors = 3e-4;

    [Theory, InlineData("lsat7", 1e-6), InlineData("hci", 2e-6), InlineData("sat12", 1e-6), InlineData("verbal", 1e-4), InlineData("wirs", 1e-6)]
    public void agrees(string name, double ofPsychotools)
    {
        SharedData.SkipUnlessThere();
        var r = SharedData.Reference("peers_" + name);
        var (erm, tools) = (r.GetProperty("CML_eRm"), r.GetProperty("CML_psychotools"));
        var fit = ConditionalRasch.Fit(Calibrations.Responses(name));
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Convergence.GradientNorm.ShouldBeLessThan(1e-9);
        foreach (var (place, item) in fit.Items.Index())
        {
            AgreementTable.Compare("conditional difficulties of eRm", name, item.Difficulty!.Value, -erm.GetProperty("beta_easiness")[place].GetDouble(), OfErm);
            AgreementTable.Compare("conditional difficulties of psychotools", name, item.Difficulty!.Value, tools.GetProperty("itempar_sum0")[place].GetDouble(), ofPsychotools);
            AgreementTable.Compare("conditional standard errors of eRm", name, item.StandardError!.Value, erm.GetProperty("se")[place].GetDouble(), Errors, relative: true);
            AgreementTable.Compare("conditional standard errors of psychotools", name, item.StandardError!.Value, tools.GetProperty("se")[place].GetDouble(), Errors, relative: true);
        }
        foreach (var (peer, reference) in new[] { ("eRm", erm), ("psychotools", tools) })
            AgreementTable.Compare($"conditional log-likelihood below that of {peer} (0: not below)", name, Math.Min(0, fit.LogLikelihood!.Value - reference.GetProperty("condLogLik").GetDouble()), 0, 1e-9);
        AgreementTable.Compare("conditional log-likelihood", name, fit.LogLikelihood!.Value, tools.GetProperty("condLogLik").GetDouble(), 1e-6);
    }

    [Theory, InlineData("lsat7"), InlineData("hci"), InlineData("sat12"), InlineData("verbal"), InlineData("wirs")]
    public void agrees_on_abilities(string name)
    {
        SharedData.SkipUnlessThere();
        var r = SharedData.Reference("peers_" + name).GetProperty("CML_eRm");
        var abilities = ConditionalRasch.Fit(Calibrations.Responses(name)).AbilitiesByScore();
        foreach (var at in r.GetProperty("thetaByScore").EnumerateArray())
            // eRm extrapolates the two ends by a spline: not an estimate.
            if (abilities[at.GetProperty("x").GetInt32()] is { } ability) AgreementTable.Compare("abilities by raw score of eRm", name, ability.Ability, at.GetProperty("y").GetDouble(), OfErm);
        foreach (var at in r.GetProperty("thetaML_se").EnumerateArray())
            if (abilities[at.GetProperty("score").GetInt32()] is { } ability) AgreementTable.Compare("standard errors of abilities of eRm", name, ability.StandardError, at.GetProperty("se").GetDouble(), Errors);
    }

    [Theory, InlineData("lsat7"), InlineData("hci"), InlineData("sat12"), InlineData("verbal"), InlineData("wirs")]
    public void agrees_on_tests_of_the_model(string name)
    {
        SharedData.SkipUnlessThere();
        var (r, responses) = (SharedData.Reference("peers_" + name).GetProperty("CML_eRm"), Calibrations.Responses(name));
        var (lof, andersen) = (ConditionalTests.MartinLof(responses)!, ConditionalTests.Andersen(responses, ConditionalTests.MedianSplit(responses)));
        Same("Martin-Löf", lof, r.GetProperty("MartinLoef"));
        if (name == "lsat7")
        {
            // More than the median of 4 is all right on 5 items.
            andersen.ShouldBeNull();
            return;
        }
        Same("Andersen", andersen!, r.GetProperty("Andersen_LR"));
        // eRm's are of easiness.
        var wald = ConditionalTests.Wald(responses, ConditionalTests.MedianSplit(responses)).Where(w => w is not null).ToList();
        foreach (var (ours, theirs) in wald.Zip(r.GetProperty("Wald").EnumerateArray(), (a, b) => (a!.Value, b.GetProperty("z-statistic").GetDouble())))
            AgreementTable.Compare("Wald statistics of items", name, ours, -theirs, 1e-3);
        wald.Count.ShouldBe(r.GetProperty("Wald").GetArrayLength());

        void Same(string what, LikelihoodRatioTest ours, System.Text.Json.JsonElement theirs)
        {
            AgreementTable.Compare($"statistic of {what}", name, ours.Statistic, theirs.GetProperty("LR").GetDouble(), 1e-5);
            AgreementTable.Compare($"degrees of freedom of {what}", name, ours.DegreesOfFreedom, theirs.GetProperty("df").GetInt32(), 0);
            AgreementTable.Compare($"p-value of {what}", name, ours.PValue, theirs.GetProperty("p").GetDouble(), 1e-7);
        }
    }

    [Theory, InlineData("lsat7"), InlineData("hci"), InlineData("sat12"), InlineData("verbal"), InlineData("wirs")]
    public void agrees_on_joint_estimation(string name)
    {
        SharedData.SkipUnlessThere();
        var (r, responses) = (SharedData.Reference("peers_" + name).GetProperty("JML_TAM"), Calibrations.Responses(name));
        foreach (var (corrected, property) in new[] { (false, "xsi"), (true, "xsi_biasCorrected") })
        {
            var fit = JointRasch.Fit(responses, corrected, ExtremeScores.Adjust);
            fit.Convergence.Converged.ShouldBeTrue($"{fit.Convergence}");
            double[] difficulties = [.. r.GetProperty(property).EnumerateArray().Select(x => x.GetDouble())];
            // TAM's have the mean of abilities at 0.
            foreach (var (ours, theirs) in fit.Items.Zip(difficulties)) AgreementTable.Compare($"joint {property} of TAM", name, ours.Difficulty!.Value, theirs - difficulties.Average(), 1e-4);
        }
    }
}
