using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.DataProtection;
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

/// <summary>The browser that candidates must use. Its keys are encrypted here, so that this may be kept between requests.</summary>
public sealed record RequiredBrowser
{
    internal SafeExamBrowserKeys? Keys { get; init; }

    /// <param name="address">Absolute, without fragment.</param>
    /// <remarks>Keys that cannot be read any more let nobody in: an administrator types them again.</remarks>
    public bool Accepts(IDataProtectionProvider protection, string address, string? configHash, string? browserExamHash) =>
        configHash is not null && Keys?.Open(protection)?.Accept(address, configHash, browserExamHash) == true;
}

public static class RequiredBrowsers
{
    /// <summary>Null when any browser will do.</summary>
    public static async Task<RequiredBrowser?> RequiredBrowserAsync(this IQuerySession session, CancellationToken ct) =>
        await session.TheProgrammeAsync(ct) is { AsksForSafeExamBrowser: true } programme
            ? new() { Keys = await session.LoadAsync<SafeExamBrowserKeys>(programme.Id, ct) }
            : null;
}
