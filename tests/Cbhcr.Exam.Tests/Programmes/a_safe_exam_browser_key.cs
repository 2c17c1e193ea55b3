using Cbhcr.Exam.Programmes;
using Microsoft.AspNetCore.DataProtection;

namespace Cbhcr.Exam.Tests.Programmes;

public sealed class a_safe_exam_browser_key
{
    private const string Address = "https://exam.example.org/api/sittings/1/clock?a=b%20c";
    private static readonly string One = new('1', 64);
    private static readonly string Two = new('2', 64);

    /// <summary>SHA-256 of “https://exam.example.org/x” and sixty-four times “1”, by sha256sum.</summary>
    [Fact]
    public void is_hashed_after_the_address() =>
        LockdownKeys.HashOf("https://exam.example.org/x", One).ShouldBe("7a4bbc2a137dcb718e62f18efb9301a4507b0b66e792eb3e58c1d47005893e13");

    [Fact]
    public void is_one_of_several()
    {
        var keys = LockdownKeys.Read([$" {One}\r\n{Two.ToUpperInvariant()}\n\n{One}"], null);
        keys.Config.ShouldBe([One, Two]);
        keys.AreKeys.ShouldBeTrue();
        foreach (var key in new[] { One, Two }) keys.Accept(Address, LockdownKeys.HashOf(Address, key).ToUpperInvariant(), null).ShouldBeTrue();
        keys.Accept(Address, LockdownKeys.HashOf(Address + "x", One), null).ShouldBeFalse();
        keys.Accept(Address, null, null).ShouldBeFalse();
        keys.Accept(Address, "", null).ShouldBeFalse();
    }

    [Fact]
    public void of_the_browser_is_wanted_too_when_there_is_one()
    {
        var keys = LockdownKeys.Read([One], [Two]);
        keys.Accept(Address, LockdownKeys.HashOf(Address, One), null).ShouldBeFalse();
        keys.Accept(Address, LockdownKeys.HashOf(Address, One), LockdownKeys.HashOf(Address, One)).ShouldBeFalse();
        keys.Accept(Address, null, LockdownKeys.HashOf(Address, Two)).ShouldBeFalse();
        keys.Accept(Address, LockdownKeys.HashOf(Address, One), LockdownKeys.HashOf(Address, Two)).ShouldBeTrue();
    }

    [Fact]
    public void is_not_told_by_fingerprint_or_text()
    {
        var keys = LockdownKeys.Read([One], [Two]);
        keys.ToString().ShouldBe("1 config keys, 1 browser exam keys");
        keys.Fingerprint.Length.ShouldBe(16);
        keys.Fingerprint.ShouldNotBe(LockdownKeys.Read([Two], [One]).Fingerprint);
    }

    [Fact]
    public void is_kept_encrypted_and_is_lost_with_the_keys_that_protect_it()
    {
        var keys = LockdownKeys.Read([One], [Two]);
        var protection = new EphemeralDataProtectionProvider();
        var kept = SafeExamBrowserKeys.Of(Guid.Empty, keys, protection);
        kept.Protected.ShouldNotContain(One);
        kept.Open(protection)!.BrowserExam.ShouldBe([Two]);
        kept.Open(new EphemeralDataProtectionProvider()).ShouldBeNull();
    }
}
