using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Irt.General;

namespace Cbhcr.Psychometrics.Irt.Rasch;

/// <summary>Persons who were given the same items: how many have each raw score on them.</summary>
/// <param name="Items">The items, rising.</param>
/// <param name="Counts">By raw score, 0 to the number of items.</param>
internal sealed record ScoreGroup(int[] Items, double[] Counts);

/// <summary>
/// Right and wrong answers as the Rasch model needs them: raw scores by which items were given, and how often each item is right. Items whose
/// difficulty has no finite estimate are left out.
/// </summary>
internal sealed class RawScores
{
    private readonly GroupedPatterns _patterns;
    private readonly bool[] _kept;

    /// <param name="responses">Every item has two categories.</param>
    public RawScores(CategoryResponses responses)
    {
        for (var j = 0; j < responses.Items; j++)
            if (responses.Categories[j] != 2) throw new ArgumentException($"Item {j} has {responses.Categories[j]} categories; the Rasch model is for two.", nameof(responses));
        (_patterns, _kept) = (new(responses, [], []), new bool[responses.Items]);
        Array.Fill(_kept, true);
        while (LeaveOutConstant())
        {
        }
        if (!IsConnected()) Array.Clear(_kept);
        Right = new double[responses.Items];
        Groups = Gather();
    }

    /// <summary>Items with an estimate, rising.</summary>
    public int[] Kept => [.. Enumerable.Range(0, _kept.Length).Where(j => _kept[j])];

    public int Items => _kept.Length;

    /// <summary>Right answers of each item, of all persons.</summary>
    public double[] Right { get; }

    public IReadOnlyList<ScoreGroup> Groups { get; }

    // Item = cell / 2, right = odd, because every item has two categories.
    private (int Score, int Given) ScoreOf(int pattern)
    {
        var (score, given) = (0, 0);
        foreach (var cell in _patterns.Cells(pattern))
            if (_kept[cell >> 1]) (score, given) = (score + (cell & 1), given + 1);
        return (score, given);
    }

    // Among persons whose score says something; leaving an item out may make more scores say nothing.
    private bool LeaveOutConstant()
    {
        var seen = new bool[2 * _kept.Length];
        for (var i = 0; i < _patterns.Count; i++)
            if (ScoreOf(i) is var (score, given) && score > 0 && score < given)
                foreach (var cell in _patterns.Cells(i)) seen[cell] = true;
        var any = false;
        for (var j = 0; j < _kept.Length; j++)
            if (_kept[j] && !(seen[2 * j] && seen[2 * j + 1])) (_kept[j], any) = (false, true);
        return any;
    }

    // A finite maximum exists where from every item one comes to every other by somebody who has the one right and the other wrong (Fischer 1981).
    private bool IsConnected()
    {
        var items = Kept;
        if (items.Length < 2) return false;
        var words = (2 * _kept.Length + 63) / 64;
        var beaten = new ulong[_kept.Length][];
        foreach (var j in items) beaten[j] = new ulong[words];
        var wrong = new ulong[words];
        for (var i = 0; i < _patterns.Count; i++)
        {
            Array.Clear(wrong);
            foreach (var cell in _patterns.Cells(i))
                if (_kept[cell >> 1] && (cell & 1) == 0) wrong[(cell >> 1) / 64] |= 1UL << ((cell >> 1) % 64);
            foreach (var cell in _patterns.Cells(i))
                if (_kept[cell >> 1] && (cell & 1) == 1)
                    for (var w = 0; w < words; w++) beaten[cell >> 1][w] |= wrong[w];
        }
        return Reaches((a, b) => Beats(a, b)) && Reaches((a, b) => Beats(b, a));

        bool Beats(int a, int b) => (beaten[a][b / 64] >> (b % 64) & 1) == 1;

        bool Reaches(Func<int, int, bool> leads)
        {
            var (found, left) = (new Stack<int>([items[0]]), new HashSet<int>(items[1..]));
            while (found.TryPop(out var from))
                foreach (var to in items)
                    if (left.Contains(to) && leads(from, to) && left.Remove(to)) found.Push(to);
            return left.Count == 0;
        }
    }

    private List<ScoreGroup> Gather()
    {
        var groups = new List<ScoreGroup>();
        for (var i = 0; i < _patterns.Count; i++)
        {
            List<int> items = [];
            foreach (var cell in _patterns.Cells(i))
            {
                if (!_kept[cell >> 1]) continue;
                items.Add(cell >> 1);
                if ((cell & 1) == 1) Right[cell >> 1] += _patterns.Counts[i];
            }
            if (items.Count == 0) continue;
            if (groups.Count == 0 || !groups[^1].Items.AsSpan().SequenceEqual(items.ToArray())) groups.Add(new([.. items], new double[items.Count + 1]));
            groups[^1].Counts[ScoreOf(i).Score] += _patterns.Counts[i];
        }
        return groups;
    }
}
