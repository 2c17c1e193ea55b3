namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>Work on numbered things that do not touch each other, in blocks of fixed size: the result does not depend on the number of threads.</summary>
internal static class Blocks
{
    public static void Run(int count, int size, int threads, Action<int, int> fromTo)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var blocks = (count + size - 1) / size;
        if (threads == 1 || blocks < 2)
            for (var b = 0; b < blocks; b++) fromTo(b * size, Math.Min(count, (b + 1) * size));
        else
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, b => fromTo(b * size, Math.Min(count, (b + 1) * size)));
    }
}
