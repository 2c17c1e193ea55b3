using Cbhcr.Assembly.Problem;
using Cbhcr.Exam.Platform.Csv;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Commands.Assembling;

/// <summary>Forms from pool files and a constraints file, without a database.</summary>
internal static class AssembleFromFiles
{
    private static readonly AssemblyEffort Usual = new(1, null, TimeSpan.FromSeconds(60));

    /// <param name="command">The command line.</param>
    /// <param name="complaints">Where to say what is wrong with the files.</param>
    public static async Task<int> RunAsync(AssembleCommand command, TextWriter complaints)
    {
        AssemblyFiles? files;
        try
        {
            (files, var problems) = await AssemblyFiles.ReadAsync(command.Pools, command.Constraints, command.Forms);
            if (files is null) return Refuse(problems, complaints);
            await FormsOut.TryAsync(command.Out);
        }
        catch (Exception e) when (e is CsvException or IOException or UnauthorizedAccessException)
        {
            await complaints.WriteLineAsync(e.Message);
            return 2;
        }
        foreach (var remark in files.Remarks) await complaints.WriteLineAsync(remark);
        var effort = command.Effort(Usual);
        try
        {
            var result = WatchedSearch.Run(files.Problem, effort);
            return await FormsOut.WriteAsync(command.Out, FormsFile.Of(files.Problem, effort, result, (form, f) => files.Ordered(form, effort.Seed + (ulong)f)));
        }
        catch (ArgumentException e)
        {
            return Refuse([files.Locate(e.Message)], complaints);
        }
    }

    private static int Refuse(IReadOnlyList<FileProblem> problems, TextWriter complaints)
    {
        foreach (var problem in problems) complaints.WriteLine(problem);
        return 2;
    }
}
