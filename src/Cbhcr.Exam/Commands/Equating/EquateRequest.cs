using System.Globalization;
using Cbhcr.Psychometrics.Data;
using Cbhcr.Psychometrics.Equating;

namespace Cbhcr.Exam.Commands.Equating;

/// <summary>What was asked for on the command line.</summary>
/// <param name="FileX">Scores on the new form.</param>
/// <param name="FileY">Scores on the form whose scale is kept.</param>
/// <param name="Anchored">Nonequivalent groups with an anchor; otherwise equivalent groups.</param>
/// <param name="Settings">How to equate.</param>
/// <param name="HighestX">Highest possible total on X; null for the highest of anybody on either form.</param>
/// <param name="HighestY">Highest possible total on Y.</param>
/// <param name="HighestAnchor">Highest possible anchor score; null for the highest of anybody.</param>
/// <param name="Minimum">Persons a form needs; with fewer the scores are left as they are, and it is said.</param>
public sealed record EquateRequest(string FileX, string FileY, bool Anchored, EquatingSettings Settings, int? HighestX, int? HighestY, int? HighestAnchor, int Minimum)
{
    public static IReadOnlyList<string> Options { get; } =
        ["--design", "--method", "--smooth", "--weight", "--anchor", "--max-x", "--max-y", "--max-anchor", "--minimum", "--bootstrap", "--seed", "--json"];

    /// <exception cref="ArgumentException">Something is missing or not known; the message is for the person who typed it.</exception>
    public static EquateRequest Of(IReadOnlyList<string> files, IReadOnlyDictionary<string, string> options)
    {
        if (files.Count != 2) throw new ArgumentException("Name two files: scores on the new form X, and on form Y.");
        var anchored = options.GetValueOrDefault("--design") switch
        {
            "eg" => false,
            "neat" => true,
            null => throw new ArgumentException("Name the design: --design eg or --design neat."),
            var other => throw new ArgumentException($"The design {other} is not known: eg or neat."),
        };
        var methods = anchored ? EquatingMethods.Anchored : EquatingMethods.EquivalentGroups;
        var method = options.GetValueOrDefault("--method") ?? throw new ArgumentException($"Name the method: {string.Join(", ", methods.Keys)}.");
        if (!methods.TryGetValue(method, out var settings)) throw new ArgumentException($"The method {method} is not known for this design: {string.Join(", ", methods.Keys)}.");
        settings = Smoothing(settings, options.GetValueOrDefault("--smooth", "none"), anchored) with
        {
            SyntheticWeight = options.TryGetValue("--weight", out var weight) ? Share(weight) : 1,
            InternalAnchor = options.GetValueOrDefault("--anchor", "internal") switch
            {
                "internal" => true,
                "external" => false,
                var other => throw new ArgumentException($"The anchor is internal or external, not {other}."),
            },
        };
        if (!ulong.TryParse(options.GetValueOrDefault("--seed", "1"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) throw new ArgumentException("The seed is a whole number.");
        if (Whole(options, "--bootstrap", 2, 1_000_000) is { } replications) settings = settings with { Bootstrap = new(replications, seed) };
        return new(files[0], files[1], anchored, settings, Whole(options, "--max-x", 1, EquateScores.HighestScore), Whole(options, "--max-y", 1, EquateScores.HighestScore),
            Whole(options, "--max-anchor", 1, EquateScores.HighestScore), Whole(options, "--minimum", 0, int.MaxValue) ?? SampleThresholds.Default.Equating);
    }

    private static EquatingSettings Smoothing(EquatingSettings settings, string smooth, bool anchored)
    {
        if (smooth == "none") return settings;
        if (settings.Function is not EquatingFunction.Equipercentile) throw new ArgumentException("Smoothing goes with equipercentile methods.");
        var parts = smooth.Split(':', 2);
        if (parts[0] == "spline" && !anchored)
            return double.TryParse(parts.ElementAtOrDefault(1) ?? "0.3", NumberStyles.Float, CultureInfo.InvariantCulture, out var s) && s >= 0 && double.IsFinite(s) ? settings with { Postsmoothing = s }
                : throw new ArgumentException("spline:S takes a number from 0 on, as spline:0.3.");
        if (parts[0] != "loglinear") throw new ArgumentException($"The smoothing {smooth} is not known: none, loglinear:DEGREE{(anchored ? ",CROSS" : ", spline:S")}.");
        int[] degrees = [.. (parts.ElementAtOrDefault(1) ?? (anchored ? "4,1" : "4")).Split(',').Select(d => int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1)];
        if (degrees.Length > (anchored ? 2 : 1) || degrees[0] < 1 || degrees.Any(d => d < 0) || (degrees.Length == 2 && degrees[1] > degrees[0]))
            throw new ArgumentException($"loglinear:{(anchored ? "DEGREE,CROSS" : "DEGREE")} takes whole numbers, as loglinear:{(anchored ? "4,1" : "6")}.");
        return settings with { Presmoothing = new(degrees[0], degrees[0], degrees.Length == 2 ? degrees[1] : 1) };
    }

    private static int? Whole(IReadOnlyDictionary<string, string> options, string name, int lowest, int highest) =>
        !options.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= lowest && value <= highest ? value
        : throw new ArgumentException($"{name} is a whole number{(highest == int.MaxValue ? $" from {lowest} on" : $" from {lowest} to {highest}")}, not {text}.");

    private static double Share(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : throw new ArgumentException($"The weight is a number from 0 to 1, not {text}.");
}
