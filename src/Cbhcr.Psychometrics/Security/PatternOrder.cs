using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>Guttman errors and U3 of patterns of marks, for items of known shares right.</summary>
internal sealed class PatternOrder
{
    private readonly int[] _easiestFirst;
    private readonly double[] _shares;
    private readonly double[] _logits;

    public PatternOrder(double[] shares, double[] logits)
    {
        (_shares, _logits) = (shares, logits);
        _easiestFirst = [.. Enumerable.Range(0, shares.Length).OrderByDescending(i => shares[i]).ThenBy(i => i)];
    }

    public (int Items, int Right, int Errors, double? Normed, double? U3) Of(ReadOnlySpan<byte> marks)
    {
        var (given, right) = (0, 0);
        foreach (var mark in marks)
        {
            if (mark == (byte)Mark.NotAdministered) continue;
            given++;
            if (mark == (byte)Mark.Right) right++;
        }
        int wrong = given - right, errors = 0, wrongBefore = 0, wrongAlike = 0, rank = 0;
        double observed = 0, largest = 0, smallest = 0;
        var share = double.NaN;
        foreach (var i in _easiestFirst)
        {
            if (marks[i] == (byte)Mark.NotAdministered) continue;
            if (_shares[i] != share) (share, wrongBefore, wrongAlike) = (_shares[i], wrongBefore + wrongAlike, 0);
            if (marks[i] == (byte)Mark.Right)
            {
                errors += wrongBefore;
                observed += _logits[i];
            }
            else wrongAlike++;
            if (rank < right) largest += _logits[i];
            if (rank >= wrong) smallest += _logits[i];
            rank++;
        }
        if (right == 0 || wrong == 0) return (given, right, errors, null, null);
        return (given, right, errors, errors / ((double)right * wrong), largest - smallest > 1e-12 ? Math.Clamp((largest - observed) / (largest - smallest), 0, 1) : null);
    }
}
