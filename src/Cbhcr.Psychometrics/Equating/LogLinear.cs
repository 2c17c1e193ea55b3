using Cbhcr.Psychometrics.Numerics;
using MathNet.Numerics;

namespace Cbhcr.Psychometrics.Equating;

/// <summary>How many moments a log-linear model keeps.</summary>
/// <param name="First">Moments of the first score (total), 1 or more.</param>
/// <param name="Second">Moments of the second score (anchor), 1 or more; not used for one score alone.</param>
/// <param name="Cross">Products of powers up to this one of each, 0 for none: 1 keeps the covariance.</param>
public readonly record struct LogLinearDegrees(int First, int Second, int Cross);

/// <summary>How well a log-linear model fits, and how near it is to its maximum.</summary>
/// <param name="Parameters">Free parameters, the constant included.</param>
/// <param name="Deviance">2 Σ n ln(n / m) − (n − m).</param>
/// <param name="LogLikelihood">Of independent Poisson counts, as R's glm has it.</param>
/// <param name="Iterations">Newton steps.</param>
/// <param name="Converged">Whether the score equations were met.</param>
/// <param name="LargestScoreEquation">Largest |Σ t(x) (n − m)| / n over the orthonormal score functions t.</param>
public sealed record LogLinearFit(int Parameters, double Deviance, double LogLikelihood, int Iterations, bool Converged, double LargestScoreEquation)
{
    /// <summary>−2 log L + 2k (Akaike 1974).</summary>
    public double Aic => -2 * LogLikelihood + 2 * Parameters;
}

/// <summary>
/// Presmoothing: log m(x) is a polynomial in the score, so that the fitted distribution has the same first moments as the observed
/// (Holland and Thayer 1987, 2000). Fitted by Newton's method on orthonormal polynomials until the score equations are met.
/// </summary>
public static class LogLinear
{
    /// <summary>One score: the first <paramref name="degree"/> moments are kept.</summary>
    /// <param name="observed">With at least one person.</param>
    /// <param name="degree">1 or more, below the number of scores.</param>
    /// <param name="iterations">Newton steps at most.</param>
    /// <param name="tolerance">Of the score equations, as a share of the persons.</param>
    /// <exception cref="ArgumentException">No persons, or more moments than scores.</exception>
    public static (ScoreFrequencies Smoothed, LogLinearFit Fit) Smooth(ScoreFrequencies observed, int degree, int iterations = 200, double tolerance = 1e-13)
    {
        ArgumentNullException.ThrowIfNull(observed);
        var (fitted, fit) = Newton(Design(observed, degree), observed.Counts, iterations, tolerance);
        return (new(observed.Lowest, fitted), fit);
    }

    /// <summary>Two scores: moments of each and of their products are kept. Every pair of scores is possible.</summary>
    /// <param name="observed">With at least one person.</param>
    /// <param name="degrees">How many moments.</param>
    /// <param name="iterations">Newton steps at most.</param>
    /// <param name="tolerance">Of the score equations, as a share of the persons.</param>
    /// <exception cref="ArgumentException">No persons, or more moments than scores.</exception>
    public static (JointFrequencies Smoothed, LogLinearFit Fit) Smooth(JointFrequencies observed, LogLinearDegrees degrees, int iterations = 200, double tolerance = 1e-13)
    {
        ArgumentNullException.ThrowIfNull(observed);
        var first = Polynomials(observed.FirstScores, degrees.First);
        var second = Polynomials(observed.SecondScores, degrees.Second);
        if (degrees.Cross < 0 || degrees.Cross > Math.Min(degrees.First, degrees.Second))
            throw new ArgumentException($"Products up to the power {degrees.Cross}, beyond {degrees.First} and {degrees.Second}.", nameof(degrees));
        var design = new List<double[]>();
        for (var i = 0; i <= degrees.First; i++)
            for (var j = 0; j <= degrees.Second; j++)
            {
                if (i > 0 && j > 0 && Math.Max(i, j) > degrees.Cross) continue;
                var function = new double[observed.Counts.Length];
                for (var cell = 0; cell < function.Length; cell++) function[cell] = first[i][cell / observed.SecondScores] * second[j][cell % observed.SecondScores];
                design.Add(function);
            }
        var (fitted, fit) = Newton([.. design], observed.Counts, iterations, tolerance);
        return (observed.With(fitted), fit);
    }

    /// <summary>Score functions of one score, the constant first.</summary>
    internal static double[][] Design(ScoreFrequencies observed, int degree) => Polynomials(observed.Counts.Length, degree);

