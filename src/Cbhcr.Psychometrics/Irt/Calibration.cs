namespace Cbhcr.Psychometrics.Irt;

/// <summary>The models that can be calibrated.</summary>
public enum IrtModel
{
    /// <summary>One slope of 1 for all; the standard deviation of the persons is estimated.</summary>
    Rasch,

    /// <summary>One slope for all, estimated; persons N(0, 1).</summary>
    OneParameter,

    /// <summary>Slope and intercept.</summary>
    TwoParameter,

    /// <summary>Slope, intercept and guessing; asks for a prior on the logit of guessing in all but very large samples.</summary>
    ThreeParameter,

    /// <summary>Partial credit: slope 1, the standard deviation of the persons is estimated.</summary>
    PartialCredit,

    /// <summary>Generalised partial credit.</summary>
    GeneralisedPartialCredit,

    /// <summary>Graded response.</summary>
    Graded,

    /// <summary>Nominal.</summary>
    Nominal,
}

/// <summary>What a parameter is.</summary>
public enum ParameterKind
{
    /// <summary>a, per logit.</summary>
    Slope,

    /// <summary>d, in logits.</summary>
    Intercept,

    /// <summary>Logit of the lower asymptote c.</summary>
    GuessingLogit,

    /// <summary>Mean of a population, in logits.</summary>
    Mean,

    /// <summary>Variance of a population, in logits².</summary>
    Variance,
}

/// <summary>An estimated parameter.</summary>
/// <param name="Owner">The item, from 0; for <see cref="ParameterKind.Mean"/> and <see cref="ParameterKind.Variance"/> the population; −1 for a slope all items share.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Category">The category of an intercept or slope of several, from 1; 0 otherwise.</param>
/// <param name="Value">The estimate.</param>
public readonly record struct FreeParameter(int Owner, ParameterKind Kind, int Category, double Value);

/// <summary>How far an estimate can be trusted to be the maximum.</summary>
/// <param name="Iterations">Passes over the data.</param>
/// <param name="Converged">Whether the criterion was met within the passes allowed.</param>
/// <param name="LargestChange">Largest change of a parameter in the last pass.</param>
/// <param name="GradientNorm">Largest absolute derivative of the log-likelihood (with priors) by a free parameter, at the estimate.</param>
/// <param name="ChangeOnDoubledPoints">How much the log-likelihood changes at the estimate with twice as many points; null if not asked for.</param>
public sealed record Convergence(int Iterations, bool Converged, double LargestChange, double GradientNorm, double? ChangeOnDoubledPoints);

/// <summary>Estimates of a calibration with what is needed to trust them.</summary>
/// <param name="Model">What was fitted.</param>
/// <param name="Items">In the order of the responses.</param>
/// <param name="Populations">One a group; the first is the reference.</param>
/// <param name="LogLikelihood">Marginal, without priors.</param>
/// <param name="LogPrior">Sum of the logarithms of the priors' densities at the estimate; 0 without.</param>
/// <param name="Persons">Number of persons (or the sum of their weights).</param>
/// <param name="Parameters">All free parameters, in the order of the covariance.</param>
/// <param name="Covariance">Of the free parameters; null if not asked for or not positive definite.</param>
/// <param name="Convergence">The certificate.</param>
public sealed record Calibration(
    IrtModel Model, IReadOnlyList<IrtItem> Items, IReadOnlyList<Population> Populations, double LogLikelihood, double LogPrior, double Persons,
    IReadOnlyList<FreeParameter> Parameters, ParameterCovariance? Covariance, Convergence Convergence)
{
    /// <summary>−2 log L + 2k (Akaike 1974), of the log-likelihood without priors.</summary>
    public double Aic => -2 * LogLikelihood + 2 * Parameters.Count;

    /// <summary>−2 log L + k ln n (Schwarz 1978).</summary>
    public double Bic => -2 * LogLikelihood + Parameters.Count * Math.Log(Persons);

    /// <summary>−2 log L + k ln((n + 2) / 24) (Sclove 1987).</summary>
    public double Sabic => -2 * LogLikelihood + Parameters.Count * Math.Log((Persons + 2) / 24);
}

/// <summary>Covariances of estimates, a full symmetric matrix.</summary>
/// <param name="Size">Number of parameters.</param>
/// <param name="Values">Size × Size, row after row.</param>
public sealed record ParameterCovariance(int Size, IReadOnlyList<double> Values)
{
    /// <summary>One entry.</summary>
    public double this[int row, int column] => Values[row * Size + column];

    /// <summary>√ of the diagonal; null where that is not above 0.</summary>
    public double? StandardError(int parameter) => this[parameter, parameter] is var v and > 0 ? Math.Sqrt(v) : null;
}
