using System.Diagnostics;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>Where the browser comes from (decisions 17). There is no way to go on without one: a run that tested nothing must not look green.</summary>
internal static class Chromium
{
    public const string Variable = "CHROMIUM_PATH";

    public static IReadOnlyList<Func<Task<string?>>> Places(IPlaywright playwright) =>
    [
        () => OnPathAsync(Environment.GetEnvironmentVariable("PATH")),
        () => WorkingAsync(playwright.Chromium.ExecutablePath),
        AptGetAsync,
        () => InstalledByPlaywrightAsync(playwright),
    ];

    /// <exception cref="InvalidOperationException">There is none; the message is one line that names the variable.</exception>
    public static async Task<string> FindAsync(string? named, IEnumerable<Func<Task<string?>>> places)
    {
        if (named is { Length: > 0 })
            return await WorkingAsync(named) ?? throw new InvalidOperationException($"{Variable} is set to {named}, which is no Chromium that runs here.");
        foreach (var place in places)
            if (await place() is { } found) return found;
        throw new InvalidOperationException($"No Chromium was found or could be installed for the browser tests: set {Variable} to the path of a Chromium or Chrome.");
    }

    public static async Task<string?> OnPathAsync(string? path)
    {
        foreach (var name in new[] { "chromium", "chromium-browser", "google-chrome" })
            foreach (var folder in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
                if (await WorkingAsync(Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)) is { } found) return found;
        return null;
    }

    // Ubuntu puts a script in the place of the browser that only tells where to get it.
    private static async Task<string?> WorkingAsync(string file) => File.Exists(file) && await RunAsync(file, "--version") == 0 ? file : null;

    private static async Task<string?> AptGetAsync()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get")) return null;
        if (await RunAsync("apt-get", "update", "-qq") != 0 || await RunAsync("apt-get", "install", "-y", "-qq", "chromium") != 0) return null;
        return await OnPathAsync(Environment.GetEnvironmentVariable("PATH"));
    }

    private static async Task<string?> InstalledByPlaywrightAsync(IPlaywright playwright) =>
        Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0 ? await WorkingAsync(playwright.Chromium.ExecutablePath) : null;

    private static async Task<int> RunAsync(string file, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments)
            {
                RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            })!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
