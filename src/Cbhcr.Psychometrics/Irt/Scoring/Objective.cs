namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>What is added to the log-likelihood before the maximum is looked for.</summary>
internal enum Weight
{
    None,
    Normal,
    Warm,
    Jeffreys,
}

/// <summary>A log-likelihood with its weight: the estimating function and its slope.</summary>
internal readonly record struct Objective(Weight Weight, Population Population)
{
    /// <summary>The function whose root is the estimate, and its derivative.</summary>
    public (double Value, double Slope) Estimating(in LikelihoodTerms t, double ability)
    {
        switch (Weight)
        {
            case Weight.Normal:
                var precision = 1 / (Population.StandardDeviation * Population.StandardDeviation);
                return (t.First - (ability - Population.Mean) * precision, t.Second - precision);
            case Weight.Warm when t.Information > 0:
                return (t.First + t.J / (2 * t.Information), t.Second + (t.J1 - t.J * t.Information1 / t.Information) / (2 * t.Information));
            case Weight.Jeffreys when t.Information > 0:
                var relative = t.Information1 / t.Information;
                return (t.First + relative / 2, t.Second + (t.Information2 / t.Information - relative * relative) / 2);
            default:
                return (t.First, t.Second);
        }
    }
}
