using Cbhcr.Exam.Identity;
using Microsoft.EntityFrameworkCore;
using Weasel.Core.Migrations;

namespace Cbhcr.Exam.Commands;

/// <summary>The SQL that makes an empty database ready, as files for whoever may not let a program change schemas.</summary>
public static class SchemaScripts
{
    /// <summary>File names in the order to run them, with their text. Needs no database.</summary>
    public static async Task<IReadOnlyList<(string Name, string Sql)>> OfAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var accounts = await services.GetRequiredService<IDbContextFactory<AccountStore>>().CreateDbContextAsync(ct);
        var scripts = new List<(string, string)> { ("001-identity.sql", Tidy(accounts.Database.GenerateCreateScript())) };
        foreach (var source in services.GetServices<IDatabaseSource>())
            foreach (var database in await source.BuildDatabases())
                scripts.Add((database.Describe().SubjectUri.Scheme == "wolverine" ? "003-messages.sql" : "002-events.sql", Tidy(database.ToDatabaseScript())));
        return [.. scripts.OrderBy(s => s.Item1, StringComparer.Ordinal)];
    }

    private static string Tidy(string sql) => sql.ReplaceLineEndings("\n").TrimEnd() + "\n";
}
