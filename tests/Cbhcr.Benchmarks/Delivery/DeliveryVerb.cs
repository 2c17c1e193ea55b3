using System.Text.Json;

namespace Cbhcr.Benchmarks.Delivery;

internal static class DeliveryVerb
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var nodes = arguments.Whole("nodes", 1);
        var kinds = arguments.Text("kill", nodes > 1 ? "node" : "host").Split(',');
        if (kinds.FirstOrDefault(k => !Chaos.Known.Contains(k)) is { } unknown)
        {
            Console.Error.WriteLine($"“{unknown}” cannot be killed. Known: {string.Join(", ", Chaos.Known)}.");
            return 2;
        }
        var summary = await DeliveryRun.RunAsync(new(
            arguments.Whole("candidates", 200), arguments.Whole("items", 120), arguments.Number("think", 0), nodes, kinds, arguments.Whole("kills", 0), arguments.Whole("seed", 1), arguments.Whole("gap", 3000),
            arguments.Text("program", typeof(Cbhcr.Exam.ExamHost).Assembly.Location)), Console.Out);
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(summary, Report.Indented));
        return summary.IsClean ? 0 : 1;
    }
}
