using System.Diagnostics;
using System.Text.Json;
using Cbhcr.Exam.Commands;

namespace Cbhcr.Benchmarks.Bank;

/// <summary>The item bank with many items in it: how long search, lists and item pages take over HTTP.</summary>
internal static class BankVerb
{
    private const double SearchLimit = 200, MedianLimit = 300, LastPercentLimit = 1000;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (items, requests, people, seed) = (arguments.Whole("items", 20_000), arguments.Whole("requests", 150), arguments.Whole("people", 2), arguments.Whole("seed", 1));
        await using var service = await Service.StartAsync(arguments);
        var watch = Stopwatch.StartNew();
        var bank = await BankContent.StoreAsync(service.ConnectionString, items, seed, done => { if (done % 2000 == 0) Console.WriteLine($"{done,7:N0} items stored, {watch.Elapsed.TotalSeconds:0} s"); });
        var seedSeconds = watch.Elapsed.TotalSeconds;
        await AnalyzeAsync(service.ConnectionString);
        using var reader = await service.SignedInAsync("writer");
        var kinds = Kinds(bank, seed);
        var results = new Dictionary<string, object>();
        var slow = new List<string>();
        foreach (var (kind, isSearch, address) in kinds)
        {
            var latencies = new Latencies();
            for (var warm = 0; warm < 10; warm++) await AskAsync(reader, address(), null);
            await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = people }, async (_, _) =>
            {
                string path;
                lock (bank) path = address();
                await AskAsync(reader, path, latencies);
            });
            var (median, last) = (latencies.Percentile(0.5), latencies.Percentile(0.99));
            if (isSearch ? median > SearchLimit : median > MedianLimit || last > LastPercentLimit) slow.Add(kind);
            Console.WriteLine($"{kind,-28} {latencies}");
            results[kind] = latencies.Summary;
        }
        var summary = new { items, people, seedSeconds = Math.Round(seedSeconds, 1), milliseconds = results, overTheLimit = slow, memoryMegabytes = service.Memory() };
        if (arguments.Text("json") is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(summary, Report.Indented));
        if (slow.Count > 0) Console.Error.WriteLine($"Over the limit: {string.Join(", ", slow)}");
        return slow.Count == 0 ? 0 : 1;
    }

    private static (string Kind, bool IsSearch, Func<string> Address)[] Kinds(BankContent bank, int seed)
    {
        var chance = new Random(seed);
        string Word() => bank.Words[chance.Next(bank.Words.Count)];
        string Code() => bank.Codes[chance.Next(bank.Codes.Count)];
        string Search() => chance.Next(5) switch
        {
            0 => Word(),
            1 => $"{Word()} {Word()}",
            2 => $"\"{Word()} {Word()}\"",
            3 => $"{Word()} -{Word()} ",
            _ => Word()[..4],
        };
        string Facets() => chance.Next(5) switch
        {
            0 => "competency=CM&status=Scored",
            1 => $"tag=tag%20{chance.Next(12)}&cognitiveLevel=judgment",
            2 => "pFrom=0.4&pTo=0.8&discriminationFrom=0.2&status=Scored",
            3 => $"form=FORM-{chance.Next(60):00}",
            _ => "flag=too-hard&flag=low-discrimination&sort=discrimination",
        };
        return
        [
            ("search: words", true, () => $"/api/items?text={Uri.EscapeDataString(Search())}"),
            ("search: facets and ranges", true, () => $"/api/items?{Facets()}"),
            ("search: words and facets", true, () => $"/api/items?text={Uri.EscapeDataString(Word())}&{Facets()}"),
            ("search: the whole bank", true, () => "/api/items"),
            ("page: list", false, () => $"/staff/items?page={chance.Next(1, 300)}"),
            ("page: search", false, () => $"/staff/items?text={Uri.EscapeDataString(Search())}&{Facets()}"),
            ("page: item", false, () => $"/staff/items/{Code()}"),
            ("item and versions", false, () => $"/api/items/{Code()}"),
            ("statistics of an item", false, () => $"/api/items/{Code()}/statistics"),
        ];
    }

    private static async Task AskAsync(ApiClient reader, string path, Latencies? latencies)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await reader.TryGetAsync(path, CancellationToken.None);
        await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
        latencies?.Add(watch.Elapsed);
    }

    /// <summary>What autovacuum would do soon after so many inserts.</summary>
    private static async Task AnalyzeAsync(string connectionString)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var table in new[] { "docs.item_rows", "docs.mt_doc_item", "docs.mt_doc_itemversion", "docs.mt_doc_itemhistory" })
        {
#pragma warning disable CA2100 // names of our own
            await using var command = new Npgsql.NpgsqlCommand($"vacuum analyze {table}", connection) { CommandTimeout = 300 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }
}
