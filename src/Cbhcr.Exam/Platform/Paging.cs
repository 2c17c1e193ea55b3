namespace Cbhcr.Exam.Platform;

/// <summary>Pages of a list count from 1; what lies outside means the nearest page there could be.</summary>
public static class Paging
{
    private const int LastPage = 100_000;

    public static int Skip(int? page, int pageSize) => (Math.Clamp(page ?? 1, 1, LastPage) - 1) * pageSize;
}
