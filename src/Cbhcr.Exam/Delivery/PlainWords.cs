using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>Codes, counts and times as people read them; one way for all pages of the sitting.</summary>
public static class PlainWords
{
    /// <summary>“technical-problem” becomes “Technical problem”.</summary>
    public static string Of(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    public static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";
}

public static class ClockFace
{
    /// <summary>41:12, or 1:41:12.</summary>
    public static string Of(Duration left) => left.TotalHours >= 1 ? $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}" : $"{left.Minutes}:{left.Seconds:00}";
}
