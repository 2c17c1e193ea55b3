using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Security;

/// <summary>How much of a test a person, or of its persons an item, was answered with effort.</summary>
/// <param name="N">Times with a threshold.</param>
/// <param name="Rapid">Times below it.</param>
/// <param name="Share">1 − rapid / N: response-time effort of a person (Wise and Kong 2005), response-time fidelity of an item (Wise 2006); null without a time.</param>
public readonly record struct Effort(int N, int Rapid, double? Share);

/// <summary>
/// Answers given faster than the item can be read. A rule, whose error rate is that of the threshold; <see cref="Test"/> asks whether a fast worker
/// would have as many.
/// </summary>
public sealed class RapidGuessing
{
    private readonly bool[] _rapid;

    private RapidGuessing(bool[] rapid, Effort[] persons, Effort[] items) => (_rapid, Persons, Items) = (rapid, persons, items);

    /// <summary>Response-time effort of each person.</summary>
    public IReadOnlyList<Effort> Persons { get; }

    /// <summary>Response-time fidelity of each item.</summary>
    public IReadOnlyList<Effort> Items { get; }

    /// <summary>Whether one answer was below its threshold; false where there is no time or no threshold.</summary>
    /// <param name="person">From 0.</param>
    /// <param name="item">From 0.</param>
    public bool this[int person, int item] => _rapid[person * Items.Count + item];

    /// <summary>Persons below a limit of effort, by rising effort; Wise and Kong (2005) take 0.90.</summary>
    /// <param name="limit">0 to 1.</param>
    public IReadOnlyList<int> WithLittleEffort(double limit = 0.90) =>
        [.. Enumerable.Range(0, Persons.Count).Where(p => Persons[p].Share < limit).OrderBy(p => Persons[p].Share).ThenBy(p => p)];

    /// <summary>Applies thresholds.</summary>
    /// <param name="times">Seconds.</param>
    /// <param name="thresholds">Of each item in seconds, from <see cref="TimeThresholds"/> or elsewhere; null for none.</param>
    public static RapidGuessing Of(ResponseTimes times, IReadOnlyList<double?> thresholds)
    {
        if (thresholds.Count != times.Items) throw new ArgumentException($"{thresholds.Count} thresholds for {times.Items} items.", nameof(thresholds));
        var rapid = new bool[times.Persons * times.Items];
        var (persons, items) = (new (int N, int Rapid)[times.Persons], new (int N, int Rapid)[times.Items]);
        for (var p = 0; p < times.Persons; p++)
            for (var i = 0; i < times.Items; i++)
            {
                if (thresholds[i] is not { } threshold || times[p, i] is not { } seconds) continue;
                persons[p].N++;
                items[i].N++;
                if (!(seconds < threshold)) continue;
                rapid[p * times.Items + i] = true;
                persons[p].Rapid++;
                items[i].Rapid++;
            }
        return new(rapid, [.. persons.Select(EffortOf)], [.. items.Select(EffortOf)]);
    }

    /// <summary>
    /// Whether a person was below the thresholds more often than the lognormal model makes fast workers be: the chance of so many rapid answers or
    /// more, each with chance Φ(α(ln threshold − β + τ)), averaged over what the person's other times say of the speed τ (a predictive p value, as
    /// van der Linden and Guo 2008 have for single times). Null without a time above the thresholds.
    /// </summary>
    /// <param name="model">Best fitted on times of persons with effort.</param>
    /// <param name="times">The times that were judged.</param>
    /// <param name="thresholds">Those that were applied.</param>
    /// <returns>Number of rapid answers and p value of each person.</returns>
    public IReadOnlyList<(double? Statistic, double? P)> Test(LognormalTimeModel model, ResponseTimes times, IReadOnlyList<double?> thresholds)
    {
        if (times.Persons != Persons.Count || times.Items != Items.Count || thresholds.Count != times.Items || model.Items.Count != times.Items)
            throw new ArgumentException($"{times.Persons} × {times.Items} times, {thresholds.Count} thresholds and {model.Items.Count} items of the model; {Persons.Count} × {Items.Count} were judged.", nameof(times));
        return [.. Enumerable.Range(0, times.Persons).Select(p => new RapidCount(model, times, thresholds, p).Test())];
    }

    /// <summary>
    /// Responses for an effort-moderated score: rapid guesses say nothing of ability and become missing, and the usual scoring does the rest
    /// (Wise and DeMars 2006). For a second look at a score; which score is reported is a matter of policy.
    /// </summary>
    /// <param name="responses">Of the same persons and items.</param>
    public CategoryResponses EffortModerated(CategoryResponses responses)
    {
        if (responses.Persons != Persons.Count || responses.Items != Items.Count) throw new ArgumentException($"{responses.Persons} × {responses.Items} responses, {Persons.Count} × {Items.Count} times.", nameof(responses));
        var codes = responses.Codes.ToArray();
        for (var at = 0; at < codes.Length; at++)
            if (_rapid[at]) codes[at] = CategoryResponses.Missing;
        return new(responses.Persons, responses.Categories, codes);
    }

    private static Effort EffortOf((int N, int Rapid) e) => new(e.N, e.Rapid, e.N == 0 ? null : 1 - e.Rapid / (double)e.N);
}
