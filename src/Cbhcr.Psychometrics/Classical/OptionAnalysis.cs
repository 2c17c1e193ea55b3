using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>Which options were chosen, how often and by whom (distractor analysis).</summary>
public static class OptionAnalysis
{
    private const int Codes = byte.MaxValue + 1;

    /// <summary>Analyses the options of every item against the total of the scored items.</summary>
    /// <param name="responses">Chosen options, persons × items.</param>
    /// <param name="uses">What each item is for.</param>
    /// <returns>One entry an item, in order.</returns>
    /// <exception cref="ArgumentException">There are not as many uses as items.</exception>
    public static IReadOnlyList<ItemOptions> Of(OptionResponses responses, ReadOnlySpan<ItemUse> uses)
    {
        var items = responses.Items;
        if (uses.Length != items.Length) throw new ArgumentException($"{uses.Length} uses for {items.Length} items.", nameof(uses));
        var chosen = new ScoreMoments[items.Length * Codes];
        for (var person = 0; person < responses.Persons; person++)
        {
            var codes = responses.Codes.Slice(person * items.Length, items.Length);
            var score = ScoreMoments.Of(Total(codes, items, uses), 1);
            for (var i = 0; i < codes.Length; i++) chosen[i * Codes + codes[i]] += score;
        }
        var analysed = new ItemOptions[items.Length];
        for (var i = 0; i < items.Length; i++) analysed[i] = Item(chosen.AsSpan(i * Codes, Codes), items[i], uses[i]);
        return analysed;
    }

    private static ItemOptions Item(ReadOnlySpan<ScoreMoments> chosen, KeyedItem item, ItemUse use)
    {
        var given = default(ScoreMoments);
        for (var code = 0; code < Codes; code++)
            if (code != ResponseCode.NotAdministered) given += chosen[code];
        var key = chosen[item.Key];
        var rest = use == ItemUse.Pretest ? given : given.Without(key.N, key.Sum);
        var options = new OptionStatistics[item.Options];
        for (var option = 0; option < options.Length; option++)
        {
            var (isKey, by) = (option == item.Key, chosen[option]);
            options[option] = new(isKey, (int)by.N, given.N == 0 ? null : (double)by.N / given.N, by.N == 0 ? null : (double)by.Sum / by.N,
                PointBiserial.Of(by.N, by.Sum, given), PointBiserial.Of(by.N, isKey && use == ItemUse.Scored ? by.Sum - by.N : by.Sum, rest));
        }
        return new((int)given.N, options, (int)chosen[ResponseCode.Omitted].N, (int)chosen[ResponseCode.NotReached].N);
    }

    private static int Total(ReadOnlySpan<byte> codes, ReadOnlySpan<KeyedItem> items, ReadOnlySpan<ItemUse> uses)
    {
        var total = 0;
        for (var i = 0; i < codes.Length; i++)
            if (uses[i] == ItemUse.Scored && codes[i] == items[i].Key) total++;
        return total;
    }
}
