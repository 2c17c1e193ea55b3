using System.Net;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Tests.Golden;
using Cbhcr.Exam.Tests.Hosting;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cbhcr.Exam.Tests.Commands;

/// <summary>deploy/schema: what a production database is made from where the program may not make it.</summary>
[Collection(WithTheProgram.Name)]
public class the_schema_files(ExamFixture exam)
{
    private static string Folder => Path.Combine(GoldenFile.Folder, "..", "..", "..", "deploy", "schema");

    [Fact]
    public async Task are_what_the_program_would_make()
    {
        var scripts = await SchemaScripts.OfAsync(exam.Services, default);
        scripts.Count.ShouldBe(3);
        foreach (var (name, sql) in scripts)
        {
            var path = Path.Combine(Folder, name);
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(path, sql);
            (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n").ShouldBe(sql, $"Run `schema-script deploy/schema` and read what changed in {name}.");
        }
    }

    [Fact]
    public async Task are_all_that_a_production_start_needs()
    {
        await using var database = await ScratchDatabase.CreateAsync($"cbhcr_schema_{Environment.ProcessId}");
        foreach (var file in Directory.GetFiles(Folder, "*.sql").Order(StringComparer.Ordinal)) await RunAsync(database.ConnectionString, await File.ReadAllTextAsync(file));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Staging, ApplicationName = typeof(ExamHost).Assembly.GetName().Name });
        builder.Configuration["ConnectionStrings:Exam"] = database.ConnectionString;
        builder.Configuration["FirstAdministrator:UserName"] = "first";
        builder.Configuration["FirstAdministrator:Password"] = "a-password-for-the-first";
        builder.Configuration["PersonalData:MasterKey"] = Convert.ToBase64String(new byte[32]);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        await using var host = await RunningHost.StartAsync(builder);
        await ActivatorUtilities.CreateInstance<OpeningContent>(host.Services).BringAsync(default);
        await host.Services.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync();

        using var client = await new ApiClient(new Uri(host.App.Urls.First())).SignInAsync("first", "a-password-for-the-first", default);
        (await client.GetAsync<List<AccountRow>>("/api/accounts", default)).Single().Roles.ShouldBe([Roles.Administrator]);
        (await client.TryGetAsync("/api/programme", default)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "production brings no demonstration");
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the repository's own file
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
