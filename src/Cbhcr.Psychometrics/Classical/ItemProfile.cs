using Cbhcr.Psychometrics.Data;
using MathNet.Numerics.Distributions;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>The statistics of one item from the table of scores. Deviations are taken from means, so that no digits cancel.</summary>
internal readonly struct ItemProfile
{
    private readonly ScoreTable _table;
    private readonly int _item, _start, _given;
    private readonly double[] _at;
    private readonly double _n, _mean, _meanTotal, _meanRest, _variance, _varianceTotal, _varianceRest, _withTotal, _withRest;

    public ItemProfile(ScoreTable table, int item)
    {
        (_table, _item, _start, _given) = (table, item, table.Items.Start[item], table.Items.Answers[item] + ScoreTable.Special - 1);
        _at = new double[table.Frequencies.Length];
        double points = 0, totals = 0, rests = 0;
        for (var a = 0; a < _given; a++)
        {
            var (value, part) = (Value(a), Part(a));
            var at = table.At(_start + a);
            for (var score = 0; score < at.Length; score++)
            {
                _at[score] += at[score];
                points += at[score] * value;
                totals += at[score] * score;
                rests += at[score] * (score - part);
            }
        }
        _n = _at.Sum();
        if (!(_n > 0)) return;
        (_mean, _meanTotal, _meanRest) = (points / _n, totals / _n, rests / _n);
        for (var a = 0; a < _given; a++)
        {
            var (x, part) = (Value(a) - _mean, Part(a));
            var at = table.At(_start + a);
            for (var score = 0; score < at.Length; score++)
            {
                var (t, r) = (score - _meanTotal, score - part - _meanRest);
                _variance += at[score] * x * x;
                _varianceTotal += at[score] * t * t;
                _varianceRest += at[score] * r * r;
                _withTotal += at[score] * x * t;
                _withRest += at[score] * x * r;
            }
        }
        (_variance, _varianceTotal, _varianceRest) = (_variance / _n, _varianceTotal / _n, _varianceRest / _n);
        (_withTotal, _withRest) = (_withTotal / _n, _withRest / _n);
    }

    /// <summary>Of the points and of the rest, n in the denominator.</summary>
    public double Variance => _variance;

    public double VarianceOfRest => _varianceRest;

    public double NotAdministered
    {
        get
        {
            var sum = 0.0;
            foreach (var count in _table.At(_start + _given)) sum += count;
            return sum;
        }
    }

    public ClassicalItem Statistics(ScoreGroups groups, double? alphaIfDeleted)
    {
        var (items, most) = (_table.Items, _table.Items.MaximumOf(_item));
        double? p = _n > 0 && most > 0 ? _mean / most : null;
        var total = Spread.Correlation(_withTotal, _variance, _mean, _varianceTotal, _meanTotal);
        var rest = Spread.Correlation(_withRest, _variance, _mean, _varianceRest, _meanRest);
        var answers = new AnswerStatistics[_given];
        for (var a = 0; a < _given; a++) answers[a] = Answer(a, groups);
        return new(items.Uses[_item], most, _n, NotAdministered, _n > 0 ? _mean : null, p, _n > 1 ? _variance * _n / (_n - 1) : null, total, rest,
            most == 1 ? Biserial(total, p) : null, most == 1 ? Biserial(rest, p) : null, Discrimination(groups), alphaIfDeleted, answers[..^2], answers[^2], answers[^1]);
    }

    private int Value(int answer) => _table.Items.Values[_start + answer];

    private int Part(int answer) => _table.Items.Points[_start + answer];

    private AnswerStatistics Answer(int answer, ScoreGroups groups)
    {
        var at = _table.At(_start + answer);
        double count = 0, totals = 0, withTotal = 0, withRest = 0;
        var (chosen, given) = (new double[groups.Count], new double[groups.Count]);
        for (var score = 0; score < at.Length; score++)
        {
            count += at[score];
            totals += at[score] * score;
            withTotal += at[score] * (score - _meanTotal);
            withRest += at[score] * (score - Part(answer) - _meanRest);
            chosen[groups.Of(score)] += at[score];
            given[groups.Of(score)] += _at[score];
        }
        var p = _n > 0 ? count / _n : 0;
        return new(Value(answer), count, _n > 0 ? p : null, count > 0 ? totals / count : null,
            Spread.Correlation(withTotal / _n, p * (1 - p), p, _varianceTotal, _meanTotal), Spread.Correlation(withRest / _n, p * (1 - p), p, _varianceRest, _meanRest),
            [.. chosen.Zip(given, (c, g) => g > 0 ? c / g : (double?)null)]);
    }

    private double? Discrimination(ScoreGroups groups)
    {
        double upper = 0, lower = 0, upperPoints = 0, lowerPoints = 0;
        for (var a = 0; a < _given; a++)
        {
            var at = _table.At(_start + a);
            for (var score = 0; score < at.Length; score++)
            {
                if (score >= groups.Upper) (upper, upperPoints) = (upper + at[score], upperPoints + at[score] * Value(a));
                if (score <= groups.Lower) (lower, lowerPoints) = (lower + at[score], lowerPoints + at[score] * Value(a));
            }
        }
        return upper > 0 && lower > 0 ? upperPoints / upper - lowerPoints / lower : null;
    }

    private static double? Biserial(double? correlation, double? p) =>
        correlation is { } r && p is { } share ? r * Math.Sqrt(share * (1 - share)) / Normal.PDF(0, 1, Normal.InvCDF(0, 1, share)) : null;
}

/// <summary>Which scores belong to which group of persons.</summary>
internal sealed class ScoreGroups
{
    private readonly int[] _group;

    public ScoreGroups(ScoreSummary scores, int count, double extreme)
    {
        (Count, _group) = (count, new int[scores.Frequencies.Length]);
        (Upper, Lower) = (scores.Quantile(1 - extreme) ?? double.PositiveInfinity, scores.Quantile(extreme) ?? double.NegativeInfinity);
        for (var g = 1; g < count; g++)
        {
            var border = scores.Quantile((double)g / count) ?? 0;
            for (var score = 0; score < _group.Length; score++)
                if (score > border) _group[score] = g;
        }
    }

    public int Count { get; }

    public double Upper { get; }

    public double Lower { get; }

    public int Of(int score) => _group[score];
}
