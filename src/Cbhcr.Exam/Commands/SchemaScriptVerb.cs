namespace Cbhcr.Exam.Commands;

/// <summary>Writes deploy/schema anew; a test compares it with the program.</summary>
public static class SchemaScriptVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length != 1) return Verbs.BadUsage("Name the folder to write to.", "schema-script <folder>");
        var builder = WebApplication.CreateBuilder();
        builder.AddExam();
        await using var app = builder.Build();
        Directory.CreateDirectory(args[0]);
        foreach (var (name, sql) in await SchemaScripts.OfAsync(app.Services, CancellationToken.None))
        {
            await File.WriteAllTextAsync(Path.Combine(args[0], name), sql);
            Console.WriteLine(Path.Combine(args[0], name));
        }
        return 0;
    }
}
