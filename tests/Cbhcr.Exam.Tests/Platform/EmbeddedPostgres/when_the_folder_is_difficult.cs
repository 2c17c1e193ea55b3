using Cbhcr.Exam.Platform.EmbeddedPostgres;
using static Cbhcr.Exam.Tests.Platform.EmbeddedPostgres.TemporaryRoot;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

public sealed class when_the_folder_is_difficult : IDisposable
{
    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task read_only_the_message_names_it_and_the_setting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such folder");
        // Modes do not bind root, but nobody can make a folder in /proc.
        var folder = ServerAccount.ProgramIsRoot ? "/proc" : _root.Folder;
        _root.SetMode(UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync(options => options with { RootFolder = folder }));
        failure.Message.ShouldContain(Path.Combine(folder, ".data"));
        failure.Message.ShouldContain("EmbeddedPostgres:RootFolder");
    }

    [Fact]
    public async Task with_blanks_quotes_and_letters_of_other_scripts_it_works()
    {
        var odd = Path.Combine(_root.Folder, "it's a föld ér");
        await using (var server = await _root.StartAsync(options => options with { RootFolder = odd + "/" }))
            server.DataFolder.ShouldStartWith(odd);
        await using var again = await _root.StartAsync(options => options with { RootFolder = odd });
        (await AskAsync(again, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task reached_through_a_link_it_is_the_same_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var clone = Directory.CreateDirectory(Path.Combine(_root.Folder, "clone")).FullName;
        var link = Directory.CreateSymbolicLink(Path.Combine(_root.Folder, "link"), clone).FullName;
        await using var first = await _root.StartAsync(options => options with { RootFolder = clone });
        await using var second = await _root.StartAsync(options => options with { RootFolder = link });
        second.StartedHere.ShouldBeFalse();
        second.Port.ShouldBe(first.Port);
    }

    [Fact]
    public async Task named_so_that_a_shell_would_change_it_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no shell is involved there");
        (await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync(options => options with { RootFolder = _root.Folder + "/$HOME" })))
            .Message.ShouldContain("rename the folder");
    }
}
