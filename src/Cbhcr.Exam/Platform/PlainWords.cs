using System.Globalization;

namespace Cbhcr.Exam.Platform;

/// <summary>Codes, counts and times as people read them; one way for all pages.</summary>
public static class PlainWords
{
    /// <summary>Numbers in pages, files and messages are written and read in one way, whatever the machine is set to: pages are in English, and 1.5 is never fifteen.</summary>
    public static void OnEveryMachine() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

    /// <summary>“technical-problem” becomes “Technical problem”.</summary>
    public static string Of(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    public static string Count(int n, string what) => n == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{n:N0} {what}s");
}
