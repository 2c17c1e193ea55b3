using MathNet.Numerics.LinearAlgebra;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// EM for the lognormal model: given α, β and σ² the speed of a person is normal with precision 1/σ² + Σ α² (E); given those, each item is a mean
/// and a variance of ln t + τ (M). The mean of the speeds is moved into β in every pass (parameter-expanded EM, Liu, Rubin and Wu 1998), without
/// which β would creep.
/// </summary>
internal sealed class LognormalTimeEstimation
{
    private const double LeastVariance = 1e-8;

    private readonly ResponseTimes _times;
    private readonly double[] _intensity;
    private readonly double[] _precision;
    private readonly int[] _counts;
    private double _variance;

    public LognormalTimeEstimation(ResponseTimes times)
    {
        _times = times;
        (_intensity, _precision, _counts) = (new double[times.Items], new double[times.Items], new int[times.Items]);
        var squares = new double[times.Items];
        for (var p = 0; p < times.Persons; p++)
        {
            var logs = times.Logs(p);
            for (var i = 0; i < logs.Length; i++)
            {
                if (double.IsNaN(logs[i])) continue;
                _counts[i]++;
                var away = logs[i] - _intensity[i];
                _intensity[i] += away / _counts[i];
                squares[i] += away * (logs[i] - _intensity[i]);
            }
        }
        var mean = Enumerable.Range(0, times.Items).Where(Used).Select(i => squares[i] / _counts[i]).DefaultIfEmpty(1).Average();
        _variance = Math.Max(LeastVariance, mean / 4);
        for (var i = 0; i < times.Items; i++) _precision[i] = Used(i) ? 1 / Math.Max(LeastVariance, squares[i] / _counts[i] * 0.75) : 0;
    }

    public LognormalTimeModel Run(double tolerance, int maximumIterations)
    {
        var (iterations, change) = (0, double.PositiveInfinity);
        while (change > tolerance && iterations < maximumIterations)
        {
            change = Pass();
            iterations++;
        }
        var (errors, ofVariance) = Errors();
        var items = Enumerable.Range(0, _times.Items).Select(i => Used(i) ? new TimeItem(Math.Sqrt(_precision[i]), _intensity[i]) : (TimeItem?)null);
        return new([.. items], _variance, LogLikelihood(), iterations, change <= tolerance, errors, ofVariance);
    }

    private bool Used(int item) => _counts[item] > 1;

