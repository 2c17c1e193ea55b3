using Cbhcr.Psychometrics.Equating;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.Equating;

/// <summary>ACT mathematics (Kolen and Brennan, table 2.5) against equate 2.0.9.</summary>
public sealed class equivalent_groups_in_r
{
    private const string Data = "actmath";

    [Theory]
    [InlineData("identity", EquatingFunction.Identity)]
    [InlineData("mean", EquatingFunction.Mean)]
    [InlineData("linear", EquatingFunction.Linear)]
    [InlineData("general_linear", EquatingFunction.GeneralLinear)]
    public void agree_on_straight_lines(string name, EquatingFunction function)
    {
        var (x, y) = References.ActMath();
        var result = Equate.EquivalentGroups(x, y, new() { Function = function, Given = new(20, 20, 10, 10) });
        result.ShouldAgree(SharedData.Reference("equating_actmath").GetProperty(name), name, Data, 1e-10, relative: true);
    }

    [Theory]
    [InlineData("circle", EquatingFunction.CircleArc)]
    [InlineData("circle_v2", EquatingFunction.SymmetricCircleArc)]
    public void agree_on_arcs(string name, EquatingFunction function)
    {
        var (x, y) = References.ActMath();
        Equate.EquivalentGroups(x, y, new() { Function = function }).ShouldAgree(SharedData.Reference("equating_actmath").GetProperty(name), name, Data, 1e-10);
    }

    [Theory]
    [InlineData("equip", null)]
    [InlineData("equip_loglin", 6)]
    [InlineData("equip_loglin3", 3)]
    public void agree_on_percentile_ranks(string name, int? degree)
    {
        var (x, y) = References.ActMath();
        var settings = new EquatingSettings { Function = EquatingFunction.Equipercentile, Presmoothing = degree is { } d ? new(d, 1, 0) : null };
        // R rounds percentile ranks to ten digits, which moves the equivalent of a score hardly anybody has by more than the bar.
        var smoothed = degree is { } k ? LogLinear.Smooth(y, k).Smoothed : y;
        Equate.EquivalentGroups(x, y, settings).ShouldAgree(SharedData.Reference("equating_actmath").GetProperty(name), name, Data, 1e-6, allowed: i => i == 0 && smoothed.Counts[0] > 0 ? 1e-10 * smoothed.Total / smoothed.Counts[0] : 0);
    }

    [Fact]
    public void agree_on_standard_errors()
    {
        var (x, y) = References.ActMath();
        var r = SharedData.Reference("equating_actmath");
        Equate.EquivalentGroups(x, y, new()).ErrorsShouldAgree(r.GetProperty("linear"), null, "linear, errors", Data, 1e-10);
        Equate.EquivalentGroups(x, y, new() { Function = EquatingFunction.Equipercentile }).ErrorsShouldAgree(r.GetProperty("equip"), null, "equip, errors", Data, 1e-6);
    }

    /// <summary>R takes the smoothed distributions for observed ones, which gives too large an error; with its formula its numbers come out (but for its ten digits).</summary>
    [Theory]
    [InlineData("equip_loglin", 6)]
    [InlineData("equip_loglin3", 3)]
    public void agree_on_errors_of_smoothed_distributions_taken_for_observed(string name, int degree)
    {
        var (x, y) = References.ActMath();
        var (smoothX, smoothY) = (LogLinear.Smooth(x, degree).Smoothed, LogLinear.Smooth(y, degree).Smoothed);
        var rows = SharedData.Reference("equating_actmath").GetProperty(name).GetProperty("concordance").EnumerateArray().ToList();
        var proper = Equipercentile.SmoothedStandardErrors(smoothX, degree, smoothY, degree);
        foreach (var (error, i) in Equipercentile.StandardErrors(smoothX, smoothY).Select((e, i) => (e, i)))
        {
            AgreementTable.Compare($"{name}, errors", Data, error, rows[i].GetProperty("se").GetDouble(), 1e-5, true, $"at {i}");
            proper[i].ShouldBeLessThanOrEqualTo(error * (1 + 1e-9), $"smoothing only takes from the error, at {i}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void agree_on_log_linear_smoothing(int degree)
    {
        var (x, y) = References.ActMath();
        var r = SharedData.Reference("equating_actmath").GetProperty($"loglinear_deg{degree}");
        foreach (var (form, observed) in new[] { ("x", x), ("y", y) })
        {
            var (smoothed, fit) = LogLinear.Smooth(observed, degree);
            fit.Converged.ShouldBeTrue();
            foreach (var (expected, i) in r.GetProperty($"{form}Fitted").EnumerateArray().Select((e, i) => (e.GetDouble(), i)))
                AgreementTable.Compare("log-linear, fitted", Data, smoothed.Counts[i], expected, 1e-6, false, $"{form} degree {degree} at {i}");
            AgreementTable.Compare("log-linear, AIC", Data, fit.Aic, r.GetProperty($"{form}AIC").GetDouble(), 1e-9, true);
            AgreementTable.Compare("log-linear, deviance", Data, fit.Deviance, r.GetProperty($"{form}Deviance").GetDouble(), 1e-7, true);
        }
    }

    [Fact]
    public void agree_on_the_bootstrap_as_far_as_chance_allows()
    {
        var (x, y) = References.ActMath();
        var result = Equate.EquivalentGroups(x, y, new() { Function = EquatingFunction.Equipercentile, Bootstrap = new(500, 2031) });
        var r = SharedData.Reference("equating_actmath").GetProperty("bootstrapSE_equip").GetProperty("se").EnumerateArray().Select(e => e.GetDouble()).ToList();
        // Two standard deviations from 500 samples each differ by 4.5 % on the average; the ends, where few persons are, are left out.
        for (var i = 4; i < 40; i++) AgreementTable.Compare("equip, bootstrap", Data, result.Table[i].StandardError!.Value, r[i], 0.2, true, $"at {i}");
        Enumerable.Range(4, 36).Average(i => result.Table[i].StandardError!.Value / r[i]).ShouldBe(1, 0.04);
    }

    /// <summary>Where the fits differ in the last digits, the moments of ours are nearer to the observed ones than those of R's glm.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void meet_the_score_equations_no_worse_than_r(int degree)
    {
        var (x, y) = References.ActMath();
        var r = SharedData.Reference("equating_actmath").GetProperty($"loglinear_deg{degree}");
        foreach (var (form, observed) in new[] { ("x", x), ("y", y) })
        {
            double[] glm = [.. r.GetProperty($"{form}Fitted").EnumerateArray().Select(e => e.GetDouble())];
            var ours = LogLinear.Smooth(observed, degree).Smoothed;
            for (var power = 1; power <= degree; power++)
            {
                var (expected, of, ofGlm) = (0.0, 0.0, 0.0);
                for (var i = 0; i <= 40; i++)
                {
                    var t = Math.Pow(i / 40.0, power);
                    (expected, of, ofGlm) = (expected + t * observed.Counts[i], of + t * ours.Counts[i], ofGlm + t * glm[i]);
                }
                Math.Abs(of - expected).ShouldBeLessThan(Math.Max(Math.Abs(ofGlm - expected), 1e-9), $"{form}, moment {power}");
                of.ShouldAgreeWith(expected, bar: 1e-12);
            }
        }
    }
}
