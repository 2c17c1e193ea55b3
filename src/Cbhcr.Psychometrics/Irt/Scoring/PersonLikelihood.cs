using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>
/// The log-likelihood of one person at a time, with derivatives. Right-or-wrong items lie side by side and are taken four at once. One a
/// thread: <see cref="Take"/> says whose answers are meant.
/// </summary>
internal sealed class PersonLikelihood
{
    private readonly IReadOnlyList<IrtItem> _items;
    private readonly int[] _dichotomous;
    private readonly int[] _others;
    private readonly double[] _slopes, _intercepts, _guessing, _right, _answered;
    private readonly byte[] _codes;

    public PersonLikelihood(IReadOnlyList<IrtItem> items)
    {
        _items = items;
        _codes = new byte[items.Count];
        _dichotomous = [.. Enumerable.Range(0, items.Count).Where(i => items[i] is DichotomousItem)];
        _others = [.. Enumerable.Range(0, items.Count).Where(i => items[i] is not DichotomousItem)];
        var padded = (_dichotomous.Length + 3) / 4 * 4;
        (_slopes, _intercepts, _guessing, _right, _answered) = (new double[padded], new double[padded], new double[padded], new double[padded], new double[padded]);
        for (var j = 0; j < _dichotomous.Length; j++)
        {
            var item = (DichotomousItem)items[_dichotomous[j]];
            (_slopes[j], _intercepts[j], _guessing[j]) = (item.Slope, item.Intercept, item.Guessing);
        }
    }

    public void Take(ReadOnlySpan<byte> codes)
    {
        codes.CopyTo(_codes);
        for (var j = 0; j < _dichotomous.Length; j++)
        {
            var code = codes[_dichotomous[j]];
            _answered[j] = code == CategoryResponses.Missing ? 0 : 1;
            _right[j] = code == 1 ? 1 : 0;
        }
    }

    /// <summary>Σ log P of the answers; −∞ where one is impossible. The ability may be infinite for all practical purposes (1e6).</summary>
    public double LogLikelihood(double ability)
    {
        Span<double> p = stackalloc double[256];
        var sum = 0.0;
        for (var i = 0; i < _codes.Length; i++)
        {
            if (_codes[i] == CategoryResponses.Missing) continue;
            _items[i].Probabilities(ability, p);
            sum += Math.Log(p[_codes[i]]);
        }
        return sum;
    }

    public LikelihoodTerms At(double ability)
    {
        var terms = Dichotomous(ability);
        foreach (var i in _others)
            if (_codes[i] != CategoryResponses.Missing) terms.Add(_items[i], ability, _codes[i]);
        return terms;
    }

    // With L the logistic, P = c + (1 − c)L and Q = (1 − c)(1 − L): ρ = P′/P, η = P′/Q = aL, κ = P″/P′ = a(1 − 2L), τ = P‴/P′ = a²(1 − 6L(1 − L)).
    // None of these loses digits where P or Q is small.
    private LikelihoodTerms Dichotomous(double ability)
    {
        Vector256<double> first = default, second = default, info = default, info1 = default, info2 = default, j = default, j1 = default;
        var (one, two, five) = (Vector256<double>.One, Vector256.Create(2.0), Vector256.Create(5.0));
        var theta = Vector256.Create(ability);
        var slopes = MemoryMarshal.Cast<double, Vector256<double>>(_slopes);
        var intercepts = MemoryMarshal.Cast<double, Vector256<double>>(_intercepts);
        var guessing = MemoryMarshal.Cast<double, Vector256<double>>(_guessing);
        var rights = MemoryMarshal.Cast<double, Vector256<double>>(_right);
        var answered = MemoryMarshal.Cast<double, Vector256<double>>(_answered);
        for (var v = 0; v < slopes.Length; v++)
        {
            var (a, c, x, m) = (slopes[v], guessing[v], rights[v], answered[v]);
            var logit = a * theta + intercepts[v];
            // Past 700 the small side would be 0 and ratios of it undefined.
            var e = Vector256.Exp(-Vector256.Min(Vector256.Abs(logit), Vector256.Create(700.0)));
            var large = one / (one + e);
            var small = e * large;
            var positive = Vector256.GreaterThan(logit, Vector256<double>.Zero);
            var (l, r) = (Vector256.ConditionalSelect(positive, large, small), Vector256.ConditionalSelect(positive, small, large));
            var (s, p) = (l * r, c + (one - c) * l);
            var d = (one - c) * a * s;
            var (rho, eta, kappa, tau) = (d / p, a * l, a * (r - l), a * a * (one - (two + two + two) * s));
            first += m * (x * (rho + eta) - eta);
            second += m * (x * (kappa * (rho + eta) - rho * rho + eta * eta) - eta * (kappa + eta));
            var i = m * d * (rho + eta);
            var cubes = m * d * (rho * rho - eta * eta);
            info += i;
            info1 += two * kappa * i - cubes;
            j += kappa * i;
            var common = (kappa * kappa + tau) * i;
            info2 += two * common - five * kappa * cubes + two * m * d * (rho * rho * rho + eta * eta * eta);
            j1 += common - kappa * cubes;
        }
        return new()
        {
            First = Vector256.Sum(first), Second = Vector256.Sum(second), Information = Vector256.Sum(info), Information1 = Vector256.Sum(info1),
            Information2 = Vector256.Sum(info2), J = Vector256.Sum(j), J1 = Vector256.Sum(j1),
        };
    }
}
