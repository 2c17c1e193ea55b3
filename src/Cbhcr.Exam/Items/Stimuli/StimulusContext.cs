using System.Globalization;
using Cbhcr.Qti.Model;
using Marten;

namespace Cbhcr.Exam.Items;

/// <summary>What the editor of a case begins with. See src/web/islands/author/stimulus.tsx.</summary>
/// <param name="StimulusId">Null for a new one.</param>
/// <param name="Code">A free one, for a new one.</param>
public sealed record StimulusContext(Guid? StimulusId, string Code, string Title, IReadOnlyList<Node> Body, int Version, int ContentVersion);

public static class StimulusCodes
{
    private const string Start = "CASE-";

    /// <summary>The next free number.</summary>
    public static async Task<string> ProposedStimulusCodeAsync(this IQuerySession session, CancellationToken ct)
    {
        var taken = await session.Query<Stimulus>().Where(s => s.Code.StartsWith(Start)).Select(s => s.Code).ToListAsync(ct);
        var last = taken.Select(c => int.TryParse(c[Start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{Start}{last + 1:000}");
    }
}
