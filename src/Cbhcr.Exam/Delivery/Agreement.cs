namespace Cbhcr.Exam.Delivery;

/// <summary>What a candidate agrees to before the clock starts. A changed text needs a new version.</summary>
public static class Agreement
{
    public const string Version = "2";

    public static IReadOnlyList<string> Paragraphs { get; } =
    [
        "The questions of this exam are confidential. I will not copy, record or pass on any question or answer, during the exam or after it.",
        "I will work alone, without notes, books, phones or other people, unless an accommodation that was granted to me says otherwise.",
        "I know that my answers, the time I take and events such as a lost connection are recorded, and that a proctor supervises this sitting.",
        "The exam notes when I leave its window or full screen, copy, print or open the context menu, lose the network, use a second screen, device, browser or network address, " +
            "and when my computer's clock or the space for the page jumps. It notes the time and nothing else; there is no camera, no microphone, and nothing I type or do elsewhere. " +
            "Such a note is not an accusation: a person decides what it means.",
        "If something goes wrong with my computer or the room, I will tell my proctor at once. My saved answers are kept.",
    ];
}
