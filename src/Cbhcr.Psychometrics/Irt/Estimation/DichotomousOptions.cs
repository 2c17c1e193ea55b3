namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>How a dichotomous calibration is done. Immutable.</summary>
public sealed record DichotomousOptions
{
    /// <summary>Abilities over which persons are spread.</summary>
    public Quadrature Quadrature { get; init; } = Quadrature.Default;

    /// <summary>
    /// Whether the points of a Rasch calibration widen with the standard deviation σ of the persons: points times σ. A fixed range of −6 … 6 cuts
    /// off persons when σ is well above 1 (at σ = 1.4 the log-likelihood is about 0.004 short). Fixed by default, as in other programs.
    /// </summary>
    public bool ScalePoints { get; init; }

    /// <summary>The search ends with a step (close to Newton's) in which no parameter changes by more than this.</summary>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>Passes over the data, at most.</summary>
    public int MaximumIterations { get; init; } = 2000;

    /// <summary>Priors.</summary>
    public ItemPriors Priors { get; init; } = ItemPriors.OnGuessing;

    /// <summary>Which covariance of the estimates is wanted.</summary>
    public InformationMethod Information { get; init; } = InformationMethod.None;

    /// <summary>Whether to find how much the log-likelihood changes on twice as many points.</summary>
    public bool CheckPoints { get; init; }

    /// <summary>1 or 2; the result is the same to the last bit.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>A weight of 0 or more for each person (a count, say); null for 1 each.</summary>
    public IReadOnlyList<double>? PersonWeights { get; init; }

    /// <summary>Items to start the search from, one an item; null for a start from the data.</summary>
    public IReadOnlyList<DichotomousItem>? Start { get; init; }

    /// <summary>Variance of the persons to start a Rasch search from; null for a start from the data.</summary>
    public double? StartVariance { get; init; }
}

/// <summary>Where a calibration is.</summary>
/// <param name="Iteration">Passes over the data so far.</param>
/// <param name="LogLikelihood">With priors.</param>
/// <param name="LargestChange">Of a parameter in the last step.</param>
public readonly record struct CalibrationProgress(int Iteration, double LogLikelihood, double LargestChange);
