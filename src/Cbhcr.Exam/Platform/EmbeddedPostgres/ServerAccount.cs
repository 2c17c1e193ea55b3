namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The account the server runs as: our own or, because PostgreSQL refuses root, an unprivileged one.</summary>
internal sealed class ServerAccount
{
    private readonly string _owner;
    private readonly string[] _prefix;

    private ServerAccount(string name, string owner, params string[] prefix) => (Name, _owner, _prefix) = (name, owner, prefix);

    public string Name { get; }

    public bool IsAnother => _prefix.Length > 0;

    public static bool ProgramIsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public static async Task<ServerAccount> ChooseAsync(string? wanted, CancellationToken ct)
    {
        if (!ProgramIsRoot) return new(Environment.UserName, "");
        foreach (var name in wanted is null ? ["postgres", "nobody"] : new[] { wanted })
        {
            var user = await Command.RunAsync(["id", "-u", name], ct);
            var group = await Command.RunAsync(["id", "-g", name], ct);
            if (user.Ok && group.Ok) return await SwitchingAsync(name, user.Output, group.Output, ct);
        }
        throw new EmbeddedPostgresException(
            $"PostgreSQL refuses to run as root, and there is no account {wanted ?? "postgres or nobody"} to run it as. " +
            "Run this program as an ordinary user, or name an account in EmbeddedPostgres:Account.");
    }

    /// <summary>An existing cluster opens only under the account that owns its folder.</summary>
    public async Task<ServerAccount> OrOwnerOfAsync(string folder, CancellationToken ct)
    {
        if (!IsAnother || !Directory.Exists(folder)) return this;
        var fields = (await Command.RunAsync(["ls", "-ldn", folder], ct)).Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 4 || _owner == $"{fields[2]}:{fields[3]}") return this;
        var name = await Command.RunAsync(["id", "-nu", fields[2]], ct);
        return await SwitchingAsync(name.Ok ? name.Output : fields[2], fields[2], fields[3], ct);
    }

    private static async Task<ServerAccount> SwitchingAsync(string name, string user, string group, CancellationToken ct)
    {
        string[][] ways =
        [
            ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["sudo", "-n", "-u", $"#{user}", "--"],
        ];
        foreach (var way in ways)
            if ((await Command.RunAsync([.. way, "true"], ct)).Ok) return new(name, $"{user}:{group}", way);
        throw new EmbeddedPostgresException(
            $"PostgreSQL refuses to run as root, and none of setpriv, runuser and sudo can run it as '{name}' here. " +
            "Run this program as an ordinary user, or name another account in EmbeddedPostgres:Account.");
    }

    public Task<Outcome> RunAsync(IEnumerable<string> words, CancellationToken ct) => Command.RunAsync([.. _prefix, .. words], ct);

    public async Task<bool> CanEnterAsync(string folder, CancellationToken ct) =>
        !IsAnother || (await RunAsync(["sh", "-c", "cd \"$0\"", folder], ct)).Ok;

    public async Task GiveAsync(string path, CancellationToken ct)
    {
        if (!IsAnother) return;
        var outcome = await Command.RunAsync(["chown", _owner, path], ct);
        if (!outcome.Ok) throw new EmbeddedPostgresException($"{path} could not be given to the account '{Name}': {outcome.Output}");
    }
}
