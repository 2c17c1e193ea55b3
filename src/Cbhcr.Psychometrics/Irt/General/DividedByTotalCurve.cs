namespace Cbhcr.Psychometrics.Irt.General;

internal enum SlopeForm
{
    /// <summary>k for category k.</summary>
    One,

    /// <summary>ka for category k.</summary>
    Free,

    /// <summary>aₖ.</summary>
    ByCategory,
}

/// <summary>
/// Pₖ ∝ exp(aₖθ + dₖ): Rasch, 1PL, 2PL, partial credit and its generalisation, nominal. Parameters: slopes, then intercepts of the categories
/// from the second on. The second derivatives do not depend on the response: they are minus the Fisher information.
/// </summary>
internal sealed class DividedByTotalCurve(int categories, SlopeForm form) : ItemCurve(categories)
{
    private readonly int _slopes = form switch { SlopeForm.One => 0, SlopeForm.Free => 1, _ => categories - 1 };

    public override int Free => _slopes + Categories - 1;

    public override ParameterKind KindOf(int parameter) => parameter < _slopes ? ParameterKind.Slope : ParameterKind.Intercept;

    public override int CategoryOf(int parameter) => Categories == 2 ? 0 : parameter >= _slopes ? parameter - _slopes + 1 : form == SlopeForm.Free ? 0 : parameter + 1;

    public override void Start(ReadOnlySpan<double> counts, Span<double> parameters)
    {
        for (var p = 0; p < _slopes; p++) parameters[p] = form == SlopeForm.Free ? (Categories == 2 ? 1 : 0.7) : 0.5 * (p + 1);
        for (var k = 1; k < Categories; k++) parameters[_slopes + k - 1] = Math.Log((counts[k] + 0.5) / (counts[0] + 0.5));
    }

    public override void LogProbabilities(ReadOnlySpan<double> parameters, double ability, Span<double> logarithms)
    {
        var largest = 0.0;
        logarithms[0] = 0;
        for (var k = 1; k < logarithms.Length; k++)
        {
            logarithms[k] = Slope(parameters, k) * ability + parameters[_slopes + k - 1];
            largest = Math.Max(largest, logarithms[k]);
        }
        var sum = 0.0;
        for (var k = 0; k < logarithms.Length; k++) sum += Math.Exp(logarithms[k] - largest);
        var total = largest + Math.Log(sum);
        for (var k = 0; k < logarithms.Length; k++) logarithms[k] -= total;
    }

    public override void Scores(ReadOnlySpan<double> parameters, double ability, Span<double> probabilities, Span<double> scores)
    {
        LogProbabilities(parameters, ability, probabilities);
        var mean = 0.0;
        for (var k = 0; k < probabilities.Length; k++)
        {
            probabilities[k] = Math.Exp(probabilities[k]);
            mean += k * probabilities[k];
        }
        for (var k = 0; k < probabilities.Length; k++)
        {
            var s = scores.Slice(k * Free, Free);
            if (form == SlopeForm.Free) s[0] = ability * (k - mean);
            for (var m = 1; m < probabilities.Length; m++)
            {
                s[_slopes + m - 1] = (k == m ? 1 : 0) - probabilities[m];
                if (form == SlopeForm.ByCategory) s[m - 1] = ability * s[_slopes + m - 1];
            }
        }
    }

    public override void AddBend(
        ReadOnlySpan<double> parameters, double ability, ReadOnlySpan<double> counts, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores,
        Span<double> square)
    {
        var n = 0.0;
        foreach (var count in counts) n += count;
        AddInformation(-n, probabilities, scores, square);
    }

    public override IrtItem Item(ReadOnlySpan<double> parameters)
    {
        var intercepts = parameters[_slopes..];
        if (form == SlopeForm.ByCategory) return new NominalItem(parameters[.._slopes], intercepts);
        var slope = Slope(parameters, 1);
        return Categories == 2 ? new DichotomousItem(slope, intercepts[0]) : new PartialCreditItem(slope, intercepts);
    }

    private double Slope(ReadOnlySpan<double> parameters, int category) => form switch
    {
        SlopeForm.One => category,
        SlopeForm.Free => category * parameters[0],
        _ => parameters[category - 1],
    };
}
