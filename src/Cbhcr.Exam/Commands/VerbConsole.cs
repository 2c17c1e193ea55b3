using Spectre.Console;

namespace Cbhcr.Exam.Commands;

/// <summary>Bars and tables for a person at a terminal, plain lines for a pipe.</summary>
public static class VerbConsole
{
    public static bool IsPlain => Console.IsOutputRedirected;

    public static async Task StageAsync(string name, Dictionary<string, double> seconds, TimeProvider time, Func<Action<double>, Task> work)
    {
        var started = time.GetTimestamp();
        if (IsPlain)
        {
            await work(_ => { });
        }
        else
        {
            await AnsiConsole.Progress().AutoClear(true).HideCompleted(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask(name, maxValue: 1);
                    await work(done => task.Value = done);
                    task.Value = 1;
                });
        }
        seconds[name] = Math.Round(time.GetElapsedTime(started).TotalSeconds, 2);
        if (IsPlain) Console.WriteLine($"{name}: {seconds[name]:0.00} s");
        else AnsiConsole.MarkupLine($"[green]done[/] {name.EscapeMarkup()} [grey]{seconds[name]:0.00} s[/]");
    }

    public static void Table(string title, string[] columns, IEnumerable<string[]> rows)
    {
        if (IsPlain)
        {
            Console.WriteLine(title);
            foreach (var row in rows) Console.WriteLine("  " + string.Join("  ", row));
            return;
        }
        var table = new Table().Title(title).AddColumns(columns);
        foreach (var row in rows) table.AddRow([.. row.Select(c => c.EscapeMarkup())]);
        AnsiConsole.Write(table);
    }
}
