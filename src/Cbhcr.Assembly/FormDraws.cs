using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly;

/// <summary>How forms are drawn one by one, each for one person.</summary>
/// <param name="MostExposure">No item is to be seen by a greater share of the people; above 0, up to 1.</param>
/// <param name="Tolerance">How far from its target a quantity of the goal may be, as a share of the target.</param>
/// <param name="Effort">Spent on one form at most, in CP-SAT's units.</param>
/// <param name="SeenAs">What whoever sees an item takes it for, by id: items seen as the same share one limit. One that is not named is itself.</param>
public sealed record DrawOptions(double MostExposure = 0.3, double Tolerance = 0.05, double Effort = 2, IReadOnlyDictionary<string, string>? SeenAs = null);

/// <summary>How a stretch of draws used the pool.</summary>
/// <param name="Draws">Forms drawn.</param>
/// <param name="Failed">Draws for which no form was found.</param>
/// <param name="Relaxed">Draws that could not be made without items which exposure control had barred.</param>
/// <param name="Rates">Share of the forms an item stands on, in the order of the pool.</param>
/// <param name="Greatest">Of the rates.</param>
/// <param name="Mean">Of the rates.</param>
/// <param name="NeverUsed">Items on no form.</param>
/// <param name="MeanOverlap">Items that two forms have in common, as a share of a form, over all pairs.</param>
public sealed record DrawReport(int Draws, int Failed, int Relaxed, IReadOnlyList<double> Rates, double Greatest, double Mean, int NeverUsed, double MeanOverlap);

/// <summary>
/// Forms made on the fly: each meets every rule, and chance decides between those that do. Exposure is held down by making items eligible with a probability that
/// follows from how often they were used when they were (van der Linden and Veldkamp 2004, the item-eligibility method).
/// </summary>
public sealed class FormDraws
{
    private readonly AssemblyProblem _problem;
    private readonly DrawOptions _options;
    private readonly int[] _used;
    private readonly int[] _eligible;

    // The first item of the pool that is seen as the same; its place holds what is counted for all of them.
    private readonly int[] _first;
    private readonly int[] _seen;

