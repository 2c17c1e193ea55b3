using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>What the bytes of responses mean: which answers an item has and what each is worth in the total.</summary>
internal sealed class CodedItems
{
    private readonly Func<int, int, int> _special;

    private CodedItems(IReadOnlyList<int> answers, Func<int, int, int> value, IReadOnlyList<ItemUse>? uses, int specialFrom, Func<int, int, int> special)
    {
        (Count, Answers, SpecialFrom, _special) = (answers.Count, [.. answers], specialFrom, special);
        Start = new int[Count + 1];
        for (var i = 0; i < Count; i++) Start[i + 1] = Start[i] + answers[i] + ScoreTable.Special;
        (Values, Points, Uses) = (new int[Cells], new int[Cells], uses is null ? new ItemUse[Count] : [.. uses]);
        for (var i = 0; i < Count; i++)
        {
            for (var a = 0; a < answers[i]; a++) Values[Start[i] + a] = value(i, a);
            if (Uses[i] != ItemUse.Scored) continue;
            Values.AsSpan(Start[i], answers[i]).CopyTo(Points.AsSpan(Start[i]));
            MaximumScore += MaximumOf(i);
        }
    }

    public int Count { get; }

    public int[] Answers { get; }

    public ItemUse[] Uses { get; }

    /// <summary>First cell of each item, and behind the last.</summary>
    public int[] Start { get; }

    public int Cells => Start[^1];

    /// <summary>What a cell is worth on its item, and what it adds to the total: nothing where the item is on trial.</summary>
    public int[] Values { get; }

    public int[] Points { get; }

    public int MaximumScore { get; }

    public int SpecialFrom { get; }

    public int MaximumOf(int item)
    {
        var most = 0;
        for (var cell = Start[item]; cell < Start[item + 1]; cell++) most = Math.Max(most, Values[cell]);
        return most;
    }

    public int SpecialAnswer(int item, int code) => _special(item, code);

    public static CodedItems Of(OptionResponses responses, IReadOnlyList<ItemUse>? uses)
    {
        var items = responses.Items.ToArray();
        return new([.. items.Select(i => i.Options)], (i, a) => items[i].Key == a ? 1 : 0, uses, ResponseCode.MaximumOptions, (i, code) => items[i].Options + ResponseCode.Omitted - code);
    }

    public static CodedItems Of(CategoryResponses responses, IReadOnlyList<ItemUse>? uses)
    {
        var categories = responses.Categories.ToArray();
        return new(categories, (_, a) => a, uses, CategoryResponses.Missing, (i, _) => categories[i] + ScoreTable.Special - 1);
    }

    public static CodedItems Of(ScoredResponses responses, IReadOnlyList<ItemUse>? uses)
    {
        var answers = new int[responses.Items];
        Array.Fill(answers, 2);
        return new(answers, (_, a) => a, uses, byte.MaxValue + 1, (_, code) => code);
    }
}
