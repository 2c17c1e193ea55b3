using System.Text.Json;
using System.Text.Json.Serialization;
using Cbhcr.Assembly;
using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>What the columns of a pool are, as the constraints file names them; <c>id</c> is read before.</summary>
/// <param name="EnemySet">A name or a list of names.</param>
/// <param name="D">What the slope is multiplied by: 1 where parameters are in the logistic metric, 1.702 or 1.7 in the normal one.</param>
internal sealed record PoolColumns(
    string? Model, IReadOnlyList<string>? Parameters, string? A, string? B, string? C, string? P, [property: JsonPropertyName("D")] double? D,
    IReadOnlyDictionary<string, string>? Numbers, IReadOnlyDictionary<string, string>? Categories,
    string? Stimulus, JsonElement? EnemySet, string? Enemies, string? Key, string? Competency, string? Pretest, IReadOnlyList<string>? None)
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RASCH"] = "1PL", ["GRM"] = "GR", ["PCM"] = "PC", ["GPCM"] = "GPC",
    };

    /// <summary>Texts of cells without a value.</summary>
    [JsonIgnore]
    public HashSet<string> Missing => ["NA", "N/A", "NaN", .. None ?? []];

    private IReadOnlyList<string> EnemySets => EnemySet switch
    {
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(s => s.GetString()!)],
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        _ => [],
    };

    /// <summary>The same with the columns' names as the files spell them.</summary>
    /// <exception cref="ConstraintException">There is no such column.</exception>
    public PoolColumns Spelled(PoolTable table)
    {
        string? One(string? name, string path) => name is null ? null : table.Spelled(name) ?? throw new ConstraintException($"columns.{path}", table.Unknown(name));
        Dictionary<string, string>? Names(IReadOnlyDictionary<string, string>? names, string path) => names?.ToDictionary(n => n.Key, n => One(n.Value, $"{path}.{n.Key}")!);
        var sets = EnemySets.Select((s, i) => One(s, EnemySets.Count == 1 ? "enemySet" : $"enemySet[{i}]")!).ToList();
        return this with
        {
            Model = One(Model, "model"), Parameters = Parameters?.Select((p, i) => One(p, $"parameters[{i}]")!).ToList(),
            A = One(A, "a"), B = One(B, "b"), C = One(C, "c"), P = One(P, "p"), Numbers = Names(Numbers, "numbers"), Categories = Names(Categories, "categories"),
            Stimulus = One(Stimulus, "stimulus"), EnemySet = sets.Count == 0 ? null : JsonSerializer.SerializeToElement(sets), Enemies = One(Enemies, "enemies"),
            Key = One(Key, "key"), Competency = One(Competency, "competency"), Pretest = One(Pretest, "pretest"),
        };
    }

    /// <summary>The column behind a name: one that the file gives, one of the named parts, or the column itself.</summary>
    public string Behind(string name, bool number)
    {
        if ((number ? Numbers : Categories)?.GetValueOrDefault(name) is { } renamed) return renamed;
        return name switch { "a" => A, "b" => B, "c" => C, "p" => P, "stimulus" => Stimulus, "key" => Key, "competency" => Competency, _ => null } ?? name;
    }

    /// <summary>Calibrations, where the file names parameters.</summary>
    /// <exception cref="ConstraintException">Columns are named that do not suffice.</exception>
    /// <exception cref="CsvException">A parameter is not a number or does not fit the model; the message says where.</exception>
    public IReadOnlyList<ItemModel?>? Models(PoolTable table)
    {
        if (Parameters is not null && Model is null) throw new ConstraintException("columns.parameters", "With parameters the column of the model is named as well.");
        if (Model is not null && Parameters is null && B is null) throw new ConstraintException("columns.model", "With a model its parameters are named as well, or a, b and c.");
        if (Parameters is null && B is null) return (A ?? C) is null ? null : throw new ConstraintException("columns", "Information needs the column of the difficulties, b.");
        var names = Model is null ? null : table.Texts(Model);
        var inOrder = Parameters?.Select(table.Numbers).ToList();
        var (a, b, c) = (A is null ? null : table.Numbers(A), B is null ? null : table.Numbers(B), C is null ? null : table.Numbers(C));
        return [.. Enumerable.Range(0, table.Ids.Count).Select(Calibration)];

        ItemModel? Calibration(int i)
        {
            var name = names is not null ? names[i] : C is not null ? "3PL" : A is not null ? "2PL" : "1PL";
            if (name is null) return null;
            name = OtherNames.GetValueOrDefault(name, name.ToUpperInvariant());
            double?[] cells = inOrder is not null ? [.. inOrder.Select(n => n[i])]
                : name switch { "1PL" => [b![i]], "2PL" => [a?[i] ?? (A is null ? 1 : null), b![i]], _ => [a?[i] ?? (A is null ? 1 : null), b![i], c?[i] ?? 0] };
            if (cells.Length == 0 || cells[0] is null || (inOrder is null && cells.Any(x => x is null))) return null;
            var model = new ItemModel(name, [.. cells.TakeWhile(x => x is not null).OfType<double>()]);
            return ItemInformation.Fault(model) is { } fault ? throw new CsvException($"{table.Place(Parameters?[0] ?? A ?? B!, i)}, item {table.Ids[i]}: {fault}") : Scaled(model);
        }
    }

    // The slope of the logistic curve is D times a; models without a slope get one.
    private ItemModel Scaled(ItemModel model) => (D ?? 1, model) switch
    {
        (1, _) => model,
        (var d, { Name: "1PL" }) => new("2PL", [d, .. model.Parameters]),
        (var d, { Name: "PC" }) => new("GPC", [d, .. model.Parameters]),
        (var d, _) => new(model.Name, [d * model.Parameters[0], .. model.Parameters.Skip(1)]),
    };

    /// <summary>Sets from the columns of sets and pairs from the column of ids.</summary>
    /// <exception cref="CsvException">An enemy is not in the pool.</exception>
    public IReadOnlyList<IReadOnlyList<string>> Enmities(PoolTable table)
    {
        var sets = new List<IReadOnlyList<string>>();
        foreach (var column in EnemySets)
        {
            var members = table.Texts(column).Index().SelectMany(c => Parts(c.Item, ',', ';', '|').Select(set => (Set: set, Id: table.Ids[c.Index])));
            sets.AddRange(members.GroupBy(m => m.Set, m => m.Id, StringComparer.Ordinal).Select(g => g.Distinct(StringComparer.Ordinal).ToList()).Where(g => g.Count > 1));
        }
        if (Enemies is { } enemies) sets.AddRange(Pairs(table, enemies).Select(p => new[] { p.One, p.Other }));
        return sets;
    }

    // Blanks part ids, unless they are part of one. Who says so does not matter, nor how often.
    private static HashSet<(string One, string Other)> Pairs(PoolTable table, string column)
    {
        var known = table.Ids.ToHashSet(StringComparer.Ordinal);
        var pairs = new HashSet<(string, string)>();
        foreach (var (i, cell) in table.Texts(column).Index())
            foreach (var other in Parts(cell, ',', ';', '|').SelectMany(p => known.Contains(p) ? [p] : Parts(p, ' ')))
            {
                var id = table.Ids[i];
                if (!known.Contains(other)) throw new CsvException($"{table.Place(column, i)}: the enemy {other} of {id} is not in the pool.{Nearest.Ask(other, known)}");
                if (other != id) pairs.Add(string.CompareOrdinal(id, other) < 0 ? (id, other) : (other, id));
            }
        return pairs;
    }

    private static string[] Parts(string? cell, params char[] separators) => (cell ?? "").Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the order of a form asks of an item.</summary>
    public PlacedItem Placed(PoolTable table, int item)
    {
        string? Cell(string? column) => column is null ? null : table.Texts(column)[item];
        return new(table.Ids[item], Cell(Pretest)?.ToLowerInvariant() is "true" or "yes" or "1" or "pretest", Cell(Key), Cell(Stimulus), Cell(Competency));
    }
}
