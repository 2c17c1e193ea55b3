using System.Numerics;

namespace Cbhcr.Psychometrics.Classical;

/// <summary>The bytes of some responses, persons × items; a span that threads can share.</summary>
internal delegate ReadOnlySpan<byte> Codes();

/// <summary>
/// How many persons gave which answer to which item at which total score: all that classical statistics need of the responses, gathered in one
/// pass. Answers of an item are its options or categories, then omitted, not reached and not administered; "cells" are the answers of all items.
/// </summary>
internal sealed class ScoreTable
{
    /// <summary>Answers after the options: omitted, not reached, not administered.</summary>
    public const int Special = 3;

    private readonly double[] _counts;

    private ScoreTable(CodedItems items, double[] counts, double[] frequencies) => (Items, _counts, Frequencies) = (items, counts, frequencies);

    public CodedItems Items { get; }

    /// <summary>Persons at score 0, 1, 2 …</summary>
    public double[] Frequencies { get; }

    /// <summary>Persons with this answer at score 0, 1, 2 …</summary>
    public ReadOnlySpan<double> At(int cell) => _counts.AsSpan(cell * Frequencies.Length, Frequencies.Length);

    public static ScoreTable Of(CodedItems items, Codes codes, int persons, IReadOnlyList<double>? weights, int threads)
    {
        if (weights is not null) return Of(items, Fill<double>(items, codes, 0, persons, [.. weights]));
        if (threads < 2 || persons < 2048) return Of(items, Fill<int>(items, codes, 0, persons, null));
        // Whole numbers: the halves add up to the same bits as one pass.
        var half = persons / 2;
        var (first, second) = (Array.Empty<int>(), Array.Empty<int>());
        Parallel.Invoke(() => first = Fill<int>(items, codes, 0, half, null), () => second = Fill<int>(items, codes, half, persons, null));
        for (var i = 0; i < first.Length; i++) first[i] += second[i];
        return Of(items, first);
    }

    // Score after score, so that persons touch one short stretch; the last cell of a score counts the persons.
    private static T[] Fill<T>(CodedItems items, Codes codes, int from, int to, T[]? weights) where T : struct, INumber<T>
    {
        var (n, width, points, start) = (items.Count, items.Cells + 1, items.Points, items.Start);
        var counts = new T[checked((items.MaximumScore + 1) * width)];
        var cells = new int[n];
        var all = codes();
        for (var person = from; person < to; person++)
        {
            var row = all.Slice(person * n, n);
            var score = 0;
            for (var i = 0; i < row.Length; i++)
            {
                var code = (int)row[i];
                if (code >= items.SpecialFrom) code = items.SpecialAnswer(i, code);
                var cell = start[i] + code;
                cells[i] = cell;
                score += points[cell];
            }
            var weight = weights is null ? T.One : weights[person];
            var at = counts.AsSpan(score * width, width);
            foreach (var cell in cells) at[cell] += weight;
            at[^1] += weight;
        }
        return counts;
    }

    private static ScoreTable Of<T>(CodedItems items, T[] counts) where T : struct, INumber<T>
    {
        var (width, scores) = (items.Cells + 1, items.MaximumScore + 1);
        var (byCell, frequencies) = (new double[items.Cells * scores], new double[scores]);
        for (var score = 0; score < scores; score++)
        {
            var at = counts.AsSpan(score * width, width);
            frequencies[score] = double.CreateChecked(at[^1]);
            if (frequencies[score] == 0) continue;
            for (var cell = 0; cell < items.Cells; cell++) byCell[cell * scores + score] = double.CreateChecked(at[cell]);
        }
        return new(items, byCell, frequencies);
    }
}
