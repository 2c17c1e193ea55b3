using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Delivery;

/// <summary>Two practice questions off the clock. They are not exam items, and what is answered is not kept.</summary>
public static class Tutorial
{
    public static IReadOnlyList<PlayerItem> Items { get; } =
    [
        Item(1, "Practice question. Choose an answer, then change it. Which month comes right after May?", "June", "April", "August", "March"),
        Item(2, "Practice question. Mark this question for review, then open the review screen. How many days are in one week?", "Five", "Six", "Seven", "Ten"),
    ];

    private static PlayerItem Item(int position, string prompt, params string[] options) => new($"practice-{position}", position, Node.Paragraph(prompt),
        [.. options.Select((text, i) => new PlayerOption($"practice-{position}-{i + 1}", ((char)('A' + i)).ToString(), Node.Paragraph(text)))]);
}
