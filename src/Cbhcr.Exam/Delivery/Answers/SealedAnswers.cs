using System.Globalization;
using Cbhcr.Exam.Identity;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Delivery;

/// <summary>Seals a text under a name.</summary>
public delegate SealedText SealText(string text, string record);

/// <summary>
/// Texts for people to read are sealed with the candidate's key inside the event: the log is never changed, and a text that nobody can read any more is erased (decision 5).
/// What a rule scores stays clear; it has to be scored again in ten years.
/// </summary>
public static class SealedAnswers
{
    /// <summary>Moved to another sitting, change or part, a text does not open.</summary>
    public static string NameOf(Guid sittingId, int sequence, string response) => $"{sittingId:N}-answer-{sequence.ToString(CultureInfo.InvariantCulture)}-{response}";

    /// <summary>Whether answering this item needs the candidate's key.</summary>
    public static bool AreNeeded(AskedItem asked) => asked.Interactions.Any(i => i is ExtendedTextInteraction);

    public static IReadOnlyList<RecordedAnswer>? Record(Guid sittingId, int sequence, AskedItem asked, IReadOnlyList<GivenAnswer> answers, SealText? seal) => answers.Count == 0 ? null
        : [.. answers.Select(a => asked.Interactions.Any(i => i is ExtendedTextInteraction && i.Response == a.Response)
            ? new RecordedAnswer(a.Response, null, seal!(a.Values[0], NameOf(sittingId, sequence, a.Response)))
            : new RecordedAnswer(a.Response, a.Values))];

    /// <param name="key">Null when the person was erased.</param>
    public static IReadOnlyList<GivenAnswer> Read(Guid sittingId, int sequence, IReadOnlyList<RecordedAnswer> answers, DataKey? key) =>
        [.. answers.Select(a => new GivenAnswer(a.Response, a.Text is { } text ? [PersonalData.Read(key, text, NameOf(sittingId, sequence, a.Response))] : a.Values ?? []))];
}
