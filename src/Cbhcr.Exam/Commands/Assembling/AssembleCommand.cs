using System.Globalization;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>The command line.</summary>
/// <param name="Blueprint">Of the item bank; null: from files.</param>
/// <param name="Forms">Null: as the constraints say.</param>
/// <param name="Deterministic">Effort in the solver's units; null with <paramref name="Time"/>, or where nothing is said.</param>
internal sealed record AssembleCommand(
    string? Blueprint, IReadOnlyList<string> Pools, string Constraints, int? Forms, ulong Seed, double? Deterministic, double? Time, string? Out)
{
    private const double Most = 1e6;

    public AssemblyEffort Effort(AssemblyEffort usual) =>
        Time is { } seconds ? usual with { Seed = Seed, Deterministic = null, Time = TimeSpan.FromSeconds(seconds) }
        : Deterministic is { } units ? usual with { Seed = Seed, Deterministic = units, Time = null } : usual with { Seed = Seed };

    /// <summary>Either the command or what is wrong with it.</summary>
    public static (AssembleCommand? Command, string? Problem) Read(string[] args)
    {
        var pools = new List<string>();
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--pool" && i + 1 < args.Length) pools.AddRange(Files(args[++i]));
            else rest.Add(args[i]);
        }
        if (Verbs.Parse([.. rest], "--constraints", "--forms", "--seed", "--time", "--deterministic", "--out") is not var (plain, options))
            return (null, $"The option {rest.First(a => a.StartsWith("--", StringComparison.Ordinal))} or one after it is not known or lacks its value.");
        string? Text(string name) => options.GetValueOrDefault(name);
        double? Amount(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && x is > 0 and < Most ? x : null;
        var fromFiles = pools.Count > 0 || options.ContainsKey("--constraints");
        if (fromFiles && pools.Count == 0) return (null, "Name the pool: --pool pool.csv.");
        if (fromFiles && Text("--constraints") is null) return (null, "Name the constraints: --constraints constraints.json.");
        if (fromFiles ? plain.Count > 0 : plain.Count != 1) return (null, fromFiles ? $"There is no place for {plain[0]}." : "Name one blueprint, or a pool and constraints.");
        if (options.ContainsKey("--time") && options.ContainsKey("--deterministic")) return (null, "Give seconds or units of effort, not both.");
        foreach (var name in new[] { "--time", "--deterministic" })
            if (options.ContainsKey(name) && Amount(name) is null) return (null, $"{name} is a number above zero: “{Text(name)}” is not.");
        if (!ulong.TryParse(options.GetValueOrDefault("--seed", "1"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return (null, $"--seed is a whole number, not below zero: “{Text("--seed")}” is not.");
        int? forms = int.TryParse(Text("--forms"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;
        if (options.ContainsKey("--forms") && forms is null) return (null, $"--forms is a whole number above zero: “{Text("--forms")}” is not.");
        return (new(fromFiles ? null : plain[0], pools, Text("--constraints") ?? "", forms, seed, Amount("--deterministic"), Amount("--time"), Text("--out")), null);
    }

    // Several files in one word, unless a comma is part of a name.
    private static string[] Files(string text) => File.Exists(text) ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
