using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>A whole sitting: items of usual difficulty, persons, and the options they chose, for studies of false-positive rates and power.</summary>
/// <param name="Models">One an item; the key is the last option.</param>
/// <param name="Abilities">True θ, standard normal.</param>
/// <param name="Responses">What was chosen; everybody answered everything.</param>
public sealed record SimulatedSitting(IReadOnlyList<IrtItem> Models, IReadOnlyList<double> Abilities, OptionResponses Responses)
{
    /// <summary>
    /// Draws items (slopes of the wrong options N(−0.35, 0.25), of the key N(0.65, 0.25) ; intercepts N(−0.4, 0.6) and N(1, 0.6)), then persons. About
    /// 62 % are right.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="persons">0 or more.</param>
    /// <param name="items">0 or more.</param>
    /// <param name="options">Options an item, 2 to 100.</param>
    public static SimulatedSitting Draw(ulong seed, int persons, int items, int options = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options, 100);
        var chance = new SplitMix64(seed);
        var models = new IrtItem[items];
        for (var i = 0; i < items; i++)
        {
            var (slopes, intercepts) = (new double[options], new double[options]);
            for (var k = 0; k < options; k++)
            {
                slopes[k] = (k == options - 1 ? 0.65 : -0.35) + 0.25 * chance.NextNormal();
                intercepts[k] = (k == options - 1 ? 1 : -0.4) + 0.6 * chance.NextNormal();
            }
            models[i] = new NominalItem([.. slopes.Skip(1).Select(a => a - slopes[0])], [.. intercepts.Skip(1).Select(d => d - intercepts[0])]);
        }
        var abilities = new double[persons];
        for (var p = 0; p < persons; p++) abilities[p] = chance.NextNormal();
        return new(models, abilities, Answer(chance, models, abilities, options));
    }

    /// <summary>
    /// The same persons, with copiers: persons 0, 2, 4, … take over answers of persons 1, 3, 5, … on a share of the items, drawn for each pair.
    /// </summary>
    /// <param name="seed">Any number.</param>
    /// <param name="pairs">Number of copiers; at most half the persons.</param>
    /// <param name="share">Share of the items, 0 to 1; rounded to whole items.</param>
    public SimulatedSitting WithCopying(ulong seed, int pairs, double share = 0.4)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(2 * pairs, Responses.Persons);
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "From 0 to 1.");
        var chance = new SplitMix64(seed);
        var codes = Responses.Codes.ToArray();
        var items = Models.Count;
        var order = new int[items];
        for (var pair = 0; pair < pairs; pair++)
        {
            for (var i = 0; i < items; i++) order[i] = i;
            for (var i = 0; i < (int)Math.Round(share * items); i++)
            {
                var drawn = i + (int)(chance.NextUniform() * (items - i));
                (order[i], order[drawn]) = (order[drawn], order[i]);
                codes[2 * pair * items + order[i]] = codes[(2 * pair + 1) * items + order[i]];
            }
        }
        return this with { Responses = new(Responses.Items, Responses.Persons, codes) };
    }

    private static OptionResponses Answer(SplitMix64 chance, IrtItem[] models, double[] abilities, int options)
    {
        var codes = new byte[checked(abilities.Length * models.Length)];
        Span<double> p = stackalloc double[options];
        var at = 0;
        foreach (var ability in abilities)
            foreach (var model in models)
            {
                model.Probabilities(ability, p);
                var left = chance.NextUniform();
                var k = 0;
                while (k < options - 1 && (left -= p[k]) >= 0) k++;
                codes[at++] = (byte)k;
            }
        var keyed = new KeyedItem[models.Length];
        Array.Fill(keyed, new(options, options - 1));
        return new(keyed, abilities.Length, codes);
    }
}
