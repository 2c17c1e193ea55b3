using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

/// <summary>Figures from elsewhere, as a CSV file. All of it or nothing.</summary>
public sealed record ImportStatistics(SourceFile File);

public sealed record ImportedStatistics(int Items, int NotEnough);

public sealed record StatisticsImport(RecordItemStatistics Figures);

public static class ImportStatisticsEndpoint
{
    public static async Task<(ProblemDetails, StatisticsImport)> LoadAsync(ImportStatistics command, IQuerySession session, ClaimsPrincipal user, CancellationToken ct)
    {
        var (rows, problems) = StatisticsFile.Read(command.File);
        var known = await session.NewestVersionsAsync(rows.Select(r => r.Code), ct);
        var all = problems.Concat(rows.Select(r => Problem(r, known)).OfType<(int Line, string Message)>().Select(p => new FileProblem(command.File.Name, p.Line, p.Message)))
            .OrderBy(p => p.Line).ToList();
        if (rows.Count == 0 && all.Count == 0) all.Add(new(command.File.Name, 1, "There are no rows."));
        var source = new StatisticsSource("import", $"{command.File.Name} {ContentHash.Of(command.File.Content)[..16]}");
        return all.Count > 0
            ? (Problems.Unprocessable("The file was not taken; nothing was stored.", "file-problems").With("problems", all), new(new(source, [], Guid.Empty)))
            : (Problems.None, new(new(source, [.. rows.Select(r =>
                new VersionFigures(known[r.Code].Id, r.Version ?? known[r.Code].ContentVersion, r.N, r.P, r.Discrimination, r.Options, r.Flags, r.Irt))], user.AccountId())));
    }

    [WolverinePost("/api/item-statistics/import"), Authorize(Roles = Roles.Psychometrician)]
    [ProducesResponseType<ProblemDetails>(422)]
    public static async Task<ImportedStatistics> Post(ImportStatistics command, StatisticsImport import, IMessageBus bus, CancellationToken ct)
    {
        await bus.InvokeAsync(import.Figures, ct);
        return new(import.Figures.Items.Count, import.Figures.Items.Count(f => FigureRules.Honest(f) is { P: null, Discrimination: null }));
    }

    private static (int, string)? Problem(StatisticsFile.Row row, IReadOnlyDictionary<string, (Guid Id, int ContentVersion)> known) =>
        !known.TryGetValue(row.Code, out var item) ? (row.Line, $"No item has the code {row.Code}.")
        : row.Version is < 1 || row.Version > item.ContentVersion ? (row.Line, $"{row.Code} has no version {row.Version}; the newest is {item.ContentVersion}.")
        : null;

    internal static async Task<IReadOnlyDictionary<string, (Guid Id, int ContentVersion)>> NewestVersionsAsync(this IQuerySession session, IEnumerable<string> codes, CancellationToken ct)
    {
        await using var command = new Npgsql.NpgsqlCommand($"select code, id, content_version from {ItemRow.Table} where code = any(@codes)");
        command.Parameters.AddWithValue("codes", codes.Distinct().ToArray());
        await using var reader = await session.ExecuteReaderAsync(command, ct);
        var known = new Dictionary<string, (Guid, int)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) known[reader.GetString(0)] = (reader.GetGuid(1), reader.GetInt32(2));
        return known;
    }
}
