using Cbhcr.Exam.Platform;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Programmes;

/// <summary>Make sure that there is a programme; the one that exists stays as it is.</summary>
public sealed record EstablishProgramme(DefineProgramme Definition, Guid By);

public static class EstablishProgrammeHandler
{
    public static async Task<Programme> Handle(EstablishProgramme command, IDocumentSession session, IdSource ids, Instant now, CancellationToken ct)
    {
        if (await session.TheProgrammeAsync(ct) is { } existing) return existing;
        var id = ids.Next().Value;
        var defined = DefineProgrammeEndpoint.Event(command.Definition, id, command.By, now);
        session.Events.StartStream<Programme>(id, defined);
        return Programme.Create(defined);
    }
}

/// <summary>How much of an outage is given back: nothing below the minimum, never more than the maximum.</summary>
public sealed record OutageRule(int MinimumSeconds, int MaximumSeconds)
{
    public static OutageRule Default { get; } = new(30, 1800);
}
