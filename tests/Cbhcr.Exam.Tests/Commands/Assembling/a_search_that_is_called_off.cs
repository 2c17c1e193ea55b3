using System.Diagnostics;
using Cbhcr.Exam.Commands;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>The program itself, for what a terminal does to it.</summary>
public sealed class a_search_that_is_called_off : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-assemble");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task keeps_the_best_forms_so_far_and_writes_them(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        var (pool, constraints, to) = (In("pool.csv"), In("constraints.json"), In("forms.json"));
        // Targets that no form meets to the last digit: the search would go on to the end of its ten minutes.
        await File.WriteAllLinesAsync(pool, ["id,x,y", .. Enumerable.Range(1, 200).Select(i => FormattableString.Invariant($"q{i},{Math.Sqrt(i)},{Math.Sin(i)}"))]);
        await File.WriteAllTextAsync(constraints, """
            { "columns": { "id": "id" }, "forms": 3, "rules": [ { "items": 30 }, { "uses": { "most": 1 } } ],
              "goal": { "near": [ { "sum": "x", "target": 299.123456789 }, { "sum": "y", "target": 1.23456789 } ] } }
            """);
        using var program = new Process
        {
            StartInfo = new("dotnet", [typeof(AssembleVerb).Assembly.Location, "assemble", "--pool", pool, "--constraints", constraints, "--time", "600", "--out", to])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        program.Start();
        var found = false;
        while (!found && await program.StandardOutput.ReadLineAsync() is { } line)
            found = line.Contains("best", StringComparison.Ordinal) && !line.Contains("best none", StringComparison.Ordinal);
        found.ShouldBeTrue();
        using (var kill = Process.Start("kill", [signal, $"{program.Id}"])) await kill.WaitForExitAsync();
        await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        program.ExitCode.ShouldBe(0, await program.StandardError.ReadToEndAsync());
        var forms = JsonElement.Parse(await File.ReadAllTextAsync(to));
        forms.GetProperty("status").GetString().ShouldBe("feasible");
        forms.GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("items").GetArrayLength()).ShouldBe([30, 30, 30]);
        forms.GetProperty("seconds").GetDouble().ShouldBeLessThan(300);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
