using System.Text.Json.Serialization;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>What the columns of a pool are, as the constraints file names them; <c>id</c> is read before.</summary>
internal sealed record PoolColumns(
    string? Model, IReadOnlyList<string>? Parameters, string? A, string? B, string? C, string? P,
    IReadOnlyDictionary<string, string>? Numbers, IReadOnlyDictionary<string, string>? Categories,
    string? Stimulus, string? EnemySet, string? Enemies, string? Key, string? Competency, string? Pretest, IReadOnlyList<string>? None)
{
    /// <summary>Texts of cells without a value.</summary>
    [JsonIgnore]
    public HashSet<string> Missing => ["NA", .. None ?? []];

    /// <summary>The column behind a name: one that the file gives, one of the named parts, or the column itself.</summary>
    public string Behind(string name, bool number)
    {
        if ((number ? Numbers : Categories)?.GetValueOrDefault(name) is { } renamed) return renamed;
        return name switch { "a" => A, "b" => B, "c" => C, "p" => P, "stimulus" => Stimulus, "key" => Key, "competency" => Competency, _ => null } ?? name;
    }

    /// <summary>Calibrations, where the file names parameters.</summary>
    /// <exception cref="CsvException">A parameter is not a number or does not fit the model; the message says where.</exception>
    public IReadOnlyList<ItemModel?>? Models(PoolTable table)
    {
        IReadOnlyList<string> columns = Parameters ?? [.. new[] { A, B, C }.OfType<string>()];
        if (columns.Count == 0 || (Parameters is null && B is null)) return null;
        if (Parameters is not null && Model is null) throw new CsvException("The columns of the pool: parameters need the column of the model.");
        var numbers = columns.Select(table.Numbers).ToList();
        var names = Model is null ? null : table.Texts(Model);
        return [.. Enumerable.Range(0, table.Ids.Count).Select(i => Model1(i))];

        ItemModel? Model1(int i)
        {
            double[] parameters = [.. numbers.Select(n => n[i]).TakeWhile(x => x is not null).OfType<double>()];
            if (parameters.Length == 0 || (names is not null && names[i] is null)) return null;
            var model = new ItemModel(names?[i] ?? (C is not null ? "3PL" : A is not null ? "2PL" : "1PL"), parameters);
            return ItemInformation.Fault(model) is { } fault ? throw new CsvException($"{table.Place(columns[0], i)}, item {table.Ids[i]}: {fault}") : model;
        }
    }

    /// <summary>Sets from the column of sets and pairs from the column of ids.</summary>
    public IReadOnlyList<IReadOnlyList<string>> EnemySets(PoolTable table)
    {
        var sets = new List<IReadOnlyList<string>>();
        if (EnemySet is { } set)
            sets.AddRange(table.Texts(set).Select((s, i) => (s, i)).Where(x => x.s is not null).GroupBy(x => x.s!, x => table.Ids[x.i]).Select(g => g.ToList()).Where(g => g.Count > 1));
        if (Enemies is not { } column) return sets;
        var known = table.Ids.ToHashSet(StringComparer.Ordinal);
        var pairs = new HashSet<(string, string)>();
        foreach (var (i, cell) in table.Texts(column).Index())
            foreach (var other in (cell ?? "").Split([',', ';', ' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var id = table.Ids[i];
                if (!known.Contains(other)) throw new CsvException($"{table.Place(column, i)}: the enemy {other} of {id} is not in the pool.");
                if (other != id && pairs.Add(string.CompareOrdinal(id, other) < 0 ? (id, other) : (other, id))) sets.Add([id, other]);
            }
        return sets;
    }

    /// <summary>What the order of a form asks of an item.</summary>
    public PlacedItem Placed(PoolTable table, int item)
    {
        string? Cell(string? column) => column is null ? null : table.Texts(column)[item];
        return new(table.Ids[item], Cell(Pretest)?.ToLowerInvariant() is "true" or "yes" or "1" or "pretest", Cell(Key), Cell(Stimulus), Cell(Competency));
    }
}
