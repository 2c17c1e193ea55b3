using Cbhcr.Exam.Identity;
using JasperFx.CommandLine;
using JasperFx.Resources;
using Microsoft.EntityFrameworkCore;

namespace Cbhcr.Exam.Commands;

/// <summary>Creates or extends every schema: events, documents, messages, identity. For a first production start and for upgrades.</summary>
public static class SchemaApplyVerb
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0) return Verbs.BadUsage("schema-apply takes no arguments.", "schema-apply");
        var builder = WebApplication.CreateBuilder();
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(Platform.EventStore.ConnectionName)))
            return Verbs.BadUsage("Set ConnectionStrings__Exam to the database whose schema shall be made.", "schema-apply");
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
