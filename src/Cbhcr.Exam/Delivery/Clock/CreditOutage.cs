using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Delivery;

/// <param name="From">When the outage began: local time in the programme's zone, for example 2026-11-23T09:41.</param>
/// <param name="Until">When it was over, likewise.</param>
public sealed record CreditOutage(string From, string Until);

/// <param name="Seconds">What the rule gives back; 0 when the candidate could work.</param>
public sealed record OutageCredit(int Seconds, string Words, SittingClockView Clock);

/// <summary>The outage as instants, and what the log says about the answers.</summary>
public sealed record Outage(Instant From, Instant Until, AnswerTimes Answers);

/// <summary>When each answer of a sitting was given, by the device's reckoning of the server's time.</summary>
public sealed record AnswerTimes(OutageRule Rule, IReadOnlyList<Instant> Given, IReadOnlyList<(Instant From, Instant Until)> Credited);

/// <summary>
/// Gives time back by a rule instead of by feeling: of an outage, the longest stretch in which the clock ran and no answer was given, at
/// least the programme's minimum and at most its maximum. Who went on answering without a connection lost nothing and gets nothing.
/// </summary>
public static class CreditOutageEndpoint
{
    public static async Task<(ProblemDetails, Outage?)> LoadAsync(CreditOutage command, Sitting sitting, IQuerySession session, CancellationToken ct)
    {
        var (from, until) = (ProgrammeTime.Read(command.From), ProgrammeTime.Read(command.Until));
        var errors = new Dictionary<string, string>();
        if (!from.Success) errors["from"] = "Give a local date and time, for example 2026-11-23T09:41.";
        if (!until.Success) errors["until"] = "Give a local date and time, for example 2026-11-23T09:48.";
        if (errors.Count > 0) return (Problems.Malformed(errors), null);
        if (await session.TheProgrammeAsync(ct) is not { } programme) return (Problems.Missing("The programme"), null);
        var events = (await session.Events.FetchStreamAsync(sitting.Id, token: ct)).Select(e => e.Data).ToList();
        return (Problems.None, new(ProgrammeTime.At(programme, from.Value), ProgrammeTime.At(programme, until.Value), new(programme.Policies.OutageCredit ?? OutageRule.Default,
            [.. events.OfType<ResponsesRecorded>().SelectMany(e => e.Responses).Select(r => r.ClientTime)],
            [.. events.OfType<OutageCredited>().Select(e => (e.From, e.Until))])));
    }

    public static ProblemDetails Validate(Sitting sitting, Outage outage, Instant now) =>
        outage.Until <= outage.From ? Problems.Malformed("An outage ends after it began.")
        : outage.Until > now ? Problems.Malformed("Time is given back after the outage, not ahead of it.")
        : sitting.IsOver ? Problems.Conflict("This sitting is over.", "sitting-over")
        : sitting.PresentationSeed is null ? Problems.Conflict("The clock has not run yet.", "not-started")
        : outage.Answers.Credited.Any(c => c.From < outage.Until && outage.From < c.Until) ? Problems.Conflict("This outage has been looked at already.", "outage-credited")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/outage-credit"), Authorize(Roles = Roles.Proctor)]
    public static (OutageCredit, EventsToAppend, OutgoingMessages) Post(
        CreditOutage command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, Outage outage, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var seconds = Seconds(outage.Answers, sitting.Clock, outage.From, outage.Until);
        var credited = new OutageCredited(outage.From, outage.Until, seconds, user.AccountId(), now);
        var after = Sitting.Apply(credited, sitting);
        var words = seconds == 0 ? "The rule gives nothing back: the candidate answered during the outage, or it was short." : $"{ClockFace.Of(Duration.FromSeconds(seconds))} given back.";
        return (new(seconds, words, TheClockEndpoint.View(after, now)), [credited], seconds > 0 && after.Clock.IsRunning ? Expiry.At(after, after.Clock.Deadline(now)) : []);
    }

    /// <summary>Whole seconds, rounded up in the candidate's favour.</summary>
    public static int Seconds(AnswerTimes answers, SittingClock clock, Instant from, Instant until)
    {
        var longest = Duration.Zero;
        foreach (var (began, ended) in clock.Running())
        {
            var start = began > from ? began : from;
            var end = ended is { } e && e < until ? e : until;
            foreach (var moment in answers.Given.Where(t => t > start && t < end).Order().Append(end))
            {
                if (moment - start > longest) longest = moment - start;
                start = moment;
            }
        }
        var seconds = (int)Math.Ceiling(longest.TotalSeconds);
        return seconds < answers.Rule.MinimumSeconds ? 0 : Math.Min(seconds, answers.Rule.MaximumSeconds);
    }
}
