namespace Cbhcr.Psychometrics.Reliability;

/// <summary>Standard error of measurement at one number-right score.</summary>
/// <param name="Score">Number right.</param>
/// <param name="Lord">Binomial: √(x(k − x)/(k − 1)) (Lord 1955), in points.</param>
/// <param name="Keats">Lord's times √((1 − α)/(1 − KR-21)), so that the mean square agrees with alpha (Keats 1957); null where that is not defined.</param>
public sealed record ConditionalError(int Score, double Lord, double? Keats)
{
    /// <summary>At every score 0 … k.</summary>
    /// <param name="items">k, number of 0/1 items; none below 2.</param>
    /// <param name="reliability">Alpha or another, below 1; null leaves Keats's out.</param>
    /// <param name="kr21">KR-21 of the same scores, below 1; null leaves Keats's out.</param>
    public static IReadOnlyList<ConditionalError> AtEveryScore(int items, double? reliability, double? kr21)
    {
        if (items < 2) return [];
        double? ratio = reliability <= 1 && kr21 < 1 ? Math.Sqrt((1 - reliability.Value) / (1 - kr21.Value)) : null;
        return [.. Enumerable.Range(0, items + 1).Select(x => (x, Math.Sqrt((double)x * (items - x) / (items - 1)))).Select(e => new ConditionalError(e.x, e.Item2, e.Item2 * ratio))];
    }
}
