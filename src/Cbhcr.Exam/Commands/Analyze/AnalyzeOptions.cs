using System.Globalization;
using Cbhcr.Psychometrics.Irt;

namespace Cbhcr.Exam.Commands.Analyze;

/// <summary>The command line of the verb, read and checked. Files are not opened here.</summary>
public sealed record AnalyzeOptions(string Responses)
{
    public const string Usage = """
        analyze RESPONSES.csv [--key ABCD… | --key A,B,… | --key KEY.csv | --key-file KEY.csv] [--items FROM:TO | --exclude COLUMN,…] [--missing TOKEN,…] [--not-administered TOKEN,…]
          [--model none|rasch|1pl|2pl|3pl|pcm|gpcm|grm|nominal] [--prior-c MEAN,SD] [--tolerance X] [--dif COLUMN:REFERENCE:FOCAL] [--decision CUT] [--times TIMES.csv] [--forensics]
          [--seed N] [--json [OUT|-]] [--html OUT]
        """;

    private static readonly Dictionary<string, IrtModel?> Models = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = null, ["rasch"] = IrtModel.Rasch, ["1pl"] = IrtModel.OneParameter, ["2pl"] = IrtModel.TwoParameter, ["3pl"] = IrtModel.ThreeParameter, ["pcm"] = IrtModel.PartialCredit,
        ["gpcm"] = IrtModel.GeneralisedPartialCredit, ["grm"] = IrtModel.Graded, ["nominal"] = IrtModel.Nominal,
    };

    /// <summary>Option of each item as it stands in the file; null where the cells are scores.</summary>
    public IReadOnlyList<string>? Key { get; init; }

    public string? KeyFile { get; init; }

    /// <summary>First and last item, by name or by number from 1.</summary>
    public (string From, string To)? Items { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Cells without an answer.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "NA", "."];

    /// <summary>Cells of items that the person was not given.</summary>
    public IReadOnlyList<string> NotAdministered { get; init; } = [];

    public string ModelName { get; init; } = "none";

    public IrtModel? Model => Models[ModelName];

    /// <summary>Mean and standard deviation of the normal prior on the logit of c.</summary>
    public (double Mean, double StandardDeviation) GuessingPrior { get; init; } = (-1.39, 0.5);

    public double? Tolerance { get; init; }

    public (string Column, string Reference, string Focal)? Dif { get; init; }

    /// <summary>The lowest raw score that passes.</summary>
    public int? Cut { get; init; }

    public string? Times { get; init; }

    public bool Forensics { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>"-" is standard output.</summary>
    public string? Json { get; init; }

    public string? Html { get; init; }

    /// <exception cref="FormatException">Something is not as the usage says; the message names it.</exception>
    public static AnalyzeOptions Parse(IReadOnlyList<string> args)
    {
        AnalyzeOptions? options = null;
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                options = options is null ? new(args[i]) : throw new FormatException($"“{args[i]}” stands alone; one file of responses is read.");
                continue;
            }
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], (string?)null);
            if (name == "--forensics" && value is null) value = "yes";
            else if (name == "--json" && value is null && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))) value = "-";
            else value ??= i + 1 < args.Count ? args[++i] : throw new FormatException($"{name} lacks its value.");
            if (!given.TryAdd(name, value)) throw new FormatException($"{name} is given twice.");
        }
        if (options is null) throw new FormatException("Name the file of responses.");
        foreach (var (name, value) in given) options = options.With(name, value);
        if (given.ContainsKey("--key") && given.ContainsKey("--key-file")) throw new FormatException("Give --key or --key-file, not both.");
        if (options.Items is not null && options.Exclude.Count > 0) throw new FormatException("Give --items or --exclude, not both.");
        return options;
    }

    private AnalyzeOptions With(string name, string value) => name switch
    {
        "--key" when value.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => this with { KeyFile = value },
        "--key" => this with { Key = KeyOf(value) },
        "--key-file" => this with { KeyFile = value },
        "--items" => this with { Items = value.Split(':') is [{ Length: > 0 } from, { Length: > 0 } to] ? (from, to) : throw new FormatException("--items is FIRST:LAST, names or numbers of columns.") },
        "--exclude" => this with { Exclude = List(value) },
        "--missing" => this with { Missing = List(value) },
        "--not-administered" => this with { NotAdministered = List(value) },
        "--model" => Models.ContainsKey(value) ? this with { ModelName = value.ToLowerInvariant() } : throw new FormatException($"--model is one of {string.Join(", ", Models.Keys)}, not “{value}”."),
        "--prior-c" => value.Split(',') is [var mean, var deviation] && Number(mean) is { } m && Number(deviation) is > 0 and { } d ? this with { GuessingPrior = (m, d) }
            : throw new FormatException("--prior-c is MEAN,SD of the logit of c, for example --prior-c=-1.39,0.5."),
        "--tolerance" => Number(value) is > 0 and < 1 and { } tolerance ? this with { Tolerance = tolerance } : throw new FormatException("--tolerance is a number between 0 and 1."),
        "--dif" => value.Split(':') is [{ Length: > 0 } column, { Length: > 0 } reference, { Length: > 0 } focal] && reference != focal ? this with { Dif = (column, reference, focal) }
            : throw new FormatException("--dif is COLUMN:REFERENCE:FOCAL, two different values of one column."),
        "--decision" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var cut) && cut > 0 ? this with { Cut = cut } : throw new FormatException("--decision is the lowest raw score that passes, a whole number above 0."),
        "--times" => this with { Times = value },
        "--forensics" => this with { Forensics = true },
        "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? this with { Seed = seed } : throw new FormatException("--seed is a whole number."),
        "--json" => this with { Json = value },
        "--html" => this with { Html = value },
        _ => throw new FormatException($"{name} is not known."),
    };

    // A list, or one character an item.
    private static string[] KeyOf(string value) => value.Contains(',', StringComparison.Ordinal) ? [.. value.Split(',').Select(k => k.Trim())] : [.. value.Trim().Select(k => k.ToString())];

    private static string[] List(string value) => [.. value.Split(',').Select(v => v.Trim())];

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
