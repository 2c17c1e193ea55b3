namespace Cbhcr.Psychometrics.Fairness;

/// <summary>The classes of the Educational Testing Service for differential item functioning of right-or-wrong items.</summary>
public enum EtsCategory
{
    /// <summary>Negligible.</summary>
    A,

    /// <summary>Moderate: neither A nor C.</summary>
    B,

    /// <summary>Large.</summary>
    C,
}

/// <summary>The rules behind <see cref="EtsCategory"/>.</summary>
public static class EtsRule
{
    // The 5 % points of the standard normal, two-sided and one-sided.
    private const double TwoSided = 1.959963984540054, OneSided = 1.6448536269514722;

    /// <summary>
    /// A where D is not significantly different from 0 (two-sided, 5 %) or |D| &lt; 1; C where |D| ≥ 1.5 and |D| is significantly above 1
    /// (one-sided, 5 %); B otherwise (Dorans and Holland 1993; Zwick 2012, ETS RR-12-08). Both tests rest on D and its standard error.
    /// </summary>
    /// <param name="delta">MH D-DIF, in delta units.</param>
    /// <param name="standardError">Of delta.</param>
    public static EtsCategory Classify(double delta, double standardError)
    {
        var size = Math.Abs(delta);
        if (size < 1 || !(size > TwoSided * standardError)) return EtsCategory.A;
        return size >= 1.5 && size - 1 > OneSided * standardError ? EtsCategory.C : EtsCategory.B;
    }

    /// <summary>By size alone, as difR prints it: |D| below 1 is A, from 1.5 on C. Calls chance differences of small groups large.</summary>
    /// <param name="delta">MH D-DIF, in delta units.</param>
    public static EtsCategory BySizeAlone(double delta) => Math.Abs(delta) switch { < 1 => EtsCategory.A, < 1.5 => EtsCategory.B, _ => EtsCategory.C };
}
