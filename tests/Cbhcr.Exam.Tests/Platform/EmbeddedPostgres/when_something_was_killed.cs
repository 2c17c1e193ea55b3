using System.Diagnostics;
using Cbhcr.Exam.Platform.EmbeddedPostgres;
using static Cbhcr.Exam.Tests.Platform.EmbeddedPostgres.TemporaryRoot;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

public sealed class when_something_was_killed : IDisposable
{
    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task a_killed_server_comes_back_with_its_data_on_its_port()
    {
        await using var first = await _root.StartAsync();
        await AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS number");
        await KillAsync(first);
        await using var second = await _root.StartAsync();
        second.StartedHere.ShouldBeTrue();
        (await AskAsync(first, "SELECT number FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task the_server_of_a_killed_program_is_joined_and_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses the program sleep");
        var owner = _root.AnotherProgram();
        var starter = await _root.StartAsync();
        await EnterAsync(starter, owner.Id);
        await starter.DisposeAsync();
        await KillAsync(owner);

        await using (var next = await _root.StartAsync())
        {
            next.StartedHere.ShouldBeFalse();
            (await AskAsync(next, "SELECT 1")).ShouldBe(1);
        }
        ServerProcess(starter).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_server_file_with_the_number_of_another_process_is_not_believed(bool itLives)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses the program sleep");
        var server = await _root.StartAsync();
        var file = Path.Combine(server.DataFolder, "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await server.DisposeAsync();
        var stranger = _root.AnotherProgram();
        if (!itLives) await KillAsync(stranger);
        await File.WriteAllLinesAsync(file, [$"{stranger.Id}", .. lines[1..]]);

        await using var again = await _root.StartAsync();
        again.StartedHere.ShouldBeTrue();
        (await AskAsync(again, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task a_register_of_dead_and_broken_lines_counts_for_nothing()
    {
        using var myself = Process.GetCurrentProcess();
        var server = await _root.StartAsync();
        await File.AppendAllTextAsync(Path.Combine(server.DataFolder, "programs"), $"{myself.Id} 1 later-process\n999999999 5 gone\nnonsense\n");
        await server.DisposeAsync();
        ServerProcess(server).ShouldBeNull();
    }

    [Fact]
    public async Task a_half_made_cluster_is_made_anew()
    {
        OwnFiles.MakeFolder(Path.Combine(_root.Folder, ".data"), passable: true);
        await using var server = await _root.StartAsync(options =>
        {
            foreach (var major in Enumerable.Range(15, 10))
            {
                var draft = Directory.CreateDirectory(Path.Combine(_root.Folder, ".data", $"pg{major}", "data.new"));
                File.WriteAllText(Path.Combine(draft.FullName, "PG_VERSION"), "15");
            }
            return options;
        });
        (await AskAsync(server, "SELECT 1")).ShouldBe(1);
        Directory.Exists(Path.Combine(server.DataFolder, "data.new")).ShouldBeFalse();
    }
}
