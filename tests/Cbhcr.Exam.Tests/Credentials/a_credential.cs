using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Platform;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Cbhcr.Exam.Tests.Credentials;

public sealed class a_credential
{
    private static readonly Credential Active = new() { EffectiveFrom = new(2026, 1, 1), ExpiresOn = new(2027, 12, 31) };

    [Fact]
    public void is_valid_through_its_last_day_and_expired_on_the_next()
    {
        Active.StatusOn(new LocalDate(2027, 12, 31)).ShouldBe(PublicStatus.Valid);
        Active.StatusOn(new LocalDate(2028, 1, 1)).ShouldBe(PublicStatus.Expired);
    }

    [Fact]
    public void stays_withdrawn_or_suspended_whatever_the_date()
    {
        (Active with { State = CredentialState.Withdrawn }).StatusOn(new LocalDate(2030, 1, 1)).ShouldBe(PublicStatus.Withdrawn);
        (Active with { State = CredentialState.Suspended }).StatusOn(new LocalDate(2026, 5, 1)).ShouldBe(PublicStatus.Suspended);
    }
}

public sealed class a_credential_number
{
    private const string Number = "4HK2-9QWX-A0B1-C2D3";

    [Property]
    public Property reads_back_what_it_made() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>().Filter(b => b.Length >= 16), bytes =>
    {
        var number = CredentialNumber.From(new FreshSecret(Convert.ToHexString(bytes.AsSpan(0, 16))));
        return number.Length == 21 && CredentialNumber.Read(number) == number && CredentialNumber.Read(number.ToLowerInvariant().Replace("-", " ")) == number;
    });

    [Fact]
    public void notices_every_single_wrong_character_and_every_swap_of_neighbours()
    {
        var body = Number.Replace("-", "");
        var good = body + Base32.CheckCharacter(body);
        CredentialNumber.Read(good).ShouldNotBeNull();
        for (var i = 0; i < body.Length; i++)
        {
            foreach (var c in Base32.Alphabet.Where(c => c != body[i]))
                // Modulo 31 cannot tell the first from the last of 32 characters at one place.
                if (Math.Abs(Base32.Alphabet.IndexOf(c) - Base32.Alphabet.IndexOf(body[i])) != 31)
                    CredentialNumber.Read(body[..i] + c + body[(i + 1)..] + good[^1]).ShouldBeNull($"{c} at {i}");
            if (i > 0 && body[i] != body[i - 1])
                CredentialNumber.Read(body[..(i - 1)] + body[i] + body[i - 1] + body[(i + 1)..] + good[^1]).ShouldBeNull($"swap at {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1234")]
    [InlineData("4HK2-9QWX-A0B1-C2D3-!")]
    [InlineData("../../etc/passwd")]
    public void refuses_what_cannot_be_a_number(string? typed) => CredentialNumber.Read(typed).ShouldBeNull();
}
