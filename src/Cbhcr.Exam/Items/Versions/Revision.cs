using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Items;

/// <summary>What a revision must leave as it is: with any of it changed, answers to the old and to the new question are not answers to the same one.</summary>
public static class Revision
{
    /// <returns>The fields that make it a version, empty when it may be a revision. Whether the words still mean the same is for its second approver.</returns>
    public static IReadOnlyList<string> Faults(ItemContent from, ItemContent to)
    {
        var faults = new List<string>();
        if (from.Type != to.Type) faults.Add("type");
        if (from.Key != to.Key) faults.Add("key");
        if (!from.Options.Select(o => o.Id).SequenceEqual(to.Options.Select(o => o.Id))) faults.Add("options");
        if (!Same(from.Options.Select(o => o.Area), to.Options.Select(o => o.Area))) faults.Add("options.area");
        if (!Same(Scored(from.Task), Scored(to.Task))) faults.Add("task");
        if (from.ShuffleOptions != to.ShuffleOptions) faults.Add("shuffleOptions");
        if (from.Stimulus?.StimulusId != to.Stimulus?.StimulusId) faults.Add("stimulus");
        if (from.Competency != to.Competency) faults.Add("competency");
        if (from.Type == ItemTypes.Qti && from.Qti != to.Qti) faults.Add("qti");
        return faults;
    }

    /// <summary>All of a task but the words of its targets, its rubric and the picture's description.</summary>
    private static object Scored(ItemTask? t) => t is null ? new { } : new
    {
        t.PartialCredit, t.MaxChoices, t.Tolerance, t.Accepted, Targets = t.Targets?.Select(x => x.Id), Picture = t.Picture?.Asset, Rubric = t.Rubric?.Select(r => r.Anchors.Count),
    };

    private static bool Same(object a, object b) => ContentHash.Of(a) == ContentHash.Of(b);
}
