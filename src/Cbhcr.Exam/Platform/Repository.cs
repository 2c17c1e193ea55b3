namespace Cbhcr.Exam.Platform;

/// <summary>Where the files of the repository are, when the program runs from one.</summary>
public static class Repository
{
    /// <summary>The nearest folder above that holds <c>item-bank</c>: the repository, or the folder a published program was put in.</summary>
    public static string? Root(params string[] startingAt) => startingAt.SelectMany(Above).FirstOrDefault(d => Directory.Exists(Path.Combine(d, "item-bank")));

    public static string? Root(IHostEnvironment environment) => Root(environment.ContentRootPath, AppContext.BaseDirectory);

    private static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? d = new(folder); d is not null; d = d.Parent) yield return d.FullName;
    }
}
