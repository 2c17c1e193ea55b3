using Marten;
using Npgsql;

namespace Cbhcr.Exam.Platform;

public static class OneAtATime
{
    /// <summary>Whoever comes second waits until the first has committed or given up, and then sees what was stored.</summary>
    /// <param name="what">The lock is held until the session's transaction ends.</param>
    public static async Task OneAtATimeAsync(this IDocumentSession session, string what, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new() { Value = what } } };
        await using var reader = await session.ExecuteReaderAsync(command, ct);
    }
}
