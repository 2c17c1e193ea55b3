using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Fairness;

/// <summary>How the fit of a logistic regression ended.</summary>
public enum FitStatus
{
    /// <summary>The maximum was found.</summary>
    Converged,

    /// <summary>The predictors tell some answers apart without a miss: there is no maximum, the likelihood rises to its bound as coefficients grow without end.</summary>
    Separated,

    /// <summary>A predictor is constant or explained by the others (one group, one score, one category).</summary>
    NotIdentified,

    /// <summary>The steps allowed did not suffice.</summary>
    NotConverged,
}

/// <summary>
/// Maximum likelihood of logit P(Y ≥ k) = αₖ + x′β over counted cells, by Newton's method (McCullagh 1980). Two categories make it
/// the binary logistic regression.
/// </summary>
internal sealed class CumulativeLogit
{
    // The decrement g′H⁻¹g is about twice what the likelihood can still gain; after it, Newton squares the error of the coefficients.
    private const double Decrement = 1e-14;
    private const int Steps = 100;

    private readonly int _cells, _categories, _predictors;
    private readonly double[] _design;
    private readonly double[] _counts;
    private readonly double[] _gradient, _hessian;

    /// <param name="design">Cells × predictors.</param>
    /// <param name="counts">Cells × categories; every category occurs.</param>
    /// <param name="categories">At least 2.</param>
    /// <param name="predictors">Without the thresholds.</param>
    public CumulativeLogit(double[] design, double[] counts, int categories, int predictors)
    {
        (_design, _counts, _categories, _predictors, _cells) = (design, counts, categories, predictors, counts.Length / categories);
        Parameters = new double[categories - 1 + predictors];
        _gradient = new double[Parameters.Length];
        _hessian = new double[Parameters.Length * Parameters.Length];
        Start();
        NullLogLikelihood = LogLikelihood = Evaluate(Parameters);
    }

    /// <summary>αₖ of the categories from the second on, then β.</summary>
    public double[] Parameters { get; private set; }

    public double LogLikelihood { get; private set; }

    /// <summary>With thresholds alone.</summary>
    public double NullLogLikelihood { get; }

    /// <summary>Inverse of the observed information; null unless converged.</summary>
    public double[]? Covariance { get; private set; }

    public FitStatus Fit()
    {
        var n = Parameters.Length;
        for (var step = 0; step < Steps; step++)
        {
            var factor = _hessian.ToArray();
            if (!Cholesky.Factor(factor, n, Cholesky.Dependent)) return step > 10 ? FitStatus.Separated : FitStatus.NotIdentified;
            var direction = _gradient.ToArray();
            Cholesky.Solve(factor, n, direction);
            var decrement = 0.0;
            for (var i = 0; i < n; i++) decrement += direction[i] * _gradient[i];
            if (!Advance(direction, decrement)) return FitStatus.NotConverged;
            if (!(decrement < Decrement)) continue;
            // Where the gain has ended and the steps have not, the coefficients are on their way to infinity.
            if (LargestMove(direction) > 1e-3) return FitStatus.Separated;
            factor = [.. _hessian];
            if (!Cholesky.Factor(factor, n, Cholesky.Dependent)) return FitStatus.Separated;
            Covariance = Cholesky.InverseOf(factor, n);
            return FitStatus.Converged;
        }
        return FitStatus.NotConverged;
    }

    // Logits of the shares at or above each category: the maximum without predictors.
    private void Start()
    {
        var margin = new double[_categories];
        for (var c = 0; c < _counts.Length; c++) margin[c % _categories] += _counts[c];
        double above = 0, all = margin.Sum();
        for (var k = _categories - 1; k > 0; k--)
        {
            above += margin[k];
            Parameters[k - 1] = Math.Log(above / (all - above));
        }
    }

    private bool Advance(double[] direction, double decrement)
    {
        var trial = new double[direction.Length];
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            for (var i = 0; i < trial.Length; i++) trial[i] = Parameters[i] + length * direction[i];
            var value = Evaluate(trial);
            // At the maximum the likelihood moves by rounding alone.
            if (!(value > LogLikelihood || (decrement < 1e-8 && value >= LogLikelihood - 1e-9 * Math.Abs(LogLikelihood)))) continue;
            (Parameters, LogLikelihood) = (trial, value);
            return true;
        }
        return false;
    }

    private double LargestMove(double[] direction)
    {
        var largest = 0.0;
        for (var k = 0; k < _categories - 1; k++) largest = Math.Max(largest, Math.Abs(direction[k]));
        for (var cell = 0; cell < _cells; cell++)
        {
            var move = 0.0;
            for (var j = 0; j < _predictors; j++) move += _design[cell * _predictors + j] * direction[_categories - 1 + j];
            for (var k = 0; k < _categories - 1; k++) largest = Math.Max(largest, Math.Abs(direction[k] + move));
        }
        return largest;
    }

    /// <summary>Log-likelihood, with gradient and information left in the fields; −∞ where the thresholds are out of order.</summary>
    private double Evaluate(double[] parameters)
    {
        int thresholds = _categories - 1, n = parameters.Length;
        for (var k = 1; k < thresholds; k++)
            if (!(parameters[k] < parameters[k - 1])) return double.NegativeInfinity;
        Array.Clear(_gradient);
        Array.Clear(_hessian);
        var sum = 0.0;
        for (var cell = 0; cell < _cells; cell++)
        {
            var x = _design.AsSpan(cell * _predictors, _predictors);
            var eta = 0.0;
            for (var j = 0; j < x.Length; j++) eta += x[j] * parameters[thresholds + j];
            double slope = 0, curve = 0;
            for (var k = 0; k < _categories; k++)
            {
                var count = _counts[cell * _categories + k];
                if (count == 0) continue;
                var terms = CategoryTerms.Between(k == 0 ? double.PositiveInfinity : parameters[k - 1] + eta, k == thresholds ? double.NegativeInfinity : parameters[k] + eta);
                sum += count * Math.Log(terms.Probability);
                slope += count * terms.Slope;
                curve += count * terms.Curve;
                AddThresholds(k, count, terms, x);
            }
            for (var j = 0; j < x.Length; j++)
            {
                _gradient[thresholds + j] += slope * x[j];
                for (var i = 0; i <= j; i++) _hessian[(thresholds + j) * n + thresholds + i] += curve * x[j] * x[i];
            }
        }
        for (var j = 0; j < n; j++)
            for (var i = 0; i < j; i++) _hessian[i * n + j] = _hessian[j * n + i];
        return sum;
    }

    // Derivatives by the threshold the category begins at and the one it ends at, and of each with β.
    private void AddThresholds(int k, double count, in CategoryTerms terms, ReadOnlySpan<double> x)
    {
        int thresholds = _categories - 1, n = Parameters.Length;
        if (k > 0)
        {
            var at = k - 1;
            _gradient[at] += count * terms.Begin;
            _hessian[at * n + at] += count * terms.BeginCurve;
            for (var j = 0; j < x.Length; j++) _hessian[(thresholds + j) * n + at] += count * terms.BeginDensity * x[j];
        }
        if (k < thresholds)
        {
            _gradient[k] += count * terms.End;
            _hessian[k * n + k] += count * terms.EndCurve;
            for (var j = 0; j < x.Length; j++) _hessian[(thresholds + j) * n + k] += count * terms.EndDensity * x[j];
        }
        if (k > 0 && k < thresholds) _hessian[k * n + k - 1] += count * terms.Begin * terms.End;
    }
}
