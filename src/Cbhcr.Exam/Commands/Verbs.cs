using Cbhcr.Exam.Commands.Demo;
using Cbhcr.Exam.Commands.Equating;
using Cbhcr.Exam.Commands.StandardSetting;

namespace Cbhcr.Exam.Commands;

/// <summary>Our own verbs. Each returns 0 on success, 1 on a failed check, 2 on bad usage.</summary>
public static class Verbs
{
    public static IReadOnlyDictionary<string, Func<string[], Task<int>>> Known { get; } = new Dictionary<string, Func<string[], Task<int>>>
    {
        ["demo"] = DemoVerb.RunAsync,
        ["import-items"] = ImportItemsVerb.RunAsync,
        ["import-qti"] = ImportQtiVerb.RunAsync,
        ["assemble"] = AssembleVerb.RunAsync,
        ["analyze"] = Analyze.AnalyzeVerb.RunAsync,
        ["equate"] = EquateVerb.RunAsync,
        ["cut-score"] = CutScoreVerb.RunAsync,
        ["qti-check"] = QtiCheckVerb.RunAsync,
        ["verify-events"] = VerifyEventsVerb.RunAsync,
        ["schema-apply"] = SchemaApplyVerb.RunAsync,
        ["schema-script"] = SchemaScriptVerb.RunAsync,
    };

    /// <summary>Says what is wrong with the command line and how it should look.</summary>
    public static int BadUsage(string problem, string usage)
    {
        Console.Error.WriteLine(problem);
        Console.Error.WriteLine($"usage: {usage}");
        return 2;
    }

    /// <summary>Splits <c>--name value</c> pairs from the rest; null when an option lacks its value or is not known.</summary>
    public static (List<string> Plain, Dictionary<string, string> Options)? Parse(string[] args, params string[] known)
    {
        var plain = new List<string>();
        var options = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) plain.Add(args[i]);
            else if (known.Contains(args[i]) && i + 1 < args.Length) options[args[i]] = args[++i];
            else return null;
        }
        return (plain, options);
    }
}
