namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Derivatives of the log-probability of each answer by each parameter of its item, at every ability, with what they sum to over expected counts.
/// Here a shared slope is still one for each item; <see cref="Place"/> says where it belongs.
/// </summary>
internal sealed class ScoreFunctions
{
    private readonly MarginalLikelihood _likelihood;
    private readonly double[] _values;

    /// <param name="likelihood">As evaluated at the estimate.</param>
    /// <param name="variance">σ² of the persons in a Rasch model.</param>
    public ScoreFunctions(MarginalLikelihood likelihood, double variance)
    {
        _likelihood = likelihood;
        var layout = likelihood.Layout;
        PerItem = layout.Model switch { IrtModel.Rasch => 1, IrtModel.ThreeParameter => 3, _ => 2 };
        HasVariance = layout.Model == IrtModel.Rasch;
        _values = new double[layout.Items * 2 * PerItem * Stride];
        Variance = new double[Stride];
        for (var i = 0; i < layout.Items; i++) Fill(i);
        if (HasVariance) FillVariance(variance);
    }

    /// <summary>Parameters of an item: d, or a and d, or a, d and logit c.</summary>
    public int PerItem { get; }

    public bool HasVariance { get; }

    public int Count => _likelihood.Layout.Items * PerItem + (HasVariance ? 1 : 0);

    /// <summary>By log σ², at every ability.</summary>
    public double[] Variance { get; }

    /// <summary>Minus the second derivative by log σ², summed over the persons.</summary>
    public double VarianceInformation { get; private set; }

    private int Stride => _likelihood.Step.Stride;

    /// <summary>Derivatives at every ability.</summary>
    /// <param name="item">From 0.</param>
    /// <param name="digit">0 wrong, 1 right.</param>
    /// <param name="parameter">Of the item.</param>
    public ReadOnlySpan<double> Of(int item, int digit, int parameter) => _values.AsSpan(((item * 2 + digit) * PerItem + parameter) * Stride, Stride);

    /// <summary>Where a parameter stands in the vector that was searched.</summary>
    public int Place(int index)
    {
        var (layout, item) = (_likelihood.Layout, index / PerItem);
        if (HasVariance || layout.PerItem == PerItem) return index;
        return index % PerItem == 0 ? layout.Slope(item) : layout.Intercept(item);
    }

    /// <summary>Minus the second derivatives of one item's complete-data log-likelihood, PerItem × PerItem.</summary>
    public void CompleteInformation(int item, Span<double> information)
    {
        information.Clear();
        var c = _likelihood.Curves.Guessing(item);
        var logistic = _likelihood.Curves.Logistic(item);
        var right = _likelihood.Counts(_likelihood.Step.Right, item);
        var answered = _likelihood.Counts(_likelihood.Step.Answered, item);
        var (zz, z, zero, zg, g, gg) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var q = 0; q < _likelihood.Points; q++)
        {
            var (t, p, correct) = (_likelihood.Abilities[q], logistic[q], right[q]);
            var wrong = answered[q] - correct;
            var (rest, probability) = (1 - p, c + (1 - c) * p);
            var (byZ, byG) = ((1 - c) * p * rest / probability, c * (1 - c) * rest / probability);
            var square = wrong * p * rest - correct * ((1 - c) * p * rest * (1 - 2 * p) / probability - byZ * byZ);
            (zz, z, zero) = (zz + t * t * square, z + t * square, zero + square);
            if (c == 0) continue;
            var cross = correct * (c * (1 - c) * p * rest / probability + byZ * byG);
            (zg, g) = (zg + t * cross, g + cross);
            gg += wrong * c * (1 - c) - correct * (c * (1 - c) * (1 - 2 * c) * rest / probability - byG * byG);
        }
        if (PerItem == 1) information[0] = zero;
        else if (PerItem == 2) (information[0], information[1], information[2], information[3]) = (zz, z, z, zero);
        else
        {
            (information[0], information[1], information[2]) = (zz, z, zg);
            (information[3], information[4], information[5]) = (z, zero, g);
            (information[6], information[7], information[8]) = (zg, g, gg);
        }
    }

    private void Fill(int item)
    {
        var (c, theta) = (_likelihood.Curves.Guessing(item), _likelihood.Abilities);
        var logistic = _likelihood.Curves.Logistic(item);
        for (var digit = 0; digit < 2; digit++)
        {
            var values = _values.AsSpan((item * 2 + digit) * PerItem * Stride, PerItem * Stride);
            for (var q = 0; q < _likelihood.Points; q++)
            {
                var p = logistic[q];
                // (x − P) p / P and (x − P) c / P, with P written so that nothing is lost where it is near 0 or 1.
                var over = digit == 0 ? -1 : (1 - c) * (1 - p) / (c + (1 - c) * p);
                var byZ = c == 0 && digit == 1 ? 1 - p : over * p;
                if (PerItem > 1) values[q] = theta[q] * byZ;
                values[(PerItem > 1 ? Stride : 0) + q] = byZ;
                if (PerItem == 3) values[2 * Stride + q] = over * c;
            }
        }
    }

    private void FillVariance(double variance)
    {
        var (second, fourth, found) = (0.0, 0.0, 0.0);
        for (var q = 0; q < _likelihood.Points; q++)
        {
            var square = _likelihood.Abilities[q] * _likelihood.Abilities[q];
            var weight = _likelihood.Weight(q);
            (second, fourth, found) = (second + weight * square, fourth + weight * square * square, found + _likelihood.Step.All[q] * square);
        }
        var persons = _likelihood.Step.Data.Persons;
        for (var q = 0; q < _likelihood.Points; q++) Variance[q] = (_likelihood.Abilities[q] * _likelihood.Abilities[q] - second) / (2 * variance);
        VarianceInformation = (found - persons * second) / (2 * variance) + persons * (fourth - second * second) / (4 * variance * variance);
    }
}
