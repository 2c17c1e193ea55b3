using Cbhcr.Qti.Model;

namespace Cbhcr.Qti.Scoring;

/// <summary>
/// Scores any item: by a standard template (<c>match_correct</c>, <c>map_response</c>, <c>map_response_point</c> and those of Common Cartridge, under every address they had) or by its own rules.
/// An item without processing keeps its outcomes' defaults.
/// </summary>
public static class ItemScoring
{
    /// <summary>The outcomes of one attempt. Never throws for what an item asks: what is not known is named in <see cref="Scored.Unsupported"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="responses">By the identifier of the response, in QTI's lexical form; empty for cleared. A response that is not named keeps its declared default, which is usually none.</param>
    /// <param name="seed">For items with template processing: the seed under which <see cref="Templates"/> drew their numbers.</param>
    public static Scored Score(AssessmentItem item, IReadOnlyDictionary<string, IReadOnlyList<string>> responses, int? seed = null)
    {
        var variables = new Variables(item);
        try
        {
            Draw(item, variables, seed);
            foreach (var (identifier, given) in responses) variables.Answer(identifier, given);
            var rules = new Rules(variables, new(variables, chance: null));
            if (item.Processing is { Template: { Length: > 0 } template, Rules: [] }) Template(item, variables, template);
            else rules.Run(item.Processing?.Rules ?? []);
            return new(variables.Outcomes(), null);
        }
        catch (UnsupportedElementException e)
        {
            return new(variables.Outcomes(), e.Message);
        }
    }

    /// <summary>The same for one answer.</summary>
    public static Scored Score(AssessmentItem item, string response, params string[] values) => Score(item, new Dictionary<string, IReadOnlyList<string>> { [response] = values });

    /// <summary>The template variables after template processing under a seed, in QTI's lexical form; null when the item's processing is not known.</summary>
    /// <param name="item">The item.</param>
    /// <param name="seed">Same seed, same numbers.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Templates(AssessmentItem item, int seed)
    {
        var variables = new Variables(item);
        try
        {
            Draw(item, variables, seed);
            return item.Others.Where(e => e.Name == "qti-template-declaration").Select(e => e["identifier"] ?? "").ToDictionary(i => i, i => variables[i]?.Items ?? [], StringComparer.Ordinal);
        }
        catch (UnsupportedElementException)
        {
            return null;
        }
    }

    private static void Draw(AssessmentItem item, Variables variables, int? seed)
    {
        if (item.Others.FirstOrDefault(e => e is { Name: "qti-template-processing", Namespace: "" }) is not { } processing) return;
        var chance = new Chance(seed ?? throw new UnsupportedElementException("qti-template-processing without a seed"));
        var expressions = new Expressions(variables, chance);
        var rules = new Rules(variables, expressions);
        var parts = Expressions.Elements(processing).ToList();
        // A constraint draws again from the start until it holds; a hundred times at most (QTI 3.0, template constraint).
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var broken = false;
            foreach (var part in parts)
            {
                if (part.Name == "qti-template-constraint") { if (!expressions.Holds(Expressions.Elements(part).First())) { broken = true; break; } }
                else if (!rules.Run([part])) return;
            }
            if (!broken) return;
        }
    }

    private static void Template(AssessmentItem item, Variables variables, string template)
    {
        var name = template.TrimEnd('/').Split('/')[^1].Replace(".xml", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();
        var response = variables.Response(item.Responses is [var only] ? only.Identifier : ResponseDeclaration.Usual, template);
        var given = variables[response.Identifier];
        var right = given is not null && variables.Correct(response.Identifier) is { } correct && given.Matches(correct);
        var most = variables.Outcome("MAXSCORE") is null ? 1 : variables["MAXSCORE"]?.Number ?? 1;
        switch (name)
        {
            case "match_correct":
                variables.Set("SCORE", Value.Float(right ? 1 : 0), template);
                break;
            case "map_response":
                variables.Set("SCORE", Value.Float(given is null || response.Mapping is null ? 0 : Map.Response(response.Mapping, response.BaseType ?? "string", given)), template);
                break;
            case "map_response_point":
                variables.Set("SCORE", Value.Float(given is null || response.AreaMapping is null ? 0 : Map.Point(response.AreaMapping, given)), template);
                break;
            case "cc2_match" or "cc2_match_basic":
                variables.Set("SCORE", Value.Float(right ? most : 0), template);
                Feedback(right);
                break;
            case "cc2_map_response":
                var points = given is null || response.Mapping is null ? 0 : Map.Response(response.Mapping, response.BaseType ?? "string", given);
                variables.Set("SCORE", Value.Float(points), template);
                Feedback(points >= most);
                break;
            default:
                throw new UnsupportedElementException($"qti-response-processing template {template}");
        }

        void Feedback(bool all)
        {
            if (variables.Outcome("FEEDBACKBASIC") is not null) variables.Set("FEEDBACKBASIC", Value.Single("identifier", given is null ? "empty" : all ? "correct" : "incorrect"), template);
        }
    }
}
