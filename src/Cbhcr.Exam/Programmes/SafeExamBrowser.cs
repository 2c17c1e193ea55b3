using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Cbhcr.Exam.Programmes;

/// <summary>Exams of this programme are taken in Safe Exam Browser. The keys stand in a protected document; the event has their fingerprint alone.</summary>
public sealed record SafeExamBrowserRequired(string Fingerprint, int ConfigKeys, int BrowserExamKeys, Guid RequiredBy, Instant RequiredAt);

public sealed record SafeExamBrowserLifted(Guid LiftedBy, Instant LiftedAt);

public sealed record SafeExamBrowserPolicy(string Fingerprint, int ConfigKeys, int BrowserExamKeys, Instant RequiredAt);

/// <summary>Encrypted with the keys that protect cookies: a copy of this table alone tells nothing.</summary>
public sealed record SafeExamBrowserKeys(Guid Id, string Protected)
{
    public static SafeExamBrowserKeys Of(Guid programmeId, LockdownKeys keys, IDataProtectionProvider protection) =>
        new(programmeId, Protector(protection).Protect(JsonSerializer.Serialize(keys)));

    /// <returns>Null when the keys that protected it are gone: then they must be typed again.</returns>
    public LockdownKeys? Open(IDataProtectionProvider protection)
    {
        try
        {
            return JsonSerializer.Deserialize<LockdownKeys>(Protector(protection).Unprotect(Protected));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("safe-exam-browser");
}

/// <summary>The keys as Safe Exam Browser shows them: 64 hexadecimal digits each.</summary>
public sealed partial record LockdownKeys(IReadOnlyList<string> Config, IReadOnlyList<string> BrowserExam)
{
    public const int Most = 50;

    /// <summary>From lists or text fields with a key on each line.</summary>
    public static LockdownKeys Read(IEnumerable<string> config, IEnumerable<string>? browserExam) => new(Split(config), Split(browserExam ?? []));

    public bool AreKeys => Config.Count is > 0 and <= Most && BrowserExam.Count <= Most && Config.Concat(BrowserExam).All(k => Key().IsMatch(k));

    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('|', Config.Order(StringComparer.Ordinal).Append("")
        .Concat(BrowserExam.Order(StringComparer.Ordinal))))).AsSpan(0, 8));

    /// <summary>
    /// What the browser sends for an address: SHA-256 over the address without its fragment and the key. Every key is compared, each in constant time.
    /// </summary>
    /// <param name="browserExamHash">Looked at only when there are Browser Exam Keys.</param>
    public bool Accept(string address, string? configHash, string? browserExamHash) =>
        Any(Config, address, configHash) & (BrowserExam.Count == 0 || Any(BrowserExam, address, browserExamHash));

    public static string HashOf(string address, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address + key)));

    /// <summary>A log or a debugger that prints this prints no key.</summary>
    public override string ToString() => $"{Config.Count} config keys, {BrowserExam.Count} browser exam keys";

    private static bool Any(IReadOnlyList<string> keys, string address, string? hash)
    {
        if (hash is null) return false;
        var given = Encoding.UTF8.GetBytes(hash.Trim().ToLowerInvariant());
        var found = false;
        foreach (var key in keys) found |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(address, key)), given);
        return found;
    }

    private static string[] Split(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(k => k.ToLowerInvariant()).Distinct()];

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Key();
}
