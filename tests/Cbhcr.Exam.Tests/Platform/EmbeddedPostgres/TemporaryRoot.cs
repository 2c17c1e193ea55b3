using System.Diagnostics;
using Cbhcr.Exam.Platform.EmbeddedPostgres;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cbhcr.Exam.Tests.Platform.EmbeddedPostgres;

/// <summary>A root folder of one test, which every account can enter, and what the tests do with it.</summary>
public sealed class TemporaryRoot : IDisposable
{
    private const UnixFileMode ForAll = (UnixFileMode)0b111_101_101;
    private static readonly Lazy<Task<string>> SharedBinaries = new(FindBinariesAsync);

    private readonly List<Process> _programs = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("embedded-postgres").FullName;

    public string Outside => DataRoot.Outside(Folder);

    public TemporaryRoot() => SetMode(ForAll);

    public void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, mode);
    }

    public async Task<EmbeddedPostgresOptions> OptionsAsync() => new() { RootFolder = Folder, Binaries = await SharedBinaries.Value };

    public async Task<EmbeddedPostgresServer> StartAsync(
        Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions>? change = null, ILogger? logger = null)
    {
        var options = await OptionsAsync();
        return await EmbeddedPostgresServer.StartOrJoinAsync(
            change?.Invoke(options) ?? options, logger ?? NullLogger.Instance, TestContext.Current.CancellationToken);
    }

    public Process AnotherProgram()
    {
        var program = Process.Start("sleep", "300");
        _programs.Add(program);
        return program;
    }

    public static async Task EnterAsync(EmbeddedPostgresServer server, int processId)
    {
        using var register = await ProgramRegister.OpenAsync(
            Path.Combine(server.DataFolder, "programs"), TimeSpan.FromSeconds(10), CancellationToken.None);
        register.Enter(processId);
    }

    public static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public static async Task KillAsync(EmbeddedPostgresServer server)
    {
        using var process = Process.GetProcessById(ServerProcess(server)!.Value);
        await KillAsync(process);
    }

    public static int? ServerProcess(EmbeddedPostgresServer server) => Postmaster.Find(Path.Combine(server.DataFolder, "data"))?.ProcessId;

    public static async Task<object?> AskAsync(EmbeddedPostgresServer server, string question, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        foreach (var program in _programs)
            using (program)
                program.Kill();
        SetMode(ForAll);
        foreach (var folder in new[] { Folder, Outside }.Where(Directory.Exists))
        {
            foreach (var data in Directory.EnumerateDirectories(folder, "data", SearchOption.AllDirectories))
                if (Postmaster.Find(data) is { } left) Process.GetProcessById(left.ProcessId).Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> FindBinariesAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"cbhcr-exam-test-binaries-{Environment.UserName}")).FullName;
        var account = await ServerAccount.ChooseAsync(null, CancellationToken.None);
        return (await BinariesLookup.FindAsync(new() { RootFolder = folder }, folder, account, NullLogger.Instance, CancellationToken.None)).Folder;
    }
}
