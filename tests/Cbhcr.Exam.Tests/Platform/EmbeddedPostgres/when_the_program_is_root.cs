using Cbhcr.Exam.Platform.EmbeddedPostgres;
using static Cbhcr.Exam.Tests.Platform.EmbeddedPostgres.TemporaryRoot;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

public sealed class when_the_program_is_root : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task the_data_goes_elsewhere_when_the_account_cannot_enter_the_folder()
    {
        SkipUnlessRoot();
        _root.SetMode(OwnerOnly);
        await using (var server = await _root.StartAsync())
        {
            server.DataFolder.ShouldStartWith(_root.Outside + "/pg");
            (await AskAsync(server, "SELECT 1")).ShouldBe(1);
        }
        File.ReadAllText(Path.Combine(_root.Folder, ".data", "embedded-postgres.txt")).ShouldContain(_root.Outside);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(_root.Folder).ShouldBe(OwnerOnly);
        await using var again = await _root.StartAsync();
        again.DataFolder.ShouldStartWith(_root.Outside + "/pg");
    }

    [Fact]
    public async Task a_place_elsewhere_that_is_not_its_own_is_refused()
    {
        SkipUnlessRoot();
        _root.SetMode(OwnerOnly);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_root.Folder, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(_root.Outside, elsewhere);
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync());
        Directory.Delete(_root.Outside);
        failure.Message.ShouldContain("belongs to someone else");
    }

    [Fact]
    public async Task the_named_account_runs_the_server_for_good()
    {
        SkipUnlessRoot();
        await using (await _root.StartAsync(options => options with { Account = "nobody" }))
        {
        }
        await using var again = await _root.StartAsync();
        (await AskAsync(again, "SELECT 1")).ShouldBe(1);
        File.ReadAllText($"/proc/{ServerProcess(again)}/status").ShouldContain($"Uid:\t{await NumberOf("nobody")}");
    }

    [Fact]
    public async Task an_account_that_does_not_exist_is_named()
    {
        SkipUnlessRoot();
        (await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync(options => options with { Account = "no-such-account" })))
            .Message.ShouldContain("no account no-such-account");
    }

    private static void SkipUnlessRoot() =>
        Assert.SkipUnless(ServerAccount.ProgramIsRoot && OperatingSystem.IsLinux(), "only root runs the server as another account");

    private static async Task<string> NumberOf(string account) => (await Command.RunAsync(["id", "-u", account], CancellationToken.None)).Output;
}
