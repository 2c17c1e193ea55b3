namespace Cbhcr.Psychometrics.Irt;

/// <summary>Priors on item parameters; null for none. Only those that the model estimates count.</summary>
/// <param name="Slope">On each slope a; once on the slope that all items share, in the 1PL.</param>
/// <param name="Intercept">On each intercept d.</param>
/// <param name="GuessingLogit">On the logit of c.</param>
public sealed record ItemPriors(ParameterPrior? Slope = null, ParameterPrior? Intercept = null, ParameterPrior? GuessingLogit = null)
{
    /// <summary>No priors.</summary>
    public static ItemPriors None { get; } = new();

    /// <summary>Logit of c normal with mean −1.39 (c = 0.2) and standard deviation 0.5; nothing on slope and intercept.</summary>
    public static ItemPriors OnGuessing { get; } = new(GuessingLogit: new NormalPrior(-1.39, 0.5));

    internal ParameterPrior? Of(ParameterKind kind) => kind switch
    {
        ParameterKind.Slope => Slope,
        ParameterKind.Intercept => Intercept,
        ParameterKind.GuessingLogit => GuessingLogit,
        _ => null,
    };
}
