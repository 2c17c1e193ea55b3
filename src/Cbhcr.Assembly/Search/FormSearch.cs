namespace Cbhcr.Assembly.Search;

/// <summary>The best answer to a program that can be found within the effort allowed.</summary>
internal static class FormSearch
{
    public static SearchResult Run(BinaryProgram program, SearchOptions options, Action<SearchProgress>? progress, CancellationToken cancel) =>
        PlainSearch.Run(program, options, progress, cancel);
}
