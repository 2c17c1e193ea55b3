using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>Complete-data information of some parameters, those of one item or one group.</summary>
/// <param name="Places">Which parameters.</param>
/// <param name="Values">A full square; after <see cref="Factor"/> its Cholesky factor.</param>
internal sealed record InformationBlock(int[] Places, double[] Values)
{
    /// <summary>Makes ready to divide by it. A direction that nothing is known about is held back instead of run along.</summary>
    public void Factor()
    {
        var n = Places.Length;
        var largest = 0.0;
        for (var a = 0; a < n; a++) largest = Math.Max(largest, Values[a * n + a]);
        var kept = Values.ToArray();
        for (var ridge = 1e-9 * largest + 1e-9; !Cholesky.Factor(Values, n); ridge *= 100)
        {
            kept.CopyTo(Values.AsSpan());
            for (var a = 0; a < n; a++) Values[a * n + a] += ridge;
            if (ridge > 1e9 * (largest + 1))
            {
                Array.Clear(Values);
                for (var a = 0; a < n; a++) Values[a * n + a] = 1;
                return;
            }
        }
    }

    /// <summary>Divides a vector over all parameters by the block, at its places.</summary>
    public void Divide(Span<double> vector)
    {
        Span<double> own = stackalloc double[Places.Length];
        for (var a = 0; a < own.Length; a++) own[a] = vector[Places[a]];
        Cholesky.Solve(Values, own.Length, own);
        for (var a = 0; a < own.Length; a++) vector[Places[a]] = own[a];
    }
}
