using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Security;

/// <summary>
/// Matches of 32 neighbouring persons with everybody: their chances lie side by side, so that eight pairs go through the arithmetic at once.
/// A person who did not answer has chance 0 and no match, which changes neither moments nor tail. For one thread at a time.
/// </summary>
internal sealed class MatchTile(OptionResponses responses, OptionProbabilities probabilities, MatchModel model, double reportTo, IReadOnlyList<int>? groups)
{
    public const int Width = 32;
    private const int Lanes = 8;

    private readonly int _items = responses.Items.Length;
    private readonly double[] _chances = new double[probabilities.Rows * Width];
    private readonly byte[] _codes = new byte[responses.Items.Length * Width];
    private readonly double[] _products = new double[model == MatchModel.Similarity ? responses.Items.Length * Width : 0];
    private readonly int[] _rows = new int[responses.Items.Length];
    private readonly double[] _mean = new double[Width];
    private readonly double[] _square = new double[Width];
    private readonly int[] _matches = new int[Width];
    private readonly int[] _waiting = new int[Width];
    private readonly Vector512<double>[] _trials = new Vector512<double>[responses.Items.Length];
    private readonly Vector512<double>[] _failures = new Vector512<double>[responses.Items.Length + 1];
    private readonly double[] _tails = new double[Width];

    public (long Tested, List<PairMatches> Pairs) Compare(int start)
    {
        var width = Math.Min(Width, responses.Persons - start);
        Load(start, width);
        var pairs = new List<PairMatches>();
        var tested = 0L;
        // An unordered pair is compared once, where the second is in the tile.
        var others = model == MatchModel.Similarity ? start + width - 1 : responses.Persons;
        for (var other = 0; other < others; other++)
        {
            var partners = Partners(start, width, other);
            if (partners == 0) continue;
            var count = Sum(other);
            var waiting = 0;
            for (var lane = 0; lane < width; lane++)
            {
                if ((partners >> lane & 1) == 0 || !(_mean[lane] - _square[lane] > 0)) continue;
                tested++;
                if (_matches[lane] > Math.Floor(_mean[lane])) _waiting[waiting++] = lane;
            }
            Tails(_waiting.AsSpan(0, waiting), count);
            for (var w = 0; w < waiting; w++)
                if (Pair(start, other, _waiting[w], _tails[w]) is { } pair) pairs.Add(pair);
        }
        return (tested, pairs);
    }

    // A bit for each person of the tile who is to be compared with the other.
    private uint Partners(int start, int width, int other)
    {
        var partners = 0u;
        for (var lane = model == MatchModel.Similarity ? Math.Max(0, other + 1 - start) : 0; lane < width; lane++)
            if (start + lane != other && (groups is null || groups[start + lane] == groups[other])) partners |= 1u << lane;
        return partners;
    }

    private void Load(int start, int width)
    {
        _chances.AsSpan().Clear();
        _codes.AsSpan().Fill(ResponseCode.NotAdministered);
        for (var i = 0; i < _items; i++)
        {
            for (var lane = 0; lane < width; lane++) _codes[i * Width + lane] = responses.Codes[(start + lane) * _items + i];
            for (var row = probabilities.FirstRow(i); row < probabilities.FirstRow(i + 1); row++)
            {
                var from = probabilities.Row(row).Slice(start, width);
                for (var lane = 0; lane < width; lane++)
                    if (_codes[i * Width + lane] < ResponseCode.MaximumOptions) _chances[row * Width + lane] = from[lane];
            }
        }
    }

    // Σp, Σp² and matches of each person of the tile with the other; returns the number of items the other answered.
    private int Sum(int other)
    {
        var codes = responses.Codes.Slice(other * _items, _items);
        _mean.AsSpan().Clear();
        _square.AsSpan().Clear();
        _matches.AsSpan().Clear();
        var mean = MemoryMarshal.Cast<double, Vector512<double>>(_mean.AsSpan());
        var square = MemoryMarshal.Cast<double, Vector512<double>>(_square.AsSpan());
        var same = Vector256<byte>.Zero;
        var count = 0;
        for (var i = 0; i < _items; i++)
        {
            if (codes[i] >= ResponseCode.MaximumOptions) continue;
            var chances = MemoryMarshal.Cast<double, Vector512<double>>(Chances(other, i, codes[i], count));
            for (var v = 0; v < Width / Lanes; v++)
            {
                mean[v] += chances[v];
                square[v] = Vector512.FusedMultiplyAdd(chances[v], chances[v], square[v]);
            }
            // Equal bytes compare as 255, that is −1.
            same -= Vector256.Equals(Vector256.Create<byte>(_codes.AsSpan(i * Width, Width)), Vector256.Create(codes[i]));
            if (++count % 255 == 0) Flush(ref same);
        }
        Flush(ref same);
        return count;
    }

    private ReadOnlySpan<double> Chances(int other, int item, byte option, int place)
    {
        var first = probabilities.FirstRow(item);
        if (model == MatchModel.Copying)
        {
            _rows[place] = (first + option) * Width;
            return _chances.AsSpan(_rows[place], Width);
        }
        _rows[place] = place * Width;
        var products = _products.AsSpan(_rows[place], Width);
        products.Clear();
        var sums = MemoryMarshal.Cast<double, Vector512<double>>(products);
        for (var row = first; row < probabilities.FirstRow(item + 1); row++)
        {
            var one = Vector512.Create(probabilities.Row(row)[other]);
            var chances = MemoryMarshal.Cast<double, Vector512<double>>(_chances.AsSpan(row * Width, Width));
            for (var v = 0; v < sums.Length; v++) sums[v] = Vector512.FusedMultiplyAdd(one, chances[v], sums[v]);
        }
        return products;
    }

    private void Flush(ref Vector256<byte> same)
    {
        for (var lane = 0; lane < Width; lane++) _matches[lane] += same[lane];
        same = Vector256<byte>.Zero;
    }

    private void Tails(ReadOnlySpan<int> waiting, int count)
    {
        var from = model == MatchModel.Copying ? _chances : _products;
        Span<double> eight = stackalloc double[Lanes];
        for (var start = 0; start < waiting.Length; start += Lanes)
        {
            var lanes = waiting.Slice(start, Math.Min(Lanes, waiting.Length - start));
            var most = 0;
            foreach (var lane in lanes) most = Math.Max(most, count - _matches[lane]);
            for (var i = 0; i < count; i++)
            {
                for (var l = 0; l < lanes.Length; l++) eight[l] = from[_rows[i] + lanes[l]];
                _trials[i] = Vector512.Create<double>(eight);
            }
            var failures = _failures.AsSpan(0, most + 1);
            GeneralisedBinomial.Failures(_trials.AsSpan(0, count), failures);
            for (var l = 0; l < lanes.Length; l++) _tails[start + l] = GeneralisedBinomial.Sum(failures, count - _matches[lanes[l]], l);
        }
    }

    private PairMatches? Pair(int start, int other, int lane, double tail)
    {
        var deviation = Math.Sqrt(_mean[lane] - _square[lane]);
        var omega = (_matches[lane] - _mean[lane]) / deviation;
        var p = TailProbability.Normal(omega);
        if (p > reportTo && tail > reportTo) return null;
        var compared = 0;
        for (var i = 0; i < _items; i++)
            if (_codes[i * Width + lane] < ResponseCode.MaximumOptions && responses.Codes[other * _items + i] < ResponseCode.MaximumOptions) compared++;
        var (first, second) = model == MatchModel.Copying ? (start + lane, other) : (other, start + lane);
        return new(first, second, compared, _matches[lane], _mean[lane], deviation, omega, p, tail);
    }
}