    /// <summary>Polynomials of degree 0 … degree on equally spaced points, each of length 1 and at right angles to the others (Gram 1883), by their three-term recurrence.</summary>
    private static double[][] Polynomials(int points, int degree)
    {
        if (degree < 1 || degree >= points) throw new ArgumentException($"{degree} moments of {points} scores.", nameof(degree));
        var functions = new double[degree + 1][];
        for (var k = 0; k <= degree; k++)
        {
            var next = new double[points];
            for (var i = 0; i < points; i++) next[i] = k == 0 ? 1 : (2.0 * i / (points - 1) - 1) * functions[k - 1][i];
            // Twice: once is not enough for the last digits of high degrees.
            for (var pass = 0; pass < 2; pass++)
                for (var j = 0; j < k; j++)
                {
                    var along = Sum(next, functions[j]);
                    for (var i = 0; i < points; i++) next[i] -= along * functions[j][i];
                }
            var length = Math.Sqrt(Sum(next, next));
            for (var i = 0; i < points; i++) next[i] /= length;
            functions[k] = next;
        }
        return functions;
    }

    private static (double[] Fitted, LogLinearFit Fit) Newton(double[][] design, ReadOnlySpan<double> observed, int iterations, double tolerance)
    {
        var total = 0.0;
        foreach (var n in observed) total += n;
        if (!(total > 0)) throw new ArgumentException("There are no persons.", nameof(observed));
        var size = design.Length;
        var (fitted, trial) = (new double[observed.Length], new double[observed.Length]);
        var (parameters, step, gradient) = (new double[size], new double[size], new double[size]);
        // The constant is a score function of length 1, so this makes every cell the mean count.
        parameters[0] = Math.Log(total / observed.Length) * Math.Sqrt(observed.Length);
        var likelihood = Evaluate(design, parameters, observed, fitted);
        var (largest, done) = (double.PositiveInfinity, 0);
        while (done < iterations)
        {
            largest = Gradient(design, observed, fitted, gradient) / total;
            var information = Information(design, fitted);
            if (largest <= tolerance || !Cholesky.Factor(information, size, lost: 0)) break;
            gradient.CopyTo(step, 0);
            Cholesky.Solve(information, size, step);
            var share = 1.0;
            var next = new double[size];
            double better;
            do
            {
                for (var k = 0; k < size; k++) next[k] = parameters[k] + share * step[k];
                better = Evaluate(design, next, observed, trial);
                share /= 2;
            }
            while (!(better >= likelihood - 1e-12 * Math.Abs(likelihood)) && share > 1e-10);
            if (!(better >= likelihood - 1e-12 * Math.Abs(likelihood))) break;
            // At the rounding limit a step no longer brings the score equations nearer to nought.
            var after = Gradient(design, observed, trial, gradient) / total;
            if (largest < 1e-9 && after >= largest) break;
            (parameters, likelihood, largest, done) = (next, better, after, done + 1);
            (fitted, trial) = (trial, fitted);
        }
        double deviance = 0, logLikelihood = 0;
        for (var i = 0; i < observed.Length; i++)
        {
            deviance += 2 * ((observed[i] > 0 ? observed[i] * Math.Log(observed[i] / fitted[i]) : 0) - (observed[i] - fitted[i]));
            logLikelihood += (observed[i] > 0 ? observed[i] * Math.Log(fitted[i]) : 0) - fitted[i] - SpecialFunctions.GammaLn(observed[i] + 1);
        }
        return (fitted, new(size, deviance, logLikelihood, done, largest <= Math.Max(tolerance, 1e-10), largest));
    }

    private static double Evaluate(double[][] design, double[] parameters, ReadOnlySpan<double> observed, double[] fitted)
    {
        var likelihood = 0.0;
        for (var i = 0; i < fitted.Length; i++)
        {
            var logit = 0.0;
            for (var k = 0; k < design.Length; k++) logit += parameters[k] * design[k][i];
            fitted[i] = Math.Exp(logit);
            likelihood += observed[i] * logit - fitted[i];
        }
        return likelihood;
    }

    private static double Gradient(double[][] design, ReadOnlySpan<double> observed, double[] fitted, double[] gradient)
    {
        var largest = 0.0;
        for (var k = 0; k < design.Length; k++)
        {
            var sum = 0.0;
            for (var i = 0; i < fitted.Length; i++) sum += design[k][i] * (observed[i] - fitted[i]);
            gradient[k] = sum;
            largest = Math.Max(largest, Math.Abs(sum));
        }
        return largest;
    }

    /// <summary>Bᵀ diag(m) B.</summary>
    internal static double[] Information(double[][] design, ReadOnlySpan<double> fitted)
    {
        var information = new double[design.Length * design.Length];
        for (var a = 0; a < design.Length; a++)
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                for (var i = 0; i < fitted.Length; i++) sum += design[a][i] * fitted[i] * design[b][i];
                information[a * design.Length + b] = information[b * design.Length + a] = sum;
            }
        return information;
    }

    private static double Sum(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
