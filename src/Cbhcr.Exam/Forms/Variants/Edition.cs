using System.Globalization;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Forms;

/// <summary>A form as paper and texts show it. It is made from what the player is told and from nothing else.</summary>
internal static class Edition
{
    public static IReadOnlyList<PrintedSection> Of(Form form, Paper paper)
    {
        var last = paper.Items.Max(i => i.Position);
        IReadOnlyList<FormSection> sections = form.Sections is { Count: > 0 } own ? own : [new("", 1, last, null, true, 0)];
        return [.. sections.Select((s, i) => new PrintedSection(HeadingOf(s, i + 1), [.. WordsOf(s, i + 1 < sections.Count)],
            [.. Blocks([.. paper.Items.Where(p => p.Position >= s.First && p.Position <= s.Last)], paper.ContentHash)]))];
    }

    /// <summary>What cannot be worked on away from the screen, by the number of the question.</summary>
    public static IReadOnlyList<string> Faults(Paper paper) =>
        [.. paper.Items.SelectMany(i => Faults(i.InOwnOrder(paper.ContentHash), i.Stimulus?.Body ?? []).Distinct().Select(f => $"Question {i.Position} {f}"))];

    private static IEnumerable<string> Faults(PlayerItem item, IReadOnlyList<Node> stimulus)
    {
        var parts = item.Interactions ?? [];
        IEnumerable<Node> texts = [.. stimulus, .. item.Prompt, .. item.Options.SelectMany(o => o.Body),
            .. parts.SelectMany(p => p.Prompt.Concat(p.Text ?? []).Concat((p.Options ?? []).Concat(p.Targets ?? []).SelectMany(o => o.Body)))];
        if (Recordings(texts).Any(r => string.IsNullOrWhiteSpace(r.Attributes?.GetValueOrDefault("transcript")))) yield return "has a recording without a transcript.";
        if (parts.Any(p => p.Kind == "unsupported")) yield return "asks in a way that is not shown here.";
        if (parts.Any(p => p.Picture is { } picture && string.IsNullOrWhiteSpace(picture.Alt))) yield return "is answered on a picture without a description.";
    }

    private static IEnumerable<Node> Recordings(IEnumerable<Node> nodes) => nodes.SelectMany(n => n.Kind is "audio" or "video" ? [n] : Recordings(n.Children ?? []));

    /// <summary>A case stands once before the questions that share it.</summary>
    private static IEnumerable<PrintedBlock> Blocks(IReadOnlyList<PaperItem> items, string contentHash)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Stimulus is { } stimulus && (i == 0 || items[i - 1].Stimulus?.StimulusId != stimulus.StimulusId))
            {
                var through = items.Skip(i).TakeWhile(s => s.Stimulus?.StimulusId == stimulus.StimulusId).Last().Position;
                yield return new(through == item.Position ? $"Case for question {through}" : $"Case for questions {item.Position} to {through}", null, [new(stimulus.Body, null)]);
            }
            yield return new($"Question {item.Position}", item.Position, EditionOfQuestion.Pieces(item.InOwnOrder(contentHash)));
        }
    }

    private static string HeadingOf(FormSection section, int number) => section.Name.Length == 0 ? "Questions" : $"Section {number}: {section.Name}";

    private static IEnumerable<string> WordsOf(FormSection section, bool hasNext)
    {
        yield return section.First == section.Last ? $"Question {section.First}." : $"Questions {section.First} to {section.Last}.";
        if (section.Minutes is { } minutes)
            yield return string.Create(CultureInfo.InvariantCulture, $"Standard time for this section: {minutes} minutes. If you have more time, your proctor tells you how much.");
        if (hasNext && section.BreakMinutes > 0) yield return string.Create(CultureInfo.InvariantCulture, $"After it there is a break of at most {section.BreakMinutes} minutes.");
        if (hasNext && !section.MayReturn) yield return "You cannot come back to it later.";
    }
}
