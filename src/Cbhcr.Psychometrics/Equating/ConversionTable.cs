namespace Cbhcr.Psychometrics.Equating;

/// <summary>One line of a conversion table.</summary>
/// <param name="X">Score on form X.</param>
/// <param name="Unrounded">Equivalent on Y; null where it is not defined.</param>
/// <param name="Rounded">The whole score it is reported as, halves upwards; null where it is not defined.</param>
public readonly record struct ConvertedScore(int X, double? Unrounded, int? Rounded);

/// <summary>What a conversion becomes before it is reported: within the scale and never falling where that is asked, whole scores beside the unrounded ones.</summary>
public static class ConversionTable
{
    /// <summary>The table of a conversion.</summary>
    /// <param name="result">From <see cref="Equate"/> or from the true and observed scores of item response theory.</param>
    /// <param name="within">Lowest and highest score of Y to be kept to; null to leave what lies outside.</param>
    /// <param name="monotone">Whether a higher score on X never gives a lower one on Y; where it did, the mean of those concerned is taken (pool adjacent violators, Barlow and others 1972).</param>
    /// <returns>One line a score of X, rising.</returns>
    /// <exception cref="ArgumentException">The scale of Y is empty.</exception>
    public static IReadOnlyList<ConvertedScore> Of(EquatingResult result, (int Lowest, int Highest)? within = null, bool monotone = true)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (within is { } scale && scale.Lowest > scale.Highest) throw new ArgumentException($"No scale: {scale.Lowest} to {scale.Highest}.", nameof(within));
        double[] defined = [.. result.Table.Where(s => s.Yx is not null).Select(s => s.Yx!.Value)];
        if (monotone) defined = Pooled(defined);
        var table = new List<ConvertedScore>(result.Table.Count);
        var next = 0;
        foreach (var score in result.Table)
        {
            if (score.Yx is null)
            {
                table.Add(new(score.X, null, null));
                continue;
            }
            var y = defined[next++];
            if (within is { } w) y = Math.Clamp(y, w.Lowest, w.Highest);
            table.Add(new(score.X, y, (int)Math.Floor(y + 0.5)));
        }
        return table;
    }

    private static double[] Pooled(double[] values)
    {
        var blocks = new List<(double Sum, int Count)>();
        foreach (var value in values)
        {
            var block = (Sum: value, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count > block.Sum / block.Count)
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        return [.. blocks.SelectMany(b => Enumerable.Repeat(b.Sum / b.Count, b.Count))];
    }
}
