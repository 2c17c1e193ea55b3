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

/// <param name="From">When the outage began, an instant.</param>
/// <param name="Until">When it was over.</param>
public sealed record CreditOutage(Instant From, Instant Until);

/// <param name="Seconds">What the rule gives back; 0 when the candidate could work.</param>
public sealed record OutageCredit(int Seconds, string Words, SittingClockView Clock);

/// <summary>What the log says about a sitting's answers: when each was given, by the device's reckoning of the server's time.</summary>
public sealed record AnswerTimes(OutageRule Rule, IReadOnlyList<Instant> Given, IReadOnlyList<(Instant From, Instant Until)> Credited);

/// <summary>
/// Gives time back by a rule instead of by feeling: of an outage, the longest stretch in which the clock ran and no answer was given, at
/// least the programme's minimum and at most its maximum. Who went on answering without a connection lost nothing and gets nothing.
/// </summary>
public static class CreditOutageEndpoint
{
    public static async Task<AnswerTimes> LoadAsync(Sitting sitting, IQuerySession session, CancellationToken ct)
    {
        var programme = await session.TheProgrammeAsync(ct);
        var events = (await session.Events.FetchStreamAsync(sitting.Id, token: ct)).Select(e => e.Data).ToList();
        return new(programme?.Policies.OutageCredit ?? OutageRule.Default,
            [.. events.OfType<ResponsesRecorded>().SelectMany(e => e.Responses).Select(r => r.ClientTime)],
            [.. events.OfType<OutageCredited>().Select(e => (e.From, e.Until))]);
    }

    public static ProblemDetails Validate(CreditOutage command, Sitting sitting, AnswerTimes answers, Instant now) =>
        command.Until <= command.From ? Problems.Malformed("An outage ends after it began.")
        : command.Until > now ? Problems.Malformed("Time is given back after the outage, not ahead of it.")
        : sitting.IsOver ? Problems.Conflict("This sitting is over.", "sitting-over")
        : sitting.PresentationSeed is null ? Problems.Conflict("The clock has not run yet.", "not-started")
        : answers.Credited.Any(c => c.From < command.Until && command.From < c.Until) ? Problems.Conflict("This outage has been looked at already.", "outage-credited")
        : Problems.None;

    [WolverinePost("/api/sittings/{sittingId}/outage-credit"), Authorize(Roles = Roles.Proctor)]
    public static (OutageCredit, EventsToAppend, OutgoingMessages) Post(
        CreditOutage command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, [NotBody] AnswerTimes answers, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var seconds = Seconds(answers, sitting.Clock, command.From, command.Until);
        var credited = new OutageCredited(command.From, command.Until, seconds, user.AccountId(), now);
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
