using DiffPlex;
using DiffPlex.Chunkers;

namespace Cbhcr.Exam.Items;

public enum WordFate
{
    Same,
    Removed,
    Added,
}

public sealed record WordRun(WordFate Fate, string Text);

/// <summary>Two texts word by word.</summary>
public static class WordDifference
{
    public static IReadOnlyList<WordRun> Between(string from, string to)
    {
        var found = Differ.Instance.CreateDiffs(from, to, false, false, new WordChunker());
        var runs = new List<WordRun>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(runs, WordFate.Same, found.PiecesOld.Skip(at).Take(block.DeleteStartA - at));
            Add(runs, WordFate.Removed, found.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(runs, WordFate.Added, found.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(runs, WordFate.Same, found.PiecesOld.Skip(at));
        return runs;
    }

    private static void Add(List<WordRun> runs, WordFate fate, IEnumerable<string> pieces)
    {
        var text = string.Concat(pieces);
        if (text.Length > 0) runs.Add(new(fate, text));
    }
}
