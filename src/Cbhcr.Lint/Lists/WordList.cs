using System.Collections.Frozen;

namespace Cbhcr.Lint.Lists;

/// <summary>An entry of a list.</summary>
/// <param name="Term">In lower case; one word or several.</param>
/// <param name="Note">What stands behind the tab: a replacement, a group; null for none.</param>
public sealed record ListEntry(string Term, string? Note);

/// <summary>
/// A word list from a file of this folder. Lines that begin with # are its head (<c># version: 3</c>, <c># source: …</c>, any remark); each other line is a term, or
/// a term, a tab and a note. The files become constants at build time, so that nothing is read when the rules run.
/// </summary>
public sealed class WordList
{
    private static readonly FrozenDictionary<string, WordList> All = ListFiles.All.ToFrozenDictionary(f => f.Name, f => new WordList(f.Name, f.Text), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ListEntry> _entries;

    private WordList(string name, string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToList();
        Name = name;
        Version = int.Parse(Head("version") ?? throw new FormatException($"The list {name} has no line \"# version: …\"."), System.Globalization.CultureInfo.InvariantCulture);
        Source = Head("source") ?? throw new FormatException($"The list {name} has no line \"# source: …\".");
        Entries = [.. lines.Where(l => l[0] != '#').Select(l => l.Split('\t', 2, StringSplitOptions.TrimEntries)).Select(p => new ListEntry(p[0].ToLowerInvariant(), p.Length > 1 ? p[1] : null))];
        _entries = Entries.DistinctBy(e => e.Term).ToFrozenDictionary(e => e.Term, StringComparer.Ordinal);

        string? Head(string key) => lines.FirstOrDefault(l => l.StartsWith($"# {key}: ", StringComparison.Ordinal))?[(key.Length + 4)..].Trim();
    }

    /// <summary>Of its file, without the ending.</summary>
    public string Name { get; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; }

    /// <summary>Where the words come from.</summary>
    public string Source { get; }

    /// <summary>For evidence: <c>absolute 1</c>.</summary>
    public string Label => $"list {Name} {Version}";

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ListEntry> Entries { get; }

    /// <summary>Names of all lists.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>By name; asking for one that does not exist is a mistake in the code.</summary>
    public static WordList Named(string name) => All[name];

    /// <summary>Whether the term, in lower case, is in it.</summary>
    public bool Contains(string lower) => _entries.ContainsKey(lower);

    /// <summary>The entry of a term, in lower case.</summary>
    public ListEntry? Find(string lower) => _entries.GetValueOrDefault(lower);
}
