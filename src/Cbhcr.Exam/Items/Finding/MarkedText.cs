using System.Text;

namespace Cbhcr.Exam.Items;

/// <param name="Start">The first character, from 0.</param>
public sealed record TextRange(int Start, int Length);

/// <summary>A text and where in it the words looked for stand: ranges, never markup.</summary>
public sealed record MarkedText(string Text, IReadOnlyList<TextRange> Marks)
{
    internal const char From = '\u0001', To = '\u0002';

    /// <summary>Reads what <c>ts_headline</c> wrote with the two control characters around each find.</summary>
    internal static MarkedText Read(string headline)
    {
        var text = new StringBuilder(headline.Length);
        var marks = new List<TextRange>();
        var start = -1;
        foreach (var c in headline)
        {
            if (c == From) start = text.Length;
            else if (c == To && start >= 0) (marks, start) = ([.. marks, new(start, text.Length - start)], -1);
            else if (c != To) text.Append(c);
        }
        return new(text.ToString(), marks);
    }

    /// <summary>The text in pieces, for a page.</summary>
    public IEnumerable<(string Piece, bool Marked)> Pieces()
    {
        var at = 0;
        foreach (var mark in Marks)
        {
            if (mark.Start > at) yield return (Text[at..mark.Start], false);
            yield return (Text.Substring(mark.Start, mark.Length), true);
            at = mark.Start + mark.Length;
        }
        if (at < Text.Length) yield return (Text[at..], false);
    }
}
