using System.Security.Cryptography;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Benchmarks;

/// <summary>The program under test: one process or several, over a database of this run. All of it can be killed and started again.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly IRunDatabase _database;

    private Service(IRunDatabase database, string program, int nodes)
    {
        _database = database;
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Demonstration__Password"] = Password,
            ["ConnectionStrings__Exam"] = $"{ConnectionString};Maximum Pool Size={(nodes == 1 ? 40 : 25)}{Environment.GetEnvironmentVariable("CBHCR_PG")}",
        };
        if (nodes > 1) settings["DurabilityMode"] = "Balanced";
        foreach (var limit in new[] { "SignIn", "Admission", "Verify" }) settings[$"RateLimits__{limit}PerMinute"] = "1000000";
        Nodes = [.. Enumerable.Range(0, nodes).Select(_ => new Node(program, settings))];
    }

    public IReadOnlyList<Node> Nodes { get; }

    public IReadOnlyList<Uri> Addresses => [.. Nodes.Select(n => n.Address)];

    /// <summary>Null when the database is on a server that others use too.</summary>
    public OwnServer? OwnServer => _database as OwnServer;

    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public string ConnectionString => _database.ConnectionString;

    public static Task<Service> StartAsync(Arguments arguments, bool killsPostgres = false) =>
        StartAsync(arguments.Text("program", typeof(Cbhcr.Exam.ExamHost).Assembly.Location), arguments.Whole("nodes", 1), killsPostgres);

    public static async Task<Service> StartAsync(string program, int nodes, bool killsPostgres)
    {
        var database = killsPostgres ? await Benchmarks.OwnServer.CreateAsync() : await SharedServer.CreateAsync();
        var service = new Service(database, program, nodes);
        try
        {
            await service.Nodes[0].ApplySchemaAsync();
            await Task.WhenAll(service.Nodes.Select(n => n.StartAsync()));
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public Memory Memory()
    {
        var nodes = Nodes.Select(n => n.Memory()).ToList();
        return new(nodes.Sum(m => m.Rss), nodes.Sum(m => m.WorkingSet), nodes.Sum(m => m.Peak));
    }

    public Task<ApiClient> SignedInAsync(string userName, int node = 0) => new ApiClient(Nodes[node % Nodes.Count].Address).SignInAsync(userName, Password, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) node.Dispose();
        await _database.DisposeAsync();
    }
}
