namespace Cbhcr.Exam.Platform;

/// <summary>Codes, counts and times as people read them; one way for all pages.</summary>
public static class PlainWords
{
    /// <summary>“technical-problem” becomes “Technical problem”.</summary>
    public static string Of(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    public static string Count(int n, string what) => n == 1 ? $"1 {what}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n:N0} {what}s");
}
