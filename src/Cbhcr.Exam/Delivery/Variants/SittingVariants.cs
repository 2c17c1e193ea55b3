using Cbhcr.Exam.Forms;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// Accommodations of a sitting besides time. They change how it is shown and never what is asked or how it is scored; nothing that follows a sitting names them (ACC-03).
/// </summary>
public static class SittingVariants
{
    /// <summary>The player opens with its largest text.</summary>
    public const string LargeText = "large-text";

    public const string LargePrintCopy = "large-print-copy";
    public const string TextEdition = "text-edition";

    /// <summary>Of the player's steps, in percent.</summary>
    public const int LargestTextSize = 200;

    public static IReadOnlyList<string> All { get; } = [LargeText, LargePrintCopy, TextEdition];

    /// <summary>The screen then keeps to the order of the copy.</summary>
    public static bool HasCopy(Sitting sitting) => HasCopy(sitting.Variants);

    internal static bool HasCopy(IReadOnlyList<string>? variants) => variants?.Any(v => v is LargePrintCopy or TextEdition) == true;

    /// <summary>The kinds of copies it was scheduled with.</summary>
    public static IReadOnlyList<string> KindsOf(Sitting sitting) =>
        [.. sitting.Variants.Select(v => v == LargePrintCopy ? CopyKinds.LargePrint : v == TextEdition ? CopyKinds.Text : null).OfType<string>()];

    internal static string? Fault(IReadOnlyList<string>? variants) =>
        variants?.FirstOrDefault(v => !All.Contains(v)) is null ? null : $"An accommodation is one of {string.Join(", ", All)}.";

    /// <summary>Nothing is recorded where nothing is out of the ordinary.</summary>
    internal static IReadOnlyList<string>? Recorded(IReadOnlyList<string>? variants) => variants is { Count: > 0 } ? [.. All.Where(variants.Contains)] : null;
}
