using Cbhcr.Exam.Platform.EmbeddedPostgres;
using static Cbhcr.Exam.Tests.Platform.EmbeddedPostgres.TemporaryRoot;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

public sealed class when_several_programs_use_it : IDisposable
{
    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task the_second_joins_and_the_last_stops_it()
    {
        var first = await _root.StartAsync();
        var second = await _root.StartAsync();
        second.StartedHere.ShouldBeFalse();
        second.Port.ShouldBe(first.Port);
        await first.DisposeAsync();
        await first.DisposeAsync();
        (await AskAsync(second, "SELECT 1")).ShouldBe(1);
        await second.DisposeAsync();
        ServerProcess(second).ShouldBeNull();
    }

    [Fact]
    public async Task one_of_many_at_once_starts_it()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _root.StartAsync()));
        servers.Count(server => server.StartedHere).ShouldBe(1);
        servers.Select(server => server.Port).Distinct().ShouldHaveSingleItem();
        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        ServerProcess(servers[0]).ShouldBeNull();
    }

    [Fact]
    public async Task another_process_keeps_it_running_until_it_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses the program sleep");
        var other = _root.AnotherProgram();
        var first = await _root.StartAsync();
        await EnterAsync(first, other.Id);
        await first.DisposeAsync();
        ServerProcess(first).ShouldNotBeNull();

        await KillAsync(other);
        var next = await _root.StartAsync();
        next.StartedHere.ShouldBeFalse();
        await next.DisposeAsync();
        ServerProcess(next).ShouldBeNull();
    }

    [Fact]
    public async Task a_start_that_fails_leaves_nobody_in_the_register()
    {
        var first = await _root.StartAsync();
        await first.DisposeAsync();
        File.Delete(Path.Combine(first.DataFolder, "password"));
        (await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync())).Message.ShouldContain("password file");
        (await File.ReadAllTextAsync(Path.Combine(first.DataFolder, "programs"))).Trim().ShouldBeEmpty();
    }
}
