namespace Cbhcr.Psychometrics.Numerics;

/// <summary>How the p-values of many tests are made to say something about all of them together.</summary>
public enum PValueAdjustment
{
    /// <summary>Not at all: every test stands alone, and a share of the size of the level is flagged where nothing is amiss.</summary>
    None,

    /// <summary>Chance of one false alarm or more at most the level, whatever the dependence (Bonferroni; Dunn 1961).</summary>
    Bonferroni,

    /// <summary>The same promise, never less powerful: stepwise (Holm 1979).</summary>
    Holm,

    /// <summary>Expected share of false ones among the flagged at most the level, for independent or positively dependent tests (Benjamini and Hochberg 1995).</summary>
    BenjaminiHochberg,
}
