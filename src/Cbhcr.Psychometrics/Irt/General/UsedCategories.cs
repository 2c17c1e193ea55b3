using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>Responses numbered anew so that somebody is in every category: a category that nobody is in has no parameter that could be estimated.</summary>
/// <param name="Responses">The same persons and items; an item that everybody answers alike has one category, one that nobody has an answer to as many as before.</param>
/// <param name="Original">For each item what each of its categories was before.</param>
public sealed record UsedCategories(CategoryResponses Responses, IReadOnlyList<IReadOnlyList<int>> Original)
{
    /// <summary>Drops the categories that nobody is in and moves those above them down.</summary>
    /// <param name="responses">Persons × items.</param>
    public static UsedCategories Of(CategoryResponses responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var used = new bool[responses.Items, CategoryResponses.Missing];
        var codes = responses.Codes.ToArray();
        for (var at = 0; at < codes.Length; at++)
            if (codes[at] != CategoryResponses.Missing) used[at % responses.Items, codes[at]] = true;
        var (original, renumbered) = (new int[responses.Items][], new byte[responses.Items, CategoryResponses.Missing]);
        for (var j = 0; j < original.Length; j++)
        {
            var categories = Enumerable.Range(0, responses.Categories[j]).ToArray();
            original[j] = [.. categories.Where(k => used[j, k])];
            if (original[j].Length == 0) original[j] = categories;
            for (var k = 0; k < original[j].Length; k++) renumbered[j, original[j][k]] = (byte)k;
        }
        for (var at = 0; at < codes.Length; at++)
            if (codes[at] != CategoryResponses.Missing) codes[at] = renumbered[at % responses.Items, codes[at]];
        return new(new(responses.Persons, [.. original.Select(o => o.Length)], codes), original);
    }
}
