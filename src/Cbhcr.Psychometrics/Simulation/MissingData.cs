using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Simulation;

/// <summary>Responses with some taken away. What stays is as it was.</summary>
public static class MissingData
{
    /// <summary>Each person keeps the items of one form.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="forms">Items of each form, from 0; forms may share items.</param>
    /// <param name="formOf">Form of each person, from 0; null for one after the other in turn (spiralled).</param>
    /// <exception cref="ArgumentException">There is no form, or no such form or item.</exception>
    public static CategoryResponses ByForm(CategoryResponses responses, IReadOnlyList<IReadOnlyList<int>> forms, IReadOnlyList<int>? formOf = null)
    {
        if (forms.Count == 0) throw new ArgumentException("There is no form.", nameof(forms));
        if (formOf is not null && formOf.Count != responses.Persons) throw new ArgumentException($"{formOf.Count} forms for {responses.Persons} persons.", nameof(formOf));
        var given = new bool[forms.Count, responses.Items];
        for (var f = 0; f < forms.Count; f++)
            foreach (var i in forms[f])
                given[f, i >= 0 && i < responses.Items ? i : throw new ArgumentException($"Form {f}: there is no item {i}.", nameof(forms))] = true;
        var codes = responses.Codes.ToArray();
        for (int p = 0, at = 0; p < responses.Persons; p++)
        {
            var form = formOf?[p] ?? p % forms.Count;
            if (form < 0 || form >= forms.Count) throw new ArgumentException($"Person {p}: there is no form {form}.", nameof(formOf));
            for (var i = 0; i < responses.Items; i++, at++)
                if (!given[form, i]) codes[at] = CategoryResponses.Missing;
        }
        return new(responses.Persons, responses.Categories, codes);
    }

    /// <summary>Every response goes with the same chance, independent of all else (missing completely at random).</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="responses">Persons × items.</param>
    /// <param name="share">0 to 1.</param>
    public static CategoryResponses AtRandom(ulong seed, CategoryResponses responses, double share)
    {
        if (!(share >= 0 && share <= 1)) throw new ArgumentException($"{share} is no share.", nameof(share));
        var chance = ChanceStream.Missing.Of(seed);
        var codes = responses.Codes.ToArray();
        foreach (ref var code in codes.AsSpan())
            if (chance.NextUniform() < share) code = CategoryResponses.Missing;
        return new(responses.Persons, responses.Categories, codes);
    }

    /// <summary>Items that a person does not end within the time limit, in the order of the items, are missing.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="times">Of the same persons and items.</param>
    /// <param name="limit">In seconds.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static CategoryResponses BeyondLimit(CategoryResponses responses, SimulatedTimes times, double limit) =>
        new(responses.Persons, responses.Categories, Cut(responses.Codes, responses.Items, times, limit, CategoryResponses.Missing));

    /// <summary>The same for chosen options; what was not reached is <see cref="ResponseCode.NotReached"/>.</summary>
    /// <param name="responses">Persons × items.</param>
    /// <param name="times">Of the same persons and items.</param>
    /// <param name="limit">In seconds.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static OptionResponses BeyondLimit(OptionResponses responses, SimulatedTimes times, double limit) =>
        new(responses.Items, responses.Persons, Cut(responses.Codes, responses.Items.Length, times, limit, ResponseCode.NotReached));

    private static byte[] Cut(ReadOnlySpan<byte> from, int items, SimulatedTimes times, double limit, byte missing)
    {
        if (items != times.Items || from.Length != times.Seconds.Length) throw new ArgumentException($"Times are {times.Persons} × {times.Items}, responses of {items} items.", nameof(times));
        var codes = from.ToArray();
        for (var p = 0; p < times.Persons; p++) codes.AsSpan(p * items, items)[times.Reached(p, limit)..].Fill(missing);
        return codes;
    }
}
