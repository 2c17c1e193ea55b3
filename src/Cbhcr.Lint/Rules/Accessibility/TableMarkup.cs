using System.Text.RegularExpressions;
using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Accessibility;

/// <summary>ACC-TABLE. A picture of text is guessed from its alternative text: one that says so ("screenshot of a text message"), or that runs over the number of words.</summary>
internal sealed partial class TableMarkup() : ItemRule("ACC-TABLE", "Layout table, header without scope, picture of text, drawing with characters", Severity.Warning, "WCAG 1.3.1, 1.4.5")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["altWords"] = 40 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var table in item.Tables)
        {
            if (table.HeaderCells == 0) yield return Found("The table has no header cells. Mark the headers, or use paragraphs if it only arranges text.", $"{table.DataCells} data cells, no header.", Spans.Whole(table.Field));
            else if (table.HeaderCellsWithScope < table.HeaderCells)
                yield return Found("Some header cells do not say whether they head a row or a column.", $"{table.HeaderCellsWithScope} of {table.HeaderCells} headers have a scope.", Spans.Whole(table.Field));
        }
        foreach (var media in item.Media.Where(m => m.Kind == "img" && m.Alt is not null))
            if (Tokens.Of(media.Alt!).Words.Count > Number(item, setting, "altWords") || PictureOfText().IsMatch(media.Alt!))
                yield return Found("This looks like a picture of text. Put the text into the item.", $"Alternative text of {Tokens.Of(media.Alt!).Words.Count} words: “{media.Alt![..Math.Min(40, media.Alt!.Length)]}”.", Spans.Whole(media.Field));
        foreach (var field in text.Fields)
            foreach (Match match in Drawing().Matches(field.Tokens.Text))
                yield return Found("A drawing made of characters is read out sign by sign. Use a table or a picture with a text.", $"“{match.Value}”.", Spans.Of(field.Field, match));
    }

    [GeneratedRegex(@"\b(?:screenshot|screen shot|scan|photo|picture|image) of (?:an? |the )?(?:\w+ )?(?:text|letter|email|e-mail|message|form|document|page|table|note)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PictureOfText();

    // A blank to fill in ("____") is one kind of sign only.
    [GeneratedRegex(@"[|+\-=*#~/\\<>^]{2,}[|+\-=*#~/\\<>^_ ]+[|+\-=*#~/\\<>^]|(?:\S+ *\|){3,}")]
    private static partial Regex Drawing();
}
