using System.Text.Json.Serialization;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>A published form left the program on paper or as a text.</summary>
/// <param name="Serial">Printed on every page; 1 is the first of the form.</param>
/// <param name="Kind">One of <see cref="CopyKinds.All"/>.</param>
/// <param name="Points">The size of its letters; null for a text.</param>
/// <param name="ContentHash">Of the form as it was copied.</param>
/// <param name="SittingId">The sitting it was made for.</param>
public sealed record FormCopyMade(
    int Serial, string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Points, string ContentHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? SittingId, Guid MadeBy, Instant MadeAt);

/// <summary>A copy is out of the world.</summary>
/// <param name="How">returned or destroyed.</param>
public sealed record FormCopySettled(int Serial, string How, Guid SettledBy, Instant SettledAt);

public sealed record FormCopy(FormCopyMade Made, FormCopySettled? Settled)
{
    /// <summary>A file that can be fetched for ever would be a second copy that nobody counted.</summary>
    public bool MayBeFetchedBy(Guid person, Instant now) => Settled is null && Made.MadeBy == person && now - Made.MadeAt <= FormCopies.FetchedWithin;
}

public static class FormCopies
{
    /// <summary>Large print begins at 18 points (American Printing House for the Blind, guidelines for large print).</summary>
    public static IReadOnlyList<int> Sizes { get; } = [18, 24];

    public static IReadOnlyList<string> Ways { get; } = ["returned", "destroyed"];

    public static Duration FetchedWithin { get; } = Duration.FromHours(1);

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<FormCopy>> CopiesAsync(this IQuerySession session, Guid formId, CancellationToken ct)
    {
        var events = (await session.Events.FetchStreamAsync(formId, token: ct)).Select(e => e.Data).ToList();
        var settled = events.OfType<FormCopySettled>().ToDictionary(e => e.Serial);
        return [.. events.OfType<FormCopyMade>().Select(e => new FormCopy(e, settled.GetValueOrDefault(e.Serial))).OrderByDescending(c => c.Made.Serial)];
    }

    /// <summary>In words, for people.</summary>
    public static string Words(string kind, int? points) => kind == CopyKinds.LargePrint ? $"large print, {points} points" : "text edition";
}
