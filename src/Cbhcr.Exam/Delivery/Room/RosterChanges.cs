using System.Text.Json.Serialization;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>A line of the live screen. The name comes with the first word about a candidate; times are milliseconds since 1970, as browsers count.</summary>
public sealed record RosterLine(
    Guid Id, int Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label,
    SittingStatus Status, RosterGroup Group, int Rank, string Cause,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Until,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Left,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Answered,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Marks);

/// <param name="Full">All that there are: what the screen has besides is gone.</param>
public sealed record RosterMessage(bool Full, long Now, int AlsoHere, IReadOnlyList<RosterLine> Rows, IReadOnlyList<Guid> Gone);

/// <summary>What one screen has been told, and so what it must be told next. A new connection starts with everything: any node can serve it.</summary>
public sealed class RosterChanges
{
    /// <summary>A screen that hears nothing for this long cannot tell a quiet room from a dead line.</summary>
    private static readonly Duration Longest = Duration.FromSeconds(10);

    private readonly Dictionary<Guid, RosterRow> _told = [];
    private (Instant At, int AlsoHere)? _last;

    /// <returns>Null when there is nothing to say.</returns>
    public RosterMessage? Next(IReadOnlyList<RosterRow> rows, int alsoHere, Instant now)
    {
        var lines = rows.Where(r => !_told.TryGetValue(r.SittingId, out var told) || told != r).Select(Line).ToList();
        var present = rows.Select(r => r.SittingId).ToHashSet();
        var gone = _told.Keys.Where(id => !present.Contains(id)).ToList();
        var full = _last is null;
        if (_last is { } last && lines.Count == 0 && gone.Count == 0 && last.AlsoHere == alsoHere && now - last.At < Longest) return null;
        foreach (var row in rows) _told[row.SittingId] = row;
        foreach (var id in gone) _told.Remove(id);
        _last = (now, alsoHere);
        return new(full, now.ToUnixTimeMilliseconds(), alsoHere, lines, gone);
    }

    private RosterLine Line(RosterRow r)
    {
        var known = _told.TryGetValue(r.SittingId, out var told) && told.Name == r.Name;
        return new(r.SittingId, r.Version, known ? null : r.Name, known ? null : r.Label, r.Status, r.Group, r.Rank, r.Cause, r.Until?.ToUnixTimeMilliseconds(), r.Left, r.Answered, r.Marks);
    }
}
