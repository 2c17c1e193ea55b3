using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using JasperFx.CommandLine;
using JasperFx.Resources;
using Microsoft.EntityFrameworkCore;

namespace Cbhcr.Exam.Commands;

/// <summary>Creates or extends every schema: events, documents, messages, identity. For a first production start and for upgrades.</summary>
public static class SchemaApplyVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Verbs.Parse(args, "--embedded") is not ({ Count: 0 }, _)) return Verbs.BadUsage("Nothing but --embedded true is known here.", "schema-apply [--embedded true]");
        var builder = WebApplication.CreateBuilder(args);
        await builder.UseDatabaseAsync(CancellationToken.None);
        builder.AddExam();
        await using var app = builder.Build();
        await using (var store = await app.Services.GetRequiredService<IDbContextFactory<AccountStore>>().CreateDbContextAsync())
            await IdentitySchema.CreateIfMissingAsync(store, CancellationToken.None);
        await app.Services.GetRequiredService<Marten.IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate);
        await app.SetupResources();
        Console.WriteLine("The schema is up to date.");
        return 0;
    }
}
