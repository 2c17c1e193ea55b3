using System.Text.Json.Serialization;
using Marten;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>Whether a sitting may be, or must be, watched by a tool, and whether it is.</summary>
public sealed record RemoteProctoring(bool Offered, bool Required, bool Started)
{
    [JsonIgnore]
    public bool IsMissing => Required && !Started;

    public static async Task<RemoteProctoring> OfAsync(IQuerySession session, Sitting sitting, CancellationToken ct) => Of(sitting, await session.ProctoringToolsAsync(ct));

    public static RemoteProctoring Of(Sitting sitting, IReadOnlyList<ProctoringTool> tools)
    {
        var required = tools.Any(t => t.Required);
        return new(tools.Count > 0, required, tools.Any(t => t.Id == sitting.RemoteProctor && (t.Required || !required)));
    }
}
