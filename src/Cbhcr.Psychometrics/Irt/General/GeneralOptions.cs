namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>How a general calibration is done. All has a default.</summary>
public sealed record GeneralOptions
{
    /// <summary>Abilities that the distributions are held at; weights are the normal density, normalised to sum 1.</summary>
    public Quadrature Quadrature { get; init; } = Quadrature.Default;

    /// <summary>The group of each person, from 0; null for one group. Group 0 is the reference. A group without persons stays at mean 0 and standard deviation 1.</summary>
    public IReadOnlyList<int>? Groups { get; init; }

    /// <summary>How many times each person counts, 0 or more, not necessarily whole; null for once.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>
    /// Whether the mean of the reference group is estimated. Default (null): only where it is tied to an item that is held, which is fixed
    /// item parameter calibration with the population brought up to date in every pass (Kim 2006, MWU-MEM, with a normal population).
    /// </summary>
    public bool? FreeReferenceMean { get; init; }

    /// <summary>
    /// Whether the variance of the reference group is estimated. Default (null): where its mean is, and where an item has its slope held at 1
    /// (<see cref="IrtModel.Rasch"/>, <see cref="IrtModel.PartialCredit"/>).
    /// </summary>
    public bool? FreeReferenceVariance { get; init; }

    /// <summary>Which covariance of the estimates is wanted.</summary>
    public InformationMethod Information { get; init; } = InformationMethod.None;

    /// <summary>Stops when the next step would change no parameter by more.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>Passes over the data at most; with less than what convergence needs the certificate says so.</summary>
    public int MaximumIterations { get; init; } = 1000;

    /// <summary>Whether the log-likelihood is also computed with twice as many points.</summary>
    public bool CheckDoubledPoints { get; init; }

    /// <summary>Threads at most. The result does not depend on it.</summary>
    public int Threads { get; init; } = 2;
}
