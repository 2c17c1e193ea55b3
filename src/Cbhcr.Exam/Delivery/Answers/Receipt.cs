using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace Cbhcr.Exam.Delivery;

/// <summary>
/// The running hash that a candidate is given: each link is SHA-256 over the link before and one response, so that two lists with the
/// same last link are the same list. Anyone with the events can compute it again.
/// </summary>
public static class Receipt
{
    public static string Start(Guid sittingId) => Hash($"sitting|{sittingId:N}");

    public static string After(string before, IEnumerable<RecordedResponse> responses) => responses.Aggregate(before, Link);

    /// <summary>As people print it and read it out.</summary>
    public static string InFours(string code) => string.Join(' ', code.Chunk(4).Select(four => new string(four)));

    /// <summary>A code as somebody typed it: blanks, dashes and capitals do not matter.</summary>
    public static string Read(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string Link(string before, RecordedResponse r) => Hash(string.Join('|', before,
        r.Sequence.ToString(CultureInfo.InvariantCulture), r.ResponseId.ToString("N"), r.Position.ToString(CultureInfo.InvariantCulture), r.ItemId.ToString("N"),
        r.ContentVersion.ToString(CultureInfo.InvariantCulture), r.OptionId ?? "", r.OptionsShown, InstantPattern.ExtendedIso.Format(r.ClientTime),
        r.TimeOnItem.ToString(CultureInfo.InvariantCulture)) + (r.Late == true ? "|late" : "") + Answers(r));

    /// <summary>Each with its length, so that two lists never look the same. Of a sealed text what is stored is hashed: the receipt can be checked when nobody can read the text any more.</summary>
    private static string Answers(RecordedResponse r) => r.Answers is null ? "" : string.Concat(r.Answers.Select(a => $"|{Sized(a.Response)}" + string.Concat(
        a.Text is { } t ? [$"#{t.KeyVersion.ToString(CultureInfo.InvariantCulture)}", Sized(t.Nonce), Sized(t.Ciphertext), Sized(t.Tag)] : (a.Values ?? []).Select(Sized))));

    private static string Sized(string text) => $"{text.Length.ToString(CultureInfo.InvariantCulture)}:{text}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
