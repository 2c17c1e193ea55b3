using System.Collections.Immutable;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>
/// Which option is taken by those who are wrong: distractor v with chance ∝ exp(ζᵥ + λᵥθ), the part of the nested logit model below the
/// right answer (Suh and Bolt 2010). Immutable.
/// </summary>
public sealed class DistractorModel
{
    private readonly ImmutableArray<double> _intercepts;
    private readonly ImmutableArray<double> _slopes;

    /// <param name="key">The right option, from 0.</param>
    /// <param name="intercepts">ζ of every option in order; the key's is not used.</param>
    /// <param name="slopes">λ of every option in order, per logit; the key's is not used. Empty for 0.</param>
    /// <exception cref="ArgumentException">Fewer than two options, no such key, or the lengths differ.</exception>
    public DistractorModel(int key, ReadOnlySpan<double> intercepts, ReadOnlySpan<double> slopes = default)
    {
        if (intercepts.Length < 2 || key < 0 || key >= intercepts.Length || (slopes.Length != 0 && slopes.Length != intercepts.Length))
            throw new ArgumentException($"{intercepts.Length} intercepts and {slopes.Length} slopes with key {key}.", nameof(intercepts));
        (Item, _intercepts, _slopes) = (new(intercepts.Length, key), [.. intercepts], slopes.IsEmpty ? [.. new double[intercepts.Length]] : [.. slopes]);
    }

    /// <summary>Number of options and key.</summary>
    public KeyedItem Item { get; }

    /// <summary>P(option | wrong, θ), 0 for the key.</summary>
    /// <param name="ability">θ, in logits.</param>
    /// <param name="probabilities">Takes a value for each option.</param>
    public void Probabilities(double ability, Span<double> probabilities)
    {
        var largest = double.NegativeInfinity;
        for (var v = 0; v < Item.Options; v++)
            if (v != Item.Key) largest = Math.Max(largest, _intercepts[v] + _slopes[v] * ability);
        var sum = 0.0;
        for (var v = 0; v < Item.Options; v++) sum += probabilities[v] = v == Item.Key ? 0 : Math.Exp(_intercepts[v] + _slopes[v] * ability - largest);
        for (var v = 0; v < Item.Options; v++) probabilities[v] /= sum;
    }
}

/// <summary>Chosen options drawn from a model.</summary>
public static class OptionSimulation
{
    /// <summary>Options for right and wrong answers drawn before: right is the key, wrong a distractor. One uniform number a response.</summary>
    /// <param name="seed">Any number; the one the marks were drawn from does no harm.</param>
    /// <param name="marks">Two categories each; missing becomes <see cref="ResponseCode.NotAdministered"/>.</param>
    /// <param name="items">One an item.</param>
    /// <param name="abilities">θ of each person, in logits.</param>
    /// <exception cref="ArgumentException">The sizes differ, or an item has not two categories.</exception>
    public static OptionResponses Draw(ulong seed, CategoryResponses marks, IReadOnlyList<DistractorModel> items, IReadOnlyList<double> abilities)
    {
        if (items.Count != marks.Items || abilities.Count != marks.Persons)
            throw new ArgumentException($"{items.Count} distractor models and {abilities.Count} abilities for {marks.Persons} × {marks.Items} marks.", nameof(items));
        if (marks.Categories.IndexOfAnyExcept(2) is var other and >= 0) throw new ArgumentException($"Item {other}: {marks.Categories[other]} categories.", nameof(marks));
        var chance = ChanceStream.Distractors.Of(seed);
        var codes = new byte[marks.Codes.Length];
        Span<double> probabilities = new double[items.Select(i => i.Item.Options).DefaultIfEmpty(0).Max()];
        for (int p = 0, at = 0; p < marks.Persons; p++)
            for (var i = 0; i < items.Count; i++, at++)
            {
                var uniform = chance.NextUniform();
                if (marks.Codes[at] == 1) codes[at] = (byte)items[i].Item.Key;
                else if (marks.Codes[at] == CategoryResponses.Missing) codes[at] = ResponseCode.NotAdministered;
                else codes[at] = (byte)Distractor(uniform, abilities[p], items[i], probabilities);
            }
        return new([.. items.Select(i => i.Item)], marks.Persons, codes);
    }

    /// <summary>Options from nominal models, whose categories are the options; the draws are those of <see cref="ResponseSimulation"/>.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="items">One category an option.</param>
    /// <param name="keys">The right option of each item, from 0.</param>
    /// <param name="abilities">θ of each person, in logits.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a key is no option of its item.</exception>
    public static OptionResponses Draw(ulong seed, IReadOnlyList<NominalItem> items, IReadOnlyList<int> keys, IReadOnlyList<double> abilities)
    {
        if (items.Count != keys.Count) throw new ArgumentException($"{items.Count} items and {keys.Count} keys.", nameof(keys));
        return new([.. items.Zip(keys, (i, k) => new KeyedItem(i.Categories, k))], abilities.Count, ResponseSimulation.Draw(seed, items, abilities).Codes);
    }

    private static int Distractor(double uniform, double ability, DistractorModel model, Span<double> probabilities)
    {
        model.Probabilities(ability, probabilities);
        var option = ResponseSimulation.Category(uniform, probabilities[..model.Item.Options]);
        // Rounding may leave the last sum a hair below 1, and the key at option 0 would catch what falls beyond.
        return option == model.Item.Key ? 1 : option;
    }
}
