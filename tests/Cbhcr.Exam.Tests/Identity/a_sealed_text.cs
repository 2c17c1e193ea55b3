using System.Security.Cryptography;
using Cbhcr.Exam.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Cbhcr.Exam.Tests.Identity;

public class a_sealed_text
{
    private static readonly Guid Person = new("01900000-0000-7000-8000-000000000006");
    private static readonly Guid Other = new("01900000-0000-7000-8000-000000000007");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 15, 0);
    private static readonly MasterKeys Masters = new("a", new Dictionary<string, byte[]> { ["a"] = Bytes(1) });

    [Theory, InlineData(""), InlineData("It was loud."), InlineData("“ß” \U0001F600 und so weiter")]
    public void is_read_again_with_the_key_of_the_person(string words)
    {
        var key = KeyOf(Person).Open(Masters)!;
        var text = key.Seal(words, "record", Nonce(3));
        Convert.FromBase64String(text.Ciphertext).ShouldNotBe(System.Text.Encoding.UTF8.GetBytes(words + " "));
        key.Open(text, "record").ShouldBe(words);
    }

    [Fact]
    public void is_not_read_in_another_record_or_with_the_key_of_another_person()
    {
        var key = KeyOf(Person).Open(Masters)!;
        var text = key.Seal("It was loud.", "record", Nonce(3));
        Should.Throw<CryptographicException>(() => key.Open(text, "another record"));
        Should.Throw<CryptographicException>(() => KeyOf(Other, fill: 9).Open(Masters)!.Open(text, "record"));
        // The same bytes as a key, but said to be another person's.
        Should.Throw<CryptographicException>(() => KeyOf(Other).Open(Masters)!.Open(text, "record"));
    }

    [Fact]
    public void that_was_tampered_with_is_refused()
    {
        var key = KeyOf(Person).Open(Masters)!;
        var text = key.Seal("The score stands.", "record", Nonce(3));
        foreach (var changed in new[] { text with { Ciphertext = Flip(text.Ciphertext) }, text with { Tag = Flip(text.Tag) }, text with { Nonce = Flip(text.Nonce) }, text with { Tag = text.Nonce } })
        {
            Should.Throw<Exception>(() => key.Open(changed, "record")).ShouldBeAssignableTo<CryptographicException>();
            PersonalData.Read(key, changed, "record").ShouldBe(PersonalData.Damaged);
        }
    }

    [Fact]
    public void is_gone_with_the_key()
    {
        var erased = KeyOf(Person).Erase(Now);
        (erased.IsErased, erased.Wrapped, erased.ErasedAt).ShouldBe((true, null, Now));
        erased.Open(Masters).ShouldBeNull();
        erased.Under(Masters, Nonce(4)).ShouldBe(erased, "moving keys to another master key brings nothing back");
    }

    [Fact]
    public void is_read_after_the_master_key_was_changed_and_the_old_one_taken_away()
    {
        var key = KeyOf(Person);
        var text = key.Open(Masters)!.Seal("It was loud.", "record", Nonce(3));
        var both = new MasterKeys("b", new Dictionary<string, byte[]> { ["a"] = Bytes(1), ["b"] = Bytes(2) });
        var moved = key.Under(both, Nonce(4));
        moved.Wrapped!.MasterKeyId.ShouldBe("b");
        var only = new MasterKeys("b", new Dictionary<string, byte[]> { ["b"] = Bytes(2) });
        moved.Open(only)!.Open(text, "record").ShouldBe("It was loud.");
        moved.Under(only, Nonce(5)).ShouldBe(moved, "it is there already");
        Should.Throw<InvalidOperationException>(() => key.Open(only)).Message.ShouldContain("PersonalData__MasterKeys__a");
    }

    [Fact]
    public void needs_the_master_key_that_wrapped_the_persons()
    {
        var key = KeyOf(Person);
        Should.Throw<CryptographicException>(() => key.Open(new("a", new Dictionary<string, byte[]> { ["a"] = Bytes(2) })));
        Should.Throw<CryptographicException>(() => (key with { Id = Other }).Open(Masters));
    }

    [Fact]
    public void needs_a_master_key_in_the_configuration_before_production_starts()
    {
        Refused().ShouldContain("PersonalData__MasterKey");
        Refused(("PersonalData:MasterKey", "short")).ShouldContain("32 bytes");
        Refused(("PersonalData:MasterKey", Convert.ToBase64String(new byte[16]))).ShouldContain("32 bytes");
        Refused(("PersonalData:MasterKeys:a", Text(1)), ("PersonalData:MasterKeys:b", Text(2))).ShouldContain("PersonalData__CurrentMasterKey");
        Refused(("PersonalData:MasterKeys:a", Text(1)), ("PersonalData:CurrentMasterKey", "c")).ShouldContain("“c”");
        From(("PersonalData:MasterKey", Text(1))).Current.ShouldBe(MasterKeys.SingleId);
        From(("PersonalData:MasterKeys:a", Text(1))).Current.ShouldBe("a");
        var rotated = From(("PersonalData:MasterKey", Text(1)), ("PersonalData:MasterKeys:b", Text(2)), ("PersonalData:CurrentMasterKey", "b"));
        (rotated.Current, rotated.CurrentKey, rotated.Of(MasterKeys.SingleId)).ShouldBe(("b", rotated.Of("b"), rotated.Of(MasterKeys.SingleId)));
    }

    [Fact]
    public void gets_a_master_key_of_its_own_in_development_that_stays_and_only_its_owner_reads()
    {
        var folder = Directory.CreateTempSubdirectory("cbhcr-keys").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "item-bank"));
        try
        {
            var first = MasterKeys.From(new ConfigurationBuilder().Build(), new Place(Environments.Development, folder));
            MasterKeys.From(new ConfigurationBuilder().Build(), new Place(Environments.Development, folder)).CurrentKey.ShouldBe(first.CurrentKey);
            var file = Directory.GetFiles(Path.Combine(folder, ".data")).ShouldHaveSingleItem();
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PersonKey KeyOf(Guid person, byte fill = 7) => PersonKey.Make(person, Masters, Bytes(fill), Nonce(1));

    private static byte[] Bytes(byte fill) => [.. Enumerable.Repeat(fill, DataKey.Bytes)];

    private static byte[] Nonce(byte fill) => [.. Enumerable.Repeat(fill, 12)];

    private static string Text(byte fill) => Convert.ToBase64String(Bytes(fill));

    private static string Flip(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        bytes[0] ^= 1;
        return Convert.ToBase64String(bytes);
    }

    private static string Refused(params (string, string)[] settings) => Should.Throw<RefusedToStartException>(() => From(settings)).Message;

    private static MasterKeys From(params (string Name, string Value)[] settings) =>
        MasterKeys.From(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build(), new Place(Environments.Production, "/nowhere"));

    private sealed record Place(string EnvironmentName, string ContentRootPath) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = EnvironmentName;
        public string ContentRootPath { get; set; } = ContentRootPath;
        public string ApplicationName { get; set; } = "tests";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
