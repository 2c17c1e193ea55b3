using Cbhcr.Exam.Platform.EmbeddedPostgres;
using Microsoft.Extensions.Logging;
using static Cbhcr.Exam.Tests.Platform.EmbeddedPostgres.TemporaryRoot;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

public sealed class a_first_start : IDisposable
{
    private readonly TemporaryRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task gives_a_safe_server_of_its_own()
    {
        await using var server = await _root.StartAsync(options => options with
        {
            Settings = new Dictionary<string, string> { ["work_mem"] = "12MB", ["application_name"] = "it's one" },
        });
        server.StartedHere.ShouldBeTrue();
        server.DataFolder.ShouldBe(Path.Combine(_root.Folder, ".data", $"pg{server.Version.Major}"));
        (await AskAsync(server, "SHOW fsync")).ShouldBe("on");
        (await AskAsync(server, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
        (await AskAsync(server, "SHOW max_connections")).ShouldBe("200");
        (await AskAsync(server, "SHOW server_encoding")).ShouldBe("UTF8");
        (await AskAsync(server, "SHOW work_mem")).ShouldBe("12MB");
        (await AskAsync(server, "SELECT 'a' < 'B' OR 'a' < 'Z'")).ShouldBe(false, "text sorts by code point");
    }

    [Fact]
    public async Task keeps_the_password_to_its_owner()
    {
        var log = new Lines();
        await using var server = await _root.StartAsync(logger: log);
        var file = Path.Combine(server.DataFolder, "password");
        var password = await File.ReadAllTextAsync(file);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        password.Length.ShouldBe(40);
        log.Text.ShouldContain("started on 127.0.0.1");
        log.Text.ShouldNotContain(password);
        server.ToString()!.ShouldNotContain(password);
        await Should.ThrowAsync<Npgsql.PostgresException>(async () =>
        {
            await using var stranger = new Npgsql.NpgsqlConnection(server.ConnectionString("postgres").Replace(password, "guess") + ";Pooling=false");
            await stranger.OpenAsync();
        });
    }

    [Fact]
    public async Task is_followed_by_others_that_find_the_data()
    {
        await using (var first = await _root.StartAsync())
            await AskAsync(first, "CREATE TABLE kept AS SELECT 42 AS number");
        await using var second = await _root.StartAsync();
        second.StartedHere.ShouldBeTrue();
        (await AskAsync(second, "SELECT number FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task makes_and_drops_databases()
    {
        const string Name = "odd \"name\"";
        await using var server = await _root.StartAsync();
        await server.EnsureDatabaseAsync(Name, CancellationToken.None);
        await server.EnsureDatabaseAsync(Name, CancellationToken.None);
        await AskAsync(server, "CREATE TABLE old ()", Name);
        await using var inUse = new Npgsql.NpgsqlConnection(server.ConnectionString(Name));
        await inUse.OpenAsync();
        await server.RecreateDatabaseAsync(Name, CancellationToken.None);
        (await AskAsync(server, "SELECT count(*) FROM pg_tables WHERE tablename = 'old'", Name)).ShouldBe(0L);
        await server.DropDatabaseAsync(Name, CancellationToken.None);
        await server.DropDatabaseAsync(Name, CancellationToken.None);
        (await AskAsync(server, "SELECT count(*) FROM pg_database WHERE datname LIKE 'odd%'")).ShouldBe(0L);
    }

    [Fact]
    public async Task on_a_used_port_takes_another()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var used = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;
        var log = new Lines();
        await using var server = await _root.StartAsync(options => options with { Port = used }, log);
        server.Port.ShouldNotBe(used);
        log.Text.ShouldContain($"Port {used} is taken");
        (await AskAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Theory]
    [InlineData("fsync", "off")]
    [InlineData("listen_addresses", "*")]
    [InlineData("port", "5432")]
    public async Task refuses_settings_that_would_make_it_unsafe(string name, string value) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync(options => options with
        {
            Settings = new Dictionary<string, string> { [name] = value },
        }))).Message.ShouldContain($"cannot change {name}");

    [Fact]
    public async Task with_a_wrong_setting_tells_what_the_server_said()
    {
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(_root.StartAsync(options => options with
        {
            Settings = new Dictionary<string, string> { ["shared_buffers"] = "much" },
        }));
        failure.Message.ShouldContain("could not be started");
        failure.Message.ShouldContain("shared_buffers");
    }

    private sealed class Lines : ILogger
    {
        private readonly List<string> _lines = [];

        public string Text => string.Join('\n', _lines);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Add(formatter(state, exception));
    }
}
