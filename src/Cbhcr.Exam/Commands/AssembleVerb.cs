using Cbhcr.Exam.Commands.Assembling;

namespace Cbhcr.Exam.Commands;

/// <summary>Two modes: from the item bank by blueprint code, and from files. Neither stores anything: forms are made by people, on the page or by the API.</summary>
public static class AssembleVerb
{
    private const string More = "[--forms N] [--seed S] [--time seconds | --deterministic units] [--out forms.json]";
    private const string Usage = $"assemble <blueprint code> {More} | assemble --pool pool.csv[,more.csv …] --constraints constraints.json {More}";

    public static async Task<int> RunAsync(string[] args)
    {
        var (command, problem) = AssembleCommand.Read(args);
        if (command is null) return Verbs.BadUsage(problem!, Usage);
        return command.Blueprint is null ? await AssembleFromFiles.RunAsync(command, Console.Error) : await AssembleFromBank.RunAsync(command, Console.Error);
    }
}
