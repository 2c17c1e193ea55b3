using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Probabilities of all items at all abilities, and what an item's expected counts say of its parameters. p is the logistic curve,
/// P = c + (1 − c)p. Padding at the end of a row takes part and counts nothing.
/// </summary>
internal sealed class ItemCurves(int items, int stride)
{
    private readonly double[] _logistic = new double[items * stride];
    private readonly double[] _guessing = new double[items];

    public double[] LogRight { get; } = new double[items * stride];

    public double[] LogWrong { get; } = new double[items * stride];

    /// <summary>p of one item.</summary>
    public ReadOnlySpan<double> Logistic(int item) => _logistic.AsSpan(item * stride, stride);

    /// <summary>c of one item.</summary>
    public double Guessing(int item) => _guessing[item];

    public void Set(int item, ReadOnlySpan<double> abilities, double slope, double intercept, double guessing)
    {
        _guessing[item] = guessing;
        ref var theta = ref MemoryMarshal.GetReference(abilities);
        ref var p = ref MemoryMarshal.GetReference(Logistic(item));
        ref var right = ref LogRight[item * stride];
        ref var wrong = ref LogWrong[item * stride];
        var (a, d, c, rest, logRest) = (Vector512.Create(slope), Vector512.Create(intercept), Vector512.Create(guessing), Vector512.Create(1 - guessing), Vector512.Create(Math.Log(1 - guessing)));
        for (nuint q = 0; q < (nuint)stride; q += 8)
        {
            var z = Vector512.FusedMultiplyAdd(a, Vector512.LoadUnsafe(ref theta, q), d);
            var e = VectorMath.Exp(-Vector512.Abs(z));
            var sum = Vector512<double>.One + e;
            var (log, negative) = (Vector512.Log(sum), Vector512.LessThan(z, Vector512<double>.Zero));
            var logistic = Vector512.ConditionalSelect(negative, e, Vector512<double>.One) / sum;
            logistic.StoreUnsafe(ref p, q);
            (logRest - log - Vector512.Max(z, Vector512<double>.Zero)).StoreUnsafe(ref wrong, q);
            var logRight = guessing == 0 ? Vector512.Min(z, Vector512<double>.Zero) - log : Vector512.Log(Vector512.FusedMultiplyAdd(rest, logistic, c));
            logRight.StoreUnsafe(ref right, q);
        }
    }

    /// <summary>
    /// Gradient of the complete-data log-likelihood of one item by (a, d, logit c), and its expected information: with s = (r − nP) / P, the
    /// derivatives by aθ + d and by the logit of c are s·p and s·c.
    /// </summary>
    public ItemScore Score(int item, ReadOnlySpan<double> abilities, ReadOnlySpan<double> right, ReadOnlySpan<double> answered)
    {
        ref var theta = ref MemoryMarshal.GetReference(abilities);
        ref var p = ref MemoryMarshal.GetReference(Logistic(item));
        ref var r = ref MemoryMarshal.GetReference(right);
        ref var n = ref MemoryMarshal.GetReference(answered);
        Vector512<double> c = Vector512.Create(_guessing[item]), rest = Vector512<double>.One - c;
        Vector512<double> d = default, a = default, g = default, dd = default, ad = default, aa = default, dg = default, ag = default, gg = default;
        for (nuint q = 0; q < (nuint)stride; q += 8)
        {
            var (t, logistic, count) = (Vector512.LoadUnsafe(ref theta, q), Vector512.LoadUnsafe(ref p, q), Vector512.LoadUnsafe(ref n, q));
            var probability = Vector512.FusedMultiplyAdd(rest, logistic, c);
            var difference = Vector512.LoadUnsafe(ref r, q) - count * probability;
            if (_guessing[item] == 0)
            {
                d += difference;
                a = Vector512.FusedMultiplyAdd(t, difference, a);
                var w = count * logistic * (Vector512<double>.One - logistic);
                dd += w;
                ad = Vector512.FusedMultiplyAdd(t, w, ad);
                aa = Vector512.FusedMultiplyAdd(t * t, w, aa);
                continue;
            }
            var s = difference / probability;
            d = Vector512.FusedMultiplyAdd(s, logistic, d);
            a = Vector512.FusedMultiplyAdd(t * s, logistic, a);
            g = Vector512.FusedMultiplyAdd(s, c, g);
            var weight = count * rest * (Vector512<double>.One - logistic) / probability;
            var (both, square) = (weight * logistic * c, weight * logistic * logistic);
            dd += square;
            ad = Vector512.FusedMultiplyAdd(t, square, ad);
            aa = Vector512.FusedMultiplyAdd(t * t, square, aa);
            dg += both;
            ag = Vector512.FusedMultiplyAdd(t, both, ag);
            gg = Vector512.FusedMultiplyAdd(weight, c * c, gg);
        }
        return new(Vector512.Sum(a), Vector512.Sum(d), Vector512.Sum(g), Vector512.Sum(aa), Vector512.Sum(ad), Vector512.Sum(dd), Vector512.Sum(ag), Vector512.Sum(dg), Vector512.Sum(gg));
    }
}

/// <summary>Derivatives by slope (A), intercept (D) and logit of c (G), and the information of each pair.</summary>
internal readonly record struct ItemScore(double A, double D, double G, double AA, double AD, double DD, double AG, double DG, double GG);
