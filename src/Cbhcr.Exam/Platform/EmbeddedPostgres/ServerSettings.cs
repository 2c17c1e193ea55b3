namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The server's settings as one pg_ctl option, so that a cluster's own files stay as initdb made them.</summary>
internal static class ServerSettings
{
    private static readonly Dictionary<string, string> Defaults = new() { ["max_connections"] = "200", ["shared_buffers"] = "128MB" };

    /// <summary>A commit that was answered survives a power cut; nobody outside this machine can connect.</summary>
    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["fsync"] = "on", ["full_page_writes"] = "on", ["listen_addresses"] = "127.0.0.1", ["unix_socket_directories"] = "",
    };

    public static void Check(EmbeddedPostgresOptions options)
    {
        foreach (var name in options.Settings.Keys.Where(name => name == "port" || Fixed.ContainsKey(name)))
            throw new EmbeddedPostgresException($"EmbeddedPostgres:Settings cannot change {name}.");
    }

    public static string CommandLine(EmbeddedPostgresOptions options, int port) =>
        string.Join(' ', Defaults.Concat(options.Settings).Concat(Fixed).Append(new("port", $"{port}"))
            .Select(setting => "-c " + Quoted($"{setting.Key}={setting.Value}")));

    private static string Quoted(string word) =>
        OperatingSystem.IsWindows() ? $"\"{word.Replace("\"", "\\\"")}\"" : $"'{word.Replace("'", "'\\''")}'";
}
