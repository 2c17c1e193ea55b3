using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>
/// Classical analysis of a form in one pass over the responses. Omitted and not reached count as 0 points; the total is the sum of the points on the scored items
/// that a person was given. Missing categories (<see cref="CategoryResponses.Missing"/>) count as not administered.
/// </summary>
/// <param name="ScoredItems">Number of items in the total.</param>
/// <param name="MaximumScore">Points of the best answers to all scored items.</param>
/// <param name="Scores">Distribution of the totals over all persons; comparable only where everybody was given every scored item.</param>
/// <param name="Alpha">
/// Coefficient alpha (Cronbach 1951; for 0/1 items Kuder and Richardson's formula 20). Null below two scored items, where the total does not vary, and where a scored item
/// was not given to somebody.
/// </param>
/// <param name="Items">In the order of the responses.</param>
public sealed record ClassicalAnalysis(int ScoredItems, int MaximumScore, ScoreSummary Scores, double? Alpha, IReadOnlyList<ClassicalItem> Items)
{
    /// <summary>Standard error of measurement in points, SD √(1 − α); null where alpha is.</summary>
    public double? StandardErrorOfMeasurement =>
        Alpha is { } alpha && Scores.StandardDeviation is { } deviation ? CoefficientAlpha.StandardErrorOfMeasurement(deviation, alpha) : null;

    /// <summary>Analyses chosen options: keyed items with their distractors.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="options">Null for <see cref="ClassicalOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">Uses or weights do not fit the responses, or another option lies outside its range.</exception>
    public static ClassicalAnalysis Of(OptionResponses responses, ClassicalOptions? options = null) =>
        Of(CodedItems.Of(responses, Checked(ref options, responses.Persons, responses.Items.Length).Uses), () => responses.Codes, responses.Persons, options!);

    /// <summary>Analyses categories worth their number in points.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="options">Null for <see cref="ClassicalOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">Uses or weights do not fit the responses, or another option lies outside its range.</exception>
    public static ClassicalAnalysis Of(CategoryResponses responses, ClassicalOptions? options = null) =>
        Of(CodedItems.Of(responses, Checked(ref options, responses.Persons, responses.Items).Uses), () => responses.Codes, responses.Persons, options!);

    /// <summary>Analyses right and wrong.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="options">Null for <see cref="ClassicalOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">Uses or weights do not fit the responses, or another option lies outside its range.</exception>
    public static ClassicalAnalysis Of(ScoredResponses responses, ClassicalOptions? options = null) =>
        Of(CodedItems.Of(responses, Checked(ref options, responses.Persons, responses.Items).Uses), () => responses.Marks, responses.Persons, options!);

    private static ClassicalAnalysis Of(CodedItems items, Codes codes, int persons, ClassicalOptions options)
    {
        var table = ScoreTable.Of(items, codes, persons, options.Weights, options.Threads);
        var scores = new ScoreSummary(table.Frequencies);
        var groups = new ScoreGroups(scores, options.Groups, options.ExtremeShare);
        var profiles = new ItemProfile[items.Count];
        for (var i = 0; i < profiles.Length; i++) profiles[i] = new(table, i);
        var scored = Enumerable.Range(0, items.Count).Where(i => items.Uses[i] == ItemUse.Scored).ToList();
        var complete = scored.TrueForAll(i => profiles[i].NotAdministered == 0) && scores.N > 0;
        var within = scored.Sum(i => profiles[i].Variance);
        var variance = scores.Variance is { } v ? v * (scores.N - 1) / scores.N : 0;
        double? Alpha(int k, double parts, double whole) => complete && k >= 2 && Spread.IsReal(whole, scores.Mean ?? 0) ? k / (k - 1.0) * (1 - parts / whole) : null;
        return new(scored.Count, items.MaximumScore, scores, Alpha(scored.Count, within, variance),
            [.. profiles.Select((p, i) => p.Statistics(groups, items.Uses[i] == ItemUse.Scored ? Alpha(scored.Count - 1, within - p.Variance, p.VarianceOfRest) : null))]);
    }

    private static ClassicalOptions Checked(ref ClassicalOptions? options, int persons, int items)
    {
        options ??= ClassicalOptions.Default;
        options.Check(persons, items);
        return options;
    }
}
