using Cbhcr.Exam.Identity;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <param name="Differences">From the version before; empty for the first.</param>
public sealed record VersionOfStimulus(int Number, Instant At, string By, IReadOnlyList<FieldDifference> Differences);

public static class StimulusVersions
{
    /// <summary>Who made which version when, and what it changed; the newest first.</summary>
    public static async Task<IReadOnlyList<VersionOfStimulus>> VersionsOfStimulusAsync(this IQuerySession session, Guid stimulusId, Accounts accounts, CancellationToken ct)
    {
        var made = (await session.Events.FetchStreamAsync(stimulusId, token: ct)).Select(e => e.Data switch
        {
            StimulusDrafted d => (Number: 1, At: d.DraftedAt, By: d.DraftedBy, d.Content),
            StimulusRevised r => (Number: r.StimulusVersion, At: r.RevisedAt, By: r.RevisedBy, r.Content),
            _ => default,
        }).Where(v => v.Number > 0).ToList();
        var names = await accounts.NamesAsync(made.Select(v => v.By), ct);
        return [.. made.Select((v, i) => new VersionOfStimulus(v.Number, v.At, names.GetValueOrDefault(v.By, "(name not held)"),
            i == 0 ? [] : ContentDifference.Between(made[i - 1].Content, v.Content))).Reverse()];
    }
}
