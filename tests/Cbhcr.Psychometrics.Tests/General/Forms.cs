using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.Irt.General;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.General;

/// <summary>Forms of known items, and answers to them.</summary>
internal static class Forms
{
    public static IrtItem[] Mixed { get; } =
    [
        new GradedItem(1.5, [1, -0.5]), new PartialCreditItem(0.9, [0.8, 0.3]), DichotomousItem.At(1.3, 0.2, 0.2), new NominalItem([0.7, 1.6], [0.4, -0.2]), DichotomousItem.At(1, -0.5), DichotomousItem.At(1, 0.6),
    ];

    public static IrtModel[] MixedModels { get; } =
        [IrtModel.Graded, IrtModel.GeneralisedPartialCredit, IrtModel.ThreeParameter, IrtModel.Nominal, IrtModel.OneParameter, IrtModel.OneParameter];

    public static IrtItem[] TwoParameter(int items) => [.. Enumerable.Range(0, items).Select(j => DichotomousItem.At(0.8 + 0.2 * (j % 5), -1.5 + 3.0 * j / Math.Max(1, items - 1)))];

    public static CategoryResponses Draw(IReadOnlyList<IrtItem> items, int persons, ulong seed, Population? population = null) =>
        RecoveryStudy.Draw(items, persons, new SplitMix64(seed), population);

    /// <summary>Rows of one below those of the other.</summary>
    public static CategoryResponses Stack(CategoryResponses one, CategoryResponses other) => new(one.Persons + other.Persons, one.Categories, [.. one.Codes, .. other.Codes]);

    /// <summary>The same with cells taken out.</summary>
    public static CategoryResponses Without(this CategoryResponses responses, Func<int, int, bool> missing) =>
        new(responses.Persons, responses.Categories, [.. responses.Codes.ToArray().Select((c, at) => missing(at / responses.Items, at % responses.Items) ? CategoryResponses.Missing : c)]);
}
