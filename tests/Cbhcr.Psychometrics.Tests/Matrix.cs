namespace Cbhcr.Psychometrics.Tests;

/// <summary>Small matrices as one reads them: a string a person; 1 right, 0 wrong, o omitted, n not reached, - not administered.</summary>
internal static class Matrix
{
    public static ScoredResponses Of(params string[] persons) =>
        new(persons.Length, persons.Length == 0 ? 0 : persons[0].Length, [.. persons.SelectMany(p => p).Select(c => (byte)("01on-".IndexOf(c)))]);

    /// <summary>The same persons and items in another order.</summary>
    public static ScoredResponses Reordered(this ScoredResponses responses, IReadOnlyList<int> persons, IReadOnlyList<int> items) =>
        new(persons.Count, items.Count, [.. persons.SelectMany(p => items.Select(i => (byte)responses[p, i]))]);

    public static ItemUse[] Scored(int items) => [.. Enumerable.Repeat(ItemUse.Scored, items)];
}
