using Cbhcr.Exam.Programmes;
using NodaTime;
using NodaTime.Text;

namespace Cbhcr.Exam.Delivery;

/// <summary>People say times in the programme's zone; here they become instants.</summary>
internal static class ProgrammeTime
{
    private static readonly IPattern<LocalDateTime> Pattern = new CompositePatternBuilder<LocalDateTime>
    {
        { LocalDateTimePattern.GeneralIso, _ => true },
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), _ => false },
    }.Build();

    /// <summary>For example 2026-11-23T09:00, with seconds or without, as a browser sends it.</summary>
    public static ParseResult<LocalDateTime> Read(string? text) => Pattern.Parse(text ?? "");

    /// <summary>A local time that a change of clocks skips or doubles means the later moment: nobody loses minutes to it.</summary>
    public static Instant At(Programme programme, LocalDateTime local) => local.InZoneLeniently(programme.Zone).ToInstant();

    /// <summary>As a browser's field for date and time wants it.</summary>
    public static string ForAField(Instant instant, DateTimeZone zone) => instant.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
