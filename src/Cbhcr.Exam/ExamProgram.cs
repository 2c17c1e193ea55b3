using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using JasperFx;
using Marten;
using Microsoft.EntityFrameworkCore;

namespace Cbhcr.Exam;

/// <summary>Decides what the command line asks for: to serve, one of our verbs, or a verb of the framework (help lists them).</summary>
public static class ExamProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            PlainWords.OnEveryMachine();
            if (args.Length > 0 && Verbs.Known.TryGetValue(args[0], out var verb)) return await verb(args[1..]);
            return await ServeAsync(args);
        }
        catch (Exception e) when (e is RefusedToStartException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (NeedsDatabase(args)) await builder.UseDatabaseAsync(CancellationToken.None);
        builder.AddExam();
        await using var app = builder.Build();
        app.UseExam();
        if (IsFrameworkVerb(args)) return await app.RunJasperFxCommands(args);

        var opening = ActivatorUtilities.CreateInstance<OpeningContent>(app.Services);
        await using (await OneStartAtATime.WaitAsync(app.Configuration, CancellationToken.None))
        {
            await PrepareAsync(app.Services, CancellationToken.None);
            await app.StartAsync();
            await opening.BringAsync(CancellationToken.None);
        }
        if (app.Environment.IsDevelopment()) opening.SayWhereToLook(Console.Out);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static bool IsFrameworkVerb(string[] args) => args is [not "run", ..] && !args[0].StartsWith('-');

    // Code is written, and help is given, where no database is (the build stage of the container).
    private static bool NeedsDatabase(string[] args) => !IsFrameworkVerb(args) || args[0] is not ("codegen" or "help" or "describe-event-model" or "event-model");

    /// <summary>The identity schema, which Marten does not know of, a key for cookies in it, and the master key, which no database holds.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var store = await services.GetRequiredService<IDbContextFactory<AccountStore>>().CreateDbContextAsync(ct);
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment()) await IdentitySchema.CreateIfMissingAsync(store, ct);
        else if (!await IdentitySchema.ExistsAsync(store, ct))
            throw new RefusedToStartException("The database has no schema yet. Run the files in deploy/schema in order, or this program with “schema-apply”, before the first start.");
        services.GetRequiredService<MasterKeys>();
        ProtectionKeys.EnsureOne(services);
        // In Development the first question to a table looks whether it is there, over a connection of its own. Everybody who starts an exam
        // asks for the proctoring tools; thousands at once would wait for that connection while they hold all there are.
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        await session.ProctoringToolsAsync(ct);
    }
}
