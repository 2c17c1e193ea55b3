namespace Cbhcr.Psychometrics.Security;

/// <summary>What a match is compared with.</summary>
public enum MatchModel
{
    /// <summary>
    /// Ordered pairs: the second person's answers are taken as given and the first, a possible copier, chooses the same by chance
    /// (Wollack 1997; van der Linden and Sotaridona 2006).
    /// </summary>
    Copying,

    /// <summary>Unordered pairs: both choose by chance, and a match has the chance Σₖ P₁ₖ P₂ₖ (van der Linden and Sotaridona 2006; Romero, Riascos and Jara 2015).</summary>
    Similarity,
}

/// <summary>The statistics on the number of identical answers.</summary>
public enum MatchStatistic
{
    /// <summary>ω = (matches − expected) / standard deviation, held against the normal distribution (Wollack 1997).</summary>
    Omega,

    /// <summary>GBT: the exact chance of so many matches or more (van der Linden and Sotaridona 2006).</summary>
    GeneralisedBinomialTest,
}

/// <summary>Identical answers of two persons. Right and wrong ones count alike; items that one of the two did not answer are left out.</summary>
/// <param name="First">From 0; in <see cref="MatchModel.Copying"/> the possible copier.</param>
/// <param name="Second">From 0; in <see cref="MatchModel.Copying"/> the possible source.</param>
/// <param name="Compared">Items both answered.</param>
/// <param name="Matches">Identical answers among them.</param>
/// <param name="Expected">Expected number of matches of persons who worked alone.</param>
/// <param name="StandardDeviation">Of that number.</param>
/// <param name="Omega">ω.</param>
/// <param name="OmegaP">Upper tail of the standard normal distribution at ω.</param>
/// <param name="GbtP">Exact upper tail of the number of matches.</param>
public readonly record struct PairMatches(
    int First, int Second, int Compared, int Matches, double Expected, double StandardDeviation, double Omega, double OmegaP, double GbtP)
{
    /// <summary>The p value of a statistic.</summary>
    /// <param name="statistic">Which.</param>
    public double P(MatchStatistic statistic) => statistic == MatchStatistic.Omega ? OmegaP : GbtP;
}
