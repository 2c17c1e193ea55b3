namespace Cbhcr.Exam.Delivery;

/// <summary>What a candidate agrees to before the clock starts. A changed text needs a new version.</summary>
public static class Agreement
{
    public const string Version = "1";

    public static IReadOnlyList<string> Paragraphs { get; } =
    [
        "The questions of this exam are confidential. I will not copy, record or pass on any question or answer, during the exam or after it.",
        "I will work alone, without notes, books, phones or other people, unless an accommodation that was granted to me says otherwise.",
        "I know that my answers, the time I take and events such as a lost connection are recorded, and that a proctor supervises this sitting.",
        "If something goes wrong with my computer or the room, I will tell my proctor at once. My saved answers are kept.",
    ];
}
