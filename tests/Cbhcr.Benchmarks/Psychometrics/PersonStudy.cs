using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Benchmarks.Psychometrics;

/// <summary>False-positive rates on clean data, with abilities and time models estimated from the same data, and power of the statistics on persons, items and times.</summary>
internal static class PersonStudy
{
    private const int Persons = 1000;
    private static readonly double[] Levels = [0.05, 0.01, 0.001];

    public static void Run(int replications, int threads)
    {
        foreach (var (items, named) in new[] { (60, 10), (60, 20), (150, 30) })
        {
            var rates = new SortedDictionary<string, double>(StringComparer.Ordinal);
            for (var r = 0; r < replications; r++) Replicate(rates, (ulong)(5000 + 2 * r), items, named, replications, threads);
            Console.WriteLine($"{Persons} persons, {items} items, {named} of them named, {replications} replications");
            foreach (var (name, value) in rates) Console.WriteLine($"  {name}: {value:F5}");
        }
    }

    private static void Replicate(SortedDictionary<string, double> rates, ulong seed, int items, int named, int replications, int threads)
    {
        var form = TwoParameterSimulation.Draw(seed, Persons, items);
        IrtItem[] models = [.. form.Items.Select(i => DichotomousItem.At(i.Discrimination, i.Difficulty))];
        int[] set = [.. Enumerable.Range(0, named)];
        var clean = CategoryResponses.Of(form.Responses);
        var scores = Preknowledge.OfScores(clean, models, set);
        Clean("score ratio", scores.Select(s => s.P));
        Clean("score difference", scores.Select(s => s.DifferenceP));
        double[] abilities = [.. Preknowledge.OfScores(clean, models, [.. Enumerable.Range(0, items).Where(i => i % 2 == 0)]).Select((s, p) => s.SecureAbility is { } a && s.NamedAbility is { } b ? (a + b) / 2 : 0)];
        Clean("U3, 199 patterns", PatternFitTest.Of(form.Responses, models, abilities, seed, 199, threads).Select(t => t.U3P));
        var drift = ItemDrift.Of(clean, models, abilities, [.. Enumerable.Range(0, Persons).Select(p => p / 100)]);
        Clean("drift by block", drift.SelectMany(d => d.Blocks).Select(b => b.P));
        Clean("drift CUSUM", drift.Select(d => d.CusumP));
        Clean("drift with exposure", drift.Select(d => d.ExposureP));

        var chance = new SplitMix64(seed + 1);
        var seconds = Seconds(chance, items);
        var times = new ResponseTimes(Persons, items, seconds);
        var model = LognormalTimeModel.Fit(times);
        Clean("times of a person", TimeFit.Of(model, times).Persons.Select(p => p.P));
        var speeds = Preknowledge.OfTimes(model, times, set);
        Clean("speed difference", speeds.Select(s => s.P));
        Clean("scores and times", scores.Zip(speeds, (s, t) => Preknowledge.Combined(s.SignedRoot, t.Statistic).P));
        var thresholds = TimeThresholds.Normative(times, 30, double.MaxValue);
        Clean("rapid answers", RapidGuessing.Of(times, thresholds).Test(model, times, thresholds).Select(t => t.P));

        // Fifty persons knew the named items: nine of ten right, in 0.7 of the time.
        var codes = clean.Codes.ToArray();
        for (var p = 0; p < 50; p++)
            foreach (var i in set)
            {
                if (chance.NextUniform() < 0.9) codes[p * items + i] = 1;
                seconds[p * items + i] *= 0.7;
            }
        var knew = Preknowledge.OfScores(new(Persons, clean.Categories, codes), models, set).Take(50).ToList();
        var fast = Preknowledge.OfTimes(model, new(Persons, items, seconds), set).Take(50).ToList();
        Power("score ratio", knew.Select(s => s.P));
        Power("speed difference", fast.Select(s => s.P));
        Power("scores and times", knew.Zip(fast, (s, t) => Preknowledge.Combined(s.SignedRoot, t.Statistic).P));

        void Clean(string name, IEnumerable<double?> p)
        {
            var defined = p.OfType<double>().ToList();
            foreach (var level in Levels) Add($"{name} rate at {level}", defined.Count(v => v <= level) / (double)defined.Count);
        }

        void Power(string name, IEnumerable<double?> p) => Add($"{name} power at 0.01", p.Count(v => v <= 0.01) / 50.0);

        void Add(string name, double value) => rates[name] = rates.GetValueOrDefault(name) + value / replications;
    }

    private static double[] Seconds(SplitMix64 chance, int items)
    {
        TimeItem[] truth = [.. Enumerable.Range(0, items).Select(_ => new TimeItem(1.5 + chance.NextUniform(), 3.5 + 0.4 * chance.NextNormal()))];
        var seconds = new double[Persons * items];
        for (var p = 0; p < Persons; p++)
        {
            var speed = 0.3 * chance.NextNormal();
            for (var i = 0; i < items; i++) seconds[p * items + i] = Math.Exp(truth[i].Intensity - speed + chance.NextNormal() / truth[i].Discrimination);
        }
        return seconds;
    }
}
