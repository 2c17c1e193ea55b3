namespace Cbhcr.Psychometrics.Irt;

/// <summary>How the covariances of the estimates are found.</summary>
public enum InformationMethod
{
    /// <summary>Not at all: the fastest.</summary>
    None,

    /// <summary>Inverse of the observed information of the marginal likelihood, exact: what Louis (1982) and Oakes (1999) give.</summary>
    Oakes,

    /// <summary>Inverse of the sum over persons of the products of their scores.</summary>
    CrossProduct,

    /// <summary>Observed⁻¹ · cross-product · observed⁻¹: right also where the model is not (White 1982).</summary>
    Sandwich,

    /// <summary>Central differences of the exact gradient, with Richardson's correction. Slow; a check of <see cref="Oakes"/>.</summary>
    NumericHessian,
}
