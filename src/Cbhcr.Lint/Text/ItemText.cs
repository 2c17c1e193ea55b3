using System.Runtime.CompilerServices;

namespace Cbhcr.Lint.Text;

/// <summary>An option with its text cut into words.</summary>
/// <param name="Option">As given.</param>
/// <param name="Index">From 0.</param>
/// <param name="Tokens">Of its text.</param>
public sealed record OptionText(LintOption Option, int Index, Tokens Tokens)
{
    private GrammaticalForm? _form;
    private Quantity? _quantity;
    private bool _measured;

    /// <summary>What it is, grammatically.</summary>
    public GrammaticalForm Form => _form ??= Grammar.FormOf(Tokens);

    /// <summary>The quantity that it is, null where it is none.</summary>
    public Quantity? Quantity => _measured ? _quantity : Measured();

    /// <summary>The name of its text in findings.</summary>
    public string Field => $"options[{Index}].text";

    /// <summary>A, B, C …</summary>
    public string Id => Option.Id;

    /// <summary>It belongs to the right answer.</summary>
    public bool IsKey => Option.IsKey;

    /// <summary>As the candidate reads it.</summary>
    public string Text => Option.Text;

    private Quantity? Measured()
    {
        _quantity = Quantities.Whole(Option.Text);
        _measured = true;
        return _quantity;
    }
}

/// <summary>One field of an item, cut into words.</summary>
/// <param name="Field">Its name in findings.</param>
/// <param name="Tokens">Of its text.</param>
public sealed record FieldText(string Field, Tokens Tokens);

/// <summary>All that a candidate reads of an item, cut once for all rules.</summary>
public sealed class ItemText
{
    private static readonly ConditionalWeakTable<LintItem, ItemText> Cut = [];

    private ItemText(LintItem item)
    {
        Stem = Tokens.Of(item.Stem);
        Stimulus = item.Stimulus is null ? null : Tokens.Of(item.Stimulus);
        Options = [.. item.Options.Select((o, i) => new OptionText(o, i, Tokens.Of(o.Text)))];
        Keys = [.. Options.Where(o => o.IsKey)];
        Distractors = [.. Options.Where(o => !o.IsKey)];
        Fields =
        [
            .. Stimulus is null ? Array.Empty<FieldText>() : [new("stimulus", Stimulus)],
            new("stem", Stem),
            .. Options.Select(o => new FieldText(o.Field, o.Tokens)),
            .. item.MoreTexts.Select(t => new FieldText(t.Field, Tokens.Of(t.Text))),
        ];
    }

    /// <summary>The stem.</summary>
    public Tokens Stem { get; }

    /// <summary>The shared stimulus, null for none.</summary>
    public Tokens? Stimulus { get; }

    /// <summary>In the author's order.</summary>
    public IReadOnlyList<OptionText> Options { get; }

    /// <summary>The right ones.</summary>
    public IReadOnlyList<OptionText> Keys { get; }

    /// <summary>The wrong ones.</summary>
    public IReadOnlyList<OptionText> Distractors { get; }

    /// <summary>Stimulus, stem, options and whatever else is read.</summary>
    public IReadOnlyList<FieldText> Fields { get; }

    /// <summary>The last sentence of the stem: what is asked.</summary>
    public Sentence? LeadIn => Stem.Sentences.Count == 0 ? null : Stem.Sentences[^1];

    /// <summary>Remembered for as long as the item lives.</summary>
    public static ItemText Of(LintItem item) => Cut.GetValue(item, i => new(i));
}
