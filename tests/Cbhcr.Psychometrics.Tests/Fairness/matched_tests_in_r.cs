using Cbhcr.Psychometrics.Fairness;

namespace Cbhcr.Psychometrics.Tests.Fairness;

public sealed class matched_tests_in_r
{
    public static TheoryData<string> DataSets => DifReference.DataSets;

    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_mantel_haenszel(string name)
    {
        var r = DifReference.Of(name);
        var results = MantelHaenszel.Of(r.Responses, r.Groups);
        r.Compare("MH χ²", results.Select(m => m.ChiSquareCorrected), r.Numbers("MH", "chisq"), 1e-10);
        r.Compare("MH χ² uncorrected", results.Select(m => m.ChiSquareUncorrected), r.Numbers("MH_nocorrection", "chisq"), 1e-10);
        r.Compare("MH p", results.Select(m => m.PValue), r.Numbers("MH", "p"), 1e-10, relative: false);
        r.Compare("MH α", results.Select(m => m.OddsRatio), r.Numbers("MH", "alphaMH"), 1e-10);
        r.Compare("MH SE ln α", results.Select(m => m.LogStandardError), r.Numbers("MH", "se_log_alpha"), 1e-10);
        r.Compare("MH D-DIF", results.Select(m => m.Delta), r.Numbers("MH", "D_DIF"), 1e-10);
        r.Compare("MH SE D-DIF", results.Select(m => m.DeltaStandardError), r.Numbers("MH", "se_D_DIF"), 1e-10);
        results.Select(m => m.Category.ToString()).ShouldBe(r.Texts("MH", "ETS"));
        results.Select(m => m.CategoryBySizeAlone.ToString()).ShouldBe(r.Texts("MH", "difR_code_effect_only"));
        results.Where(m => m.IsFlagged()).Select(m => m.Item).ShouldBe(r.Flagged("MH"));
    }

    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_standardisation(string name)
    {
        var r = DifReference.Of(name);
        var results = Standardisation.Of(r.Responses, r.Groups);
        // A difference of proportions that cancels has its last digits from the proportions, so this is not relative to itself.
        r.Compare("STD P-DIF", results.Select(m => m.Difference), r.Numbers("standardization", "PDIF"), 1e-13, relative: false);
        r.Compare("STD α", results.Select(m => m.OddsRatio), r.Numbers("standardization", "stdAlpha"), 1e-10);
    }

    /// <summary>difR rounds to four places.</summary>
    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_breslow_day(string name)
    {
        var r = DifReference.Of(name);
        var results = BreslowDay.Of(r.Responses, r.Groups);
        var expected = r.Rows("BreslowDay", "stat");
        r.Compare("Breslow–Day χ²", results.Select(m => m.ChiSquare), [.. expected.Select(e => e[0])], 0.5001e-4, relative: false);
        r.Compare("Breslow–Day p", results.Select(m => m.PValue), [.. expected.Select(e => e[2])], 0.5001e-4, relative: false);
        results.Select(m => m.DegreesOfFreedom).ShouldBe(expected.Select(e => (int)e[1]));
    }

    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_logistic_regression(string name)
    {
        var r = DifReference.Of(name);
        var results = LogisticDif.Of(r.Responses, r.Groups);
        foreach (var (type, test) in new (string, Func<LogisticDifResult, LogisticTest>)[] { ("udif", l => l.Uniform), ("nudif", l => l.NonUniform), ("both", l => l.Both) })
        {
            var (ratio, wald) = ($"logistic_{type}_LRT", $"logistic_{type}_Wald");
            r.Compare($"logistic {type} LR", results.Select(l => test(l).ChiSquare), r.Numbers(ratio, "stat"), 1e-8);
            r.Compare($"logistic {type} LR p", results.Select(l => test(l).PValue), r.Numbers(ratio, "p"), 1e-8, relative: false);
            // glm takes the covariance from the weights before its last step: R's own digits end there.
            r.Compare($"logistic {type} Wald", results.Select(l => test(l).WaldChiSquare), r.Numbers(wald, "stat"), 1e-3);
            r.Compare($"logistic {type} ΔR²", results.Select(l => test(l).R2Change * LargestR2InDifR(r.Responses, l.Item)), r.Numbers(ratio, "deltaR2_Nagelkerke"), 1e-10, relative: false);
            results.Where(l => test(l).PValue < 0.05).Select(l => l.Item).ShouldBe(r.Flagged(ratio));
        }
    }

    /// <summary>What difR calls the parameters of the null model are those of the larger one.</summary>
    [Theory, MemberData(nameof(DataSets))]
    public void agree_on_logistic_coefficients(string name)
    {
        var r = DifReference.Of(name);
        var results = LogisticDif.Of(r.Responses, r.Groups);
        foreach (var (type, fit) in new (string, Func<LogisticDifResult, LogisticFit>)[] { ("udif", l => l.ScoreAndGroup), ("both", l => l.Interaction) })
        {
            var expected = r.Rows($"logistic_{type}_LRT", "parsNull");
            var width = type == "udif" ? 3 : 4;
            r.Compare($"logistic {type} coefficients", results.SelectMany(l => fit(l).Coefficients!.Select(c => (double?)c)), [.. expected.SelectMany(e => e[..width])], 1e-5, relative: false);
        }
    }

    // difR divides by 1 − exp(−deviance / 2)^(2 / n); from about 1,100 persons on the power of a number too small for a double is 0, and
    // what it prints is the R² of Cox and Snell.
    private static double LargestR2InDifR(CategoryResponses responses, int item)
    {
        double n = responses.Persons, p = Enumerable.Range(0, responses.Persons).Average(person => (double)responses.Person(person)[item]);
        var logLikelihood = n * (p * Math.Log(p) + (1 - p) * Math.Log(1 - p));
        return Math.Exp(logLikelihood) == 0 ? 1 - Math.Exp(2 * logLikelihood / n) : 1;
    }
}
