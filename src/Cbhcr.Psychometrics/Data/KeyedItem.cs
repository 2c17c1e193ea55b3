namespace Cbhcr.Psychometrics.Data;

/// <summary>The shape of a multiple-choice item with one key.</summary>
/// <param name="Options">Number of options, 1 to <see cref="ResponseCode.MaximumOptions"/>.</param>
/// <param name="Key">The right option, counted from 0.</param>
public readonly record struct KeyedItem(int Options, int Key);
