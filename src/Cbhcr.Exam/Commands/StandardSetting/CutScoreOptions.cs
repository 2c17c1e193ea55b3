using System.Globalization;
using Cbhcr.Psychometrics.StandardSetting;

namespace Cbhcr.Exam.Commands.StandardSetting;

/// <summary>The command line of cut-score, checked.</summary>
internal sealed record CutScoreOptions(
    string File, string Method, string? Impact, string? Json, string? Items, double ResponseProbability, BookmarkAbility Ability, Centre Centre, string Rule,
    MisclassificationCost Cost, PanelSize Panel)
{
    private static readonly string[] Known =
        ["--method", "--impact", "--json", "--items", "--rp", "--ability", "--centre", "--rule", "--cost", "--minimum-panel", "--recommended-panel"];

    private static readonly string[] Methods = ["angoff", "yes-no", "points", "ebel", "bookmark", "hofstee", "beuk", "contrasting", "borderline"];

    private static readonly Dictionary<string, BookmarkAbility> Abilities =
        new() { ["midpoint"] = BookmarkAbility.Midpoint, ["before"] = BookmarkAbility.PageBefore, ["at"] = BookmarkAbility.Page };

    private static readonly Dictionary<string, Centre> Centres = new() { ["median"] = Centre.Median, ["mean"] = Centre.Mean };

    private static readonly Dictionary<string, string> Rules = new[] { "logistic", "intersection", "midpoint", "least-cost" }.ToDictionary(r => r);

    /// <exception cref="ArgumentException">What is wrong with the command line.</exception>
    public static CutScoreOptions Parse(string[] args)
    {
        if (Verbs.Parse(WithPlaceForJson(args), Known) is not var (plain, options)) throw new ArgumentException("An option is not known or lacks its value.");
        if (plain.Count != 1) throw new ArgumentException("Name one file.");
        var method = options.GetValueOrDefault("--method") ?? throw new ArgumentException("Say the method.");
        if (!Methods.Contains(method)) throw new ArgumentException($"There is no method {method}.");
        if (method is "hofstee" or "beuk" && !options.ContainsKey("--impact")) throw new ArgumentException($"{method} needs the scores of candidates: --impact SCORES.csv.");
        if (method == "bookmark" && !options.ContainsKey("--items")) throw new ArgumentException("bookmark needs item parameters: --items ITEMS.csv.");
        var panel = new PanelSize(Whole(options, "--minimum-panel", PanelSize.Default.Minimum), Whole(options, "--recommended-panel", PanelSize.Default.Recommended));
        return new(plain[0], method, options.GetValueOrDefault("--impact"), options.GetValueOrDefault("--json"), options.GetValueOrDefault("--items"),
            Probability(options), One(Abilities, options, "--ability", "midpoint"), One(Centres, options, "--centre", "median"), One(Rules, options, "--rule", "logistic"),
            Costs(options), panel);
    }

    // --json stands for --json - at the end and before another option.
    private static string[] WithPlaceForJson(string[] args) =>
        [.. args.SelectMany((a, i) => a == "--json" && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) ? ["--json", "-"] : new[] { a })];

    private static T One<T>(Dictionary<string, T> choices, Dictionary<string, string> options, string name, string otherwise) =>
        choices.TryGetValue(options.GetValueOrDefault(name, otherwise), out var chosen) ? chosen : throw new ArgumentException($"{name} is one of {string.Join(", ", choices.Keys)}.");

    private static int Whole(Dictionary<string, string> options, string name, int otherwise) =>
        !options.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"{name} is a whole number.");

    private static double Probability(Dictionary<string, string> options) =>
        !options.TryGetValue("--rp", out var text) ? OrderedItemBooklet.TwoThirds
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p > 0 && p < 1 ? p : throw new ArgumentException("--rp is a chance between 0 and 1, as 0.5 or 0.67.");

    private static MisclassificationCost Costs(Dictionary<string, string> options)
    {
        if (!options.TryGetValue("--cost", out var text)) return MisclassificationCost.Equal;
        double[] parts = [.. text.Split(':').Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var c) && c > 0 && double.IsFinite(c) ? c : double.NaN)];
        return parts.Length == 2 && !parts.Any(double.IsNaN) ? new(parts[0], parts[1]) : throw new ArgumentException("--cost is two numbers above 0, false pass first, as 2:1.");
    }
}