    /// <param name="problem">Of one form. Its goal becomes rules: on the fly a form that is near enough is as good as any.</param>
    /// <param name="options">Exposure, tolerance and effort.</param>
    /// <exception cref="ArgumentException">The problem asks for several forms, or an option makes no sense.</exception>
    public FormDraws(AssemblyProblem problem, DrawOptions options)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        if (problem.Forms != 1) throw new ArgumentException("Forms on the fly are drawn one by one.", nameof(problem));
        if (!(options.MostExposure is > 0 and <= 1)) throw new ArgumentException("The greatest exposure lies above 0 and is at most 1.", nameof(options));
        if (!(options.Tolerance is >= 0 and <= 1)) throw new ArgumentException("The tolerance lies between 0 and 1.", nameof(options));
        (_problem, _options) = (problem with { Rules = [.. problem.Rules, .. NearEnough(problem, options)], Goal = new NoGoal() }, options);
        var ids = problem.Pool.Ids;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, id) in ids.Index()) places.TryAdd(SeenAs(id), i);
        (_used, _eligible, _seen, _first) = (new int[ids.Count], new int[ids.Count], new int[ids.Count], [.. ids.Select(id => places[SeenAs(id)])]);
    }

    /// <summary>Forms drawn so far.</summary>
    public int Draws { get; private set; }

    /// <summary>Draws without a form.</summary>
    public int Failed { get; private set; }

    /// <summary>Draws that had to use barred items.</summary>
    public int Relaxed { get; private set; }

    /// <summary>Items that exposure control kept from the newest form, in the order of the pool.</summary>
    public IReadOnlyList<string> Barred { get; private set; } = [];

    /// <summary>Goes on from draws that were made before, so that a form can be drawn long after those before it.</summary>
    /// <param name="draws">Forms drawn so far.</param>
    /// <param name="used">Forms an item stands on, by id; an item that is not named stands on none.</param>
    /// <param name="barred">Forms an item was kept from, by id; an item that is not named was eligible each time.</param>
    public void Resume(int draws, IReadOnlyDictionary<string, int> used, IReadOnlyDictionary<string, int> barred)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        ArgumentNullException.ThrowIfNull(used);
        ArgumentNullException.ThrowIfNull(barred);
        Draws = draws;
        foreach (var (i, id) in _problem.Pool.Ids.Index()) (_used[i], _eligible[i]) = (used.GetValueOrDefault(id), draws - barred.GetValueOrDefault(id));
        Array.Clear(_seen);
        for (var i = 0; i < _used.Length; i++) _seen[_first[i]] += _used[i];
    }

    /// <summary>The next form; null when the rules cannot be met, or not within the effort.</summary>
    /// <param name="seed">Chance: the same seed after the same draws gives the same form.</param>
    /// <param name="cancel">Ends the search for it.</param>
    public IReadOnlyList<string>? Next(ulong seed, CancellationToken cancel = default)
    {
        var chance = new SeededSequence(seed);
        var unlucky = Enumerable.Range(0, _used.Length).Where(i => Share(chance) >= Eligibility(i)).ToHashSet();
        var barred = Enumerable.Range(0, _used.Length).Where(i => unlucky.Contains(_first[i])).ToHashSet();
        var found = Draw(chance, barred, cancel);
        if (found is null && barred.Count > 0)
        {
            Relaxed++;
            barred = [];
            found = Draw(chance, barred, cancel);
        }
        if (found is null)
        {
            Failed++;
            return null;
        }
        Draws++;
        Barred = [.. barred.Order().Select(i => _problem.Pool.Ids[i])];
        var chosen = found.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < _used.Length; i++)
        {
            if (!barred.Contains(i)) _eligible[i]++;
            if (!chosen.Contains(_problem.Pool.Ids[i])) continue;
            _used[i]++;
            _seen[_first[i]]++;
        }
        return found;
    }

    /// <summary>How the pool was used so far.</summary>
    public DrawReport Report() => Report(Draws, Failed, Relaxed, _used);

    /// <summary>How a pool was used by forms drawn one by one.</summary>
    /// <param name="draws">Forms drawn.</param>
    /// <param name="failed">Draws for which no form was found.</param>
    /// <param name="relaxed">Draws that could not be made without barred items.</param>
    /// <param name="used">Forms an item stands on, for each item.</param>
    public static DrawReport Report(int draws, int failed, int relaxed, IReadOnlyList<int> used)
    {
        ArgumentNullException.ThrowIfNull(used);
        var rates = used.Select(u => draws == 0 ? 0.0 : u / (double)draws).ToList();
        var length = used.Sum() / (double)Math.Max(1, draws);
        var common = draws < 2 || length <= 0 ? 0 : used.Sum(u => (double)u * (u - 1)) / ((double)draws * (draws - 1) * length);
        return new(draws, failed, relaxed, rates, rates.Count == 0 ? 0 : rates.Max(), rates.Count == 0 ? 0 : rates.Average(), used.Count(u => u == 0), common);
    }

    /// <summary>Draws so many forms and says how the pool was used: what must be looked at before forms are drawn for people.</summary>
    /// <param name="problem">Of one form.</param>
    /// <param name="options">Exposure, tolerance and effort.</param>
    /// <param name="draws">At least one.</param>
    /// <param name="seed">Chance.</param>
    /// <param name="cancel">Ends it; what was drawn by then is reported.</param>
    public static DrawReport Simulate(AssemblyProblem problem, DrawOptions options, int draws, ulong seed, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var simulated = new FormDraws(problem, options);
        var chance = new SeededSequence(seed);
        for (var i = 0; i < draws && !cancel.IsCancellationRequested; i++)
            // Where the first cannot be drawn, none can.
            if (simulated.Next(chance.Next(), cancel) is null && i == 0) break;
        return simulated.Report();
    }

    // Used as often as it was eligible: eligible from now on as often as the limit allows; used less often: more often.
    private double Eligibility(int item) => _seen[item] == 0 ? 1 : Math.Min(1, _options.MostExposure * _eligible[item] / _seen[item]);

    private string SeenAs(string id) => _options.SeenAs?.GetValueOrDefault(id) ?? id;

    private IReadOnlyList<string>? Draw(SeededSequence chance, HashSet<int> barred, CancellationToken cancel)
    {
        var pool = _problem.Pool;
        var problem = _problem with
        {
            Pool = pool with { Numbers = new Dictionary<string, IReadOnlyList<double?>>(pool.Numbers) { [Chance] = [.. pool.Ids.Select(_ => (double?)chance.Below(1_000_000))] } },
            Rules = barred.Count == 0 ? _problem.Rules : [.. _problem.Rules, new ExcludeRule("not eligible", new These([.. barred.Order().Select(i => pool.Ids[i])]))],
            Goal = new MostOf(new SumOf(Chance)),
        };
        var result = Assembler.Assemble(problem, new(chance.Next(), _options.Effort, null), null, cancel);
        return result.Forms is [var form] ? form : null;
    }

    private const string Chance = "chance of this draw";

    private static double Share(SeededSequence chance) => chance.Below(1 << 24) / (double)(1 << 24);

    private static IEnumerable<Rule> NearEnough(AssemblyProblem problem, DrawOptions options)
    {
        if (problem.Goal is not NearTo near) yield break;
        // An aim of nothing (as little use as possible) has no nearness to it.
        foreach (var (k, aim) in near.Aims.Index().Where(a => a.Item.Target != 0))
        {
            // A count of few items cannot be nearer than one item.
            var slack = aim.Of is SumOf ? Math.Max(1, options.Tolerance * Math.Abs(aim.Target)) : options.Tolerance * Math.Abs(aim.Target);
            var range = new Span(aim.Target - slack, aim.Target + slack);
            yield return aim.Of switch
            {
                SumOf sum => new SumRule($"near {k + 1}", sum.Column, new Every(), range),
                InformationAt at => new InformationRule($"near {k + 1}", at.Theta, range),
                _ => throw new ArgumentException($"A draw cannot be held near to {aim.Of.GetType().Name}.", nameof(problem)),
            };
        }
    }
}
