using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>The most and the least an item can give, where its declarations say so.</summary>
public static class ScoreRange
{
    /// <summary>The declared maximum of SCORE; else MAXSCORE; else what the best declared response scores. Null where none of them tells.</summary>
    /// <param name="item">The item.</param>
    /// <param name="seed">As of <see cref="ItemScoring.Score(AssessmentItem, IReadOnlyDictionary{string, IReadOnlyList{string}}, int?)"/>.</param>
    public static double? MaximumScore(AssessmentItem item, int? seed = null)
    {
        if (Outcome(item, "SCORE")?.NormalMaximum is { } declared) return declared;
        if (Outcome(item, "MAXSCORE")?.Default is [var most] && Value.Parse(most) is { } number) return number;
        if (item.Processing is null) return null;
        double?[] reached = [.. new[] { Best(item, preferMapping: true), Best(item, preferMapping: false) }.Where(b => b is not null).Select(b => ItemScoring.Score(item, b!, seed).Score)];
        return reached.Max();
    }

    /// <summary>The declared minimum of SCORE; else the least of what a mapping and an empty response give. Null where nothing can be scored.</summary>
    /// <param name="item">The item.</param>
    /// <param name="seed">As of <see cref="MaximumScore"/>.</param>
    public static double? MinimumScore(AssessmentItem item, int? seed = null)
    {
        if (Outcome(item, "SCORE")?.NormalMinimum is { } declared) return declared;
        var nothing = ItemScoring.Score(item, item.Responses.ToDictionary(r => r.Identifier, IReadOnlyList<string> (_) => []), seed).Score;
        var worst = item.Responses.Any(r => r.Mapping is { } m && m.Entries.Any(e => e.Value < 0))
            ? ItemScoring.Score(item, item.Responses.ToDictionary(r => r.Identifier, IReadOnlyList<string> (r) => [.. r.Mapping?.Entries.Where(e => e.Value < 0).Select(e => e.Key) ?? []]), seed).Score
            : nothing;
        return nothing is { } a && worst is { } b ? Math.Min(a, b) : nothing;
    }

    /// <summary>The response that declarations call correct, or that their mappings give most points for; null where some response has neither.</summary>
    /// <param name="item">The item.</param>
    /// <param name="preferMapping">Which to take where both are declared.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Best(AssessmentItem item, bool preferMapping)
    {
        var best = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var r in item.Responses)
        {
            var mapped = Mapped(item, r);
            if ((preferMapping ? mapped ?? r.Correct : r.Correct ?? mapped) is { } values) best[r.Identifier] = values;
            else if (item.Interactions.Any(i => i.Response == r.Identifier)) return null;
        }
        return best;
    }

    private static IReadOnlyList<string>? Mapped(AssessmentItem item, ResponseDeclaration response)
    {
        var limit = response.Cardinality == Cardinality.Single ? 1 : Most(item.Interactions.FirstOrDefault(i => i.Response == response.Identifier)) is var most and > 0 ? most : int.MaxValue;
        if (response.Mapping is { } mapping) return [.. mapping.Entries.Where(e => e.Value > 0).OrderByDescending(e => e.Value).Take(limit).Select(e => e.Key)];
        return response.AreaMapping is { } areas ? [.. areas.Entries.Where(e => e.Value > 0).OrderByDescending(e => e.Value).Take(limit).Select(Centre)] : null;
    }

    private static int Most(Interaction? interaction) => interaction switch
    {
        ChoiceInteraction c => c.MaxChoices,
        HotspotInteraction h => h.MaxChoices,
        HottextInteraction h => h.MaxChoices,
        SelectPointInteraction s => s.MaxChoices,
        MatchInteraction m => m.MaxAssociations,
        AssociateInteraction a => a.MaxAssociations,
        _ => 0,
    };

    private static string Centre(AreaMapEntry area) => area is { Shape: "rect", Coords: [var l, var t, var r, var b] } ? Point((l + r) / 2, (t + b) / 2)
        : area is { Shape: "poly", Coords: { Count: >= 6 } c } ? Point(c.Where((_, i) => i % 2 == 0).Average(), c.Where((_, i) => i % 2 == 1).Average())
        : area.Coords is [var x, var y, ..] ? Point(x, y) : Point(0, 0);

    private static string Point(double x, double y) => FormattableString.Invariant($"{x} {y}");

    private static OutcomeDeclaration? Outcome(AssessmentItem item, string identifier) => item.Outcomes.FirstOrDefault(o => o.Identifier == identifier);
}
