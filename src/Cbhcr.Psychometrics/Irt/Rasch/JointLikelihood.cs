namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>The state of joint estimation: an ability of each raw score on each set of items, a difficulty of each item.</summary>
internal sealed class JointLikelihood
{
    private const int MostSteps = 25;
    private const double Negligible = 1e-13;
    private readonly int[] _kept;
    private readonly List<(int[] Items, double Score, double Count)> _persons = [];
    private readonly double[] _right, _abilities;

    public JointLikelihood(RawScores scores, bool withExtremes, double adjustment)
    {
        (_kept, _right) = (scores.Kept, new double[scores.Items]);
        foreach (var (items, counts) in scores.Groups)
            for (var r = 0; r < counts.Length; r++)
            {
                var extreme = r == 0 || r == items.Length;
                if (counts[r] == 0 || (extreme && !withExtremes)) continue;
                _persons.Add((items, r == 0 ? adjustment : extreme ? r - adjustment : r, counts[r]));
            }
        // Right answers of the persons who take part.
        foreach (var j in _kept) _right[j] = scores.Right[j] - (withExtremes ? 0 : scores.Groups.Where(g => g.Items.Contains(j)).Sum(g => g.Counts[^1]));
        (Difficulties, Information) = (new double[scores.Items], new double[scores.Items]);
        _abilities = [.. _persons.Select(p => Math.Log(p.Score / (p.Items.Length - p.Score)))];
        var given = new double[scores.Items];
        foreach (var (items, _, count) in _persons)
            foreach (var j in items) given[j] += count;
        foreach (var j in _kept) Difficulties[j] = Math.Log((given[j] - _right[j] + 0.5) / (_right[j] + 0.5));
    }

    public double[] Difficulties { get; }

    /// <summary>Σ P(1 − P) of each item, at the last pass.</summary>
    public double[] Information { get; }

    /// <summary>Largest difference of observed and expected sums at the last pass.</summary>
    public double LargestResidual { get; private set; }

    public double MeanDifficulty() => _kept.Average(j => Difficulties[j]);

    /// <summary>Every ability by Newton's method, their mean to 0, and a Newton step of every difficulty; returns the largest change.</summary>
    public double Pass()
    {
        var change = 0.0;
        LargestResidual = 0;
        double sum = 0, persons = 0;
        double[] before = [.. _abilities];
        for (var i = 0; i < _persons.Count; i++)
        {
            var (items, score, count) = _persons[i];
            // To the end, not one step: moved scores make the sums of persons and items disagree, so abilities never settle with their mean held at 0.
            var step = 1.0;
            for (var steps = 0; steps < MostSteps && Math.Abs(step) > Negligible; steps++) _abilities[i] += step = StepOf(items, score, _abilities[i]);
            (sum, persons) = (sum + count * _abilities[i], persons + count);
        }
        for (var i = 0; i < _abilities.Length; i++) change = Math.Max(change, Math.Abs((_abilities[i] -= sum / persons) - before[i]));
        var expectedRight = new double[Difficulties.Length];
        Array.Clear(Information);
        for (var i = 0; i < _persons.Count; i++)
            foreach (var j in _persons[i].Items)
            {
                var (p, v) = At(_abilities[i] - Difficulties[j]);
                expectedRight[j] += _persons[i].Count * p;
                Information[j] += _persons[i].Count * v;
            }
        foreach (var j in _kept)
        {
            LargestResidual = Math.Max(LargestResidual, Math.Abs(_right[j] - expectedRight[j]));
            var step = Math.Clamp((expectedRight[j] - _right[j]) / Information[j], -1, 1);
            Difficulties[j] += step;
            change = Math.Max(change, Math.Abs(step));
        }
        return change;
    }

    private double StepOf(int[] items, double score, double ability)
    {
        double expected = 0, information = 0;
        foreach (var j in items)
        {
            var (p, v) = At(ability - Difficulties[j]);
            (expected, information) = (expected + p, information + v);
        }
        return Math.Clamp((score - expected) / information, -1, 1);
    }

    private static (double P, double Variance) At(double logit)
    {
        var p = 1 / (1 + Math.Exp(-logit));
        return (p, p / (1 + Math.Exp(logit)));
    }
}
