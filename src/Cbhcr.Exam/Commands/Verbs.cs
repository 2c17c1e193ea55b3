namespace Cbhcr.Exam.Commands;

/// <summary>Our own verbs. Each returns 0 on success, 1 on a failed check, 2 on bad usage.</summary>
public static class Verbs
{
    public static IReadOnlyDictionary<string, Func<string[], Task<int>>> Known { get; } = new Dictionary<string, Func<string[], Task<int>>>
    {
    };
}