    private double Pass()
    {
        var n = _times.Items;
        double[] sums = new double[n], squares = new double[n], spreads = new double[n];
        double speedSum = 0, speedSquares = 0;
        var persons = 0;
        for (var p = 0; p < _times.Persons; p++)
        {
            var logs = _times.Logs(p);
            if (Speed(logs) is not (var speed, var spread)) continue;
            persons++;
            speedSum += speed;
            speedSquares += speed * speed + spread;
            for (var i = 0; i < n; i++)
            {
                if (double.IsNaN(logs[i]) || !Used(i)) continue;
                // About the present β, so that the squares keep their digits.
                var rest = logs[i] + speed - _intensity[i];
                sums[i] += rest;
                squares[i] += rest * rest;
                spreads[i] += spread;
            }
        }
        if (persons == 0) return 0;
        var shift = speedSum / persons;
        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            if (!Used(i)) continue;
            var mean = sums[i] / _counts[i];
            var variance = Math.Max(LeastVariance, squares[i] / _counts[i] - mean * mean + spreads[i] / _counts[i]);
            largest = Math.Max(largest, Math.Max(Math.Abs(mean - shift), Math.Abs(Math.Log(variance * _precision[i])) / 2));
            _intensity[i] += mean - shift;
            _precision[i] = 1 / variance;
        }
        var next = Math.Max(0, speedSquares / persons - shift * shift);
        largest = Math.Max(largest, Math.Abs(next - _variance));
        _variance = next;
        return largest;
    }

    // Mean and variance of a speed given the person's times; null without a time.
    private (double Speed, double Spread)? Speed(ReadOnlySpan<double> logs)
    {
        double weight = 0, sum = 0;
        for (var i = 0; i < logs.Length; i++)
        {
            if (double.IsNaN(logs[i])) continue;
            weight += _precision[i];
            sum += _precision[i] * (_intensity[i] - logs[i]);
        }
        if (weight == 0) return null;
        return (_variance * sum / (1 + _variance * weight), _variance / (1 + _variance * weight));
    }

    private double LogLikelihood()
    {
        var total = 0.0;
        for (var p = 0; p < _times.Persons; p++)
        {
            var logs = _times.Logs(p);
            double weight = 0, sum = 0, square = 0, determinant = 0;
            var count = 0;
            for (var i = 0; i < logs.Length; i++)
            {
                if (double.IsNaN(logs[i]) || !Used(i)) continue;
                var rest = logs[i] - _intensity[i];
                weight += _precision[i];
                sum += _precision[i] * rest;
                square += _precision[i] * rest * rest;
                determinant -= Math.Log(_precision[i]);
                count++;
            }
            determinant += Math.Log(1 + _variance * weight);
            total -= (count * Math.Log(2 * Math.PI) + determinant + square - _variance * sum * sum / (1 + _variance * weight)) / 2;
        }
        return total;
    }

    // Expected information of a normal vector with covariance D + σ²11ᵀ: Σ V⁻¹ for β; ½ tr(V⁻¹ ∂V V⁻¹ ∂V) for the variances (1/α², σ²). V⁻¹ by Woodbury's identity.
    private ((double, double)?[] Items, double? Variance) Errors()
    {
        int[] used = [.. Enumerable.Range(0, _times.Items).Where(Used)];
        var errors = new (double, double)?[_times.Items];
        if (used.Length == 0) return (errors, null);
        var (mean, spread) = (Matrix<double>.Build.Dense(used.Length, used.Length), Matrix<double>.Build.Dense(used.Length + 1, used.Length + 1));
        foreach (var pattern in Enumerable.Range(0, _times.Persons).GroupBy(Pattern, StringComparer.Ordinal)) Add(pattern.First(), pattern.Count(), used, mean, spread);
        var rank = _variance > 0 ? used.Length + 1 : used.Length;
        var (covarianceOfMeans, covarianceOfSpreads) = (Inverse(mean), Inverse(spread.SubMatrix(0, rank, 0, rank)));
        if (covarianceOfMeans is null || covarianceOfSpreads is null) return (errors, null);
        for (var u = 0; u < used.Length; u++)
        {
            // From the variance 1/α² to α by the delta method: α³ / 2.
            var alpha = Math.Sqrt(_precision[used[u]]);
            errors[used[u]] = (Math.Sqrt(covarianceOfSpreads[u, u]) * alpha * alpha * alpha / 2, Math.Sqrt(covarianceOfMeans[u, u]));
        }
        return (errors, _variance > 0 ? Math.Sqrt(covarianceOfSpreads[used.Length, used.Length]) : null);
    }

    private void Add(int person, int count, int[] used, Matrix<double> mean, Matrix<double> spread)
    {
        var logs = _times.Logs(person);
        var weight = 0.0;
        for (var i = 0; i < logs.Length; i++)
            if (!double.IsNaN(logs[i])) weight += _precision[i];
        if (weight == 0) return;
        var shrink = _variance / (1 + _variance * weight);
        var last = used.Length;
        for (var u = 0; u < used.Length; u++)
        {
            if (double.IsNaN(logs[used[u]])) continue;
            var a = _precision[used[u]];
            var ofOnes = a * (1 - shrink * weight);
            spread[u, last] += count * ofOnes * ofOnes / 2;
            spread[last, u] += count * ofOnes * ofOnes / 2;
            for (var v = 0; v < used.Length; v++)
            {
                if (double.IsNaN(logs[used[v]])) continue;
                var inverse = (u == v ? a : 0) - a * shrink * _precision[used[v]];
                mean[u, v] += count * inverse;
                spread[u, v] += count * inverse * inverse / 2;
            }
        }
        var all = weight * (1 - shrink * weight);
        spread[last, last] += count * all * all / 2;
    }

    private string Pattern(int person)
    {
        var logs = _times.Logs(person);
        var pattern = new char[logs.Length];
        for (var i = 0; i < pattern.Length; i++) pattern[i] = double.IsNaN(logs[i]) ? '0' : '1';
        return new(pattern);
    }

    private static Matrix<double>? Inverse(Matrix<double> information)
    {
        try
        {
            return information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(information.RowCount));
        }
        catch (ArgumentException)
        {
            return null; // not positive definite
        }
    }
}
