using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>
/// EM accelerated by quasi-Newton steps (Jamshidian and Jennrich 1997): the two-loop recursion of L-BFGS (Nocedal 1980) with the inverse of
/// the complete-data information at the present place as first approximation, so that the first step is EM's. A step is taken only where it
/// does not lower the objective (by more than rounding).
/// </summary>
internal sealed class AcceleratedEm(MarginalLikelihood likelihood, double tolerance, int maximumPasses)
{
    private const int Memory = 25;
    private const double LongestStep = 2, Rounding = 1e-13;
    private readonly List<InformationBlock> _information = [];
    private readonly List<(double[] Step, double[] Fall, double Product)> _pairs = [];

    public double[] Parameters { get; private set; } = [];

    public double[] Gradient { get; private set; } = [];

    public double Value { get; private set; }

    /// <summary>Largest change of a parameter the next step would make.</summary>
    public double NextChange { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether the criterion was met.</summary>
    public bool Converged => NextChange <= tolerance;

    public void Run(double[] start)
    {
        (Parameters, Gradient) = (start, new double[start.Length]);
        Value = likelihood.Value(start);
        likelihood.Gradient(Parameters, Gradient, _information);
        while (true)
        {
            var direction = Direction();
            Judge(direction);
            if (NextChange <= tolerance || likelihood.Passes >= maximumPasses) return;
            if (Step(direction, remember: true)) continue;
            // Not even EM's own step goes up: rounding is all that is left.
            if (_pairs.Count == 0) return;
            _pairs.Clear();
        }
    }

    /// <summary>Takes note of the step that is next.</summary>
    public void Judge(ReadOnlySpan<double> direction) => NextChange = VectorMath.Largest(direction);

    /// <summary>Tries a step, shortened as needed; false where no length of it goes up, and then likelihood and gradient are those of the old place.</summary>
    public bool Step(ReadOnlySpan<double> direction, bool remember)
    {
        var slope = VectorMath.Dot(direction, Gradient);
        if (!(slope > 0)) return false;
        var length = Math.Min(1, LongestStep / VectorMath.Largest(direction));
        var next = new double[Parameters.Length];
        for (var tries = 0; tries < 30; tries++)
        {
            for (var p = 0; p < next.Length; p++) next[p] = Parameters[p] + length * direction[p];
            var value = likelihood.Value(next);
            if (value >= Value + 1e-4 * length * slope - Rounding * Math.Abs(Value))
            {
                Accept(next, value, remember);
                return true;
            }
            // Where the parabola through value, slope and the new value has its top, within a tenth and a half.
            var drop = Value + length * slope - value;
            length *= double.IsFinite(drop) && drop > 0 ? Math.Clamp(length * slope / (2 * drop), 0.1, 0.5) : 0.25;
            if (likelihood.Passes >= maximumPasses) break;
        }
        likelihood.Value(Parameters);
        return false;
    }

    private void Accept(double[] next, double value, bool remember)
    {
        var gradient = new double[next.Length];
        likelihood.Gradient(next, gradient, _information);
        if (remember)
        {
            var (step, fall) = (new double[next.Length], new double[next.Length]);
            for (var p = 0; p < next.Length; p++) (step[p], fall[p]) = (next[p] - Parameters[p], Gradient[p] - gradient[p]);
            var product = VectorMath.Dot(step, fall);
            if (product > 1e-10 * Math.Sqrt(VectorMath.Dot(step, step) * VectorMath.Dot(fall, fall))) _pairs.Add((step, fall, product));
            if (_pairs.Count > Memory) _pairs.RemoveAt(0);
        }
        (Parameters, Gradient, Value) = (next, gradient, value);
    }

    private double[] Direction()
    {
        var direction = Gradient.ToArray();
        var shares = new double[_pairs.Count];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = VectorMath.Dot(_pairs[i].Step, direction) / _pairs[i].Product;
            VectorMath.AddTimes(direction, -shares[i], _pairs[i].Fall);
        }
        foreach (var block in _information) block.Divide(direction);
        for (var i = 0; i < _pairs.Count; i++)
            VectorMath.AddTimes(direction, shares[i] - VectorMath.Dot(_pairs[i].Fall, direction) / _pairs[i].Product, _pairs[i].Step);
        return direction;
    }
}
