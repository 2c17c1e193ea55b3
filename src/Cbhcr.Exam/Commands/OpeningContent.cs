using System.Security.Cryptography;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Cbhcr.Exam.Registration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Wolverine;

namespace Cbhcr.Exam.Commands;

/// <summary>
/// What a development start brings with it: a demonstration programme, the repository's framework, blueprints and items, and accounts to
/// sign in with. Production brings nothing but the first administrator that its configuration names.
/// </summary>
public sealed partial class OpeningContent(IServiceProvider services, IConfiguration configuration, IHostEnvironment environment, Readiness readiness, ILogger<OpeningContent> logger)
{
    /// <summary>Stands in the events of what no person did.</summary>
    public static Guid TheProgramItself { get; } = new("00000000-0000-7000-8000-000000000001");

    public static IReadOnlyList<(string UserName, string Name, string Role)> DemonstrationAccounts { get; } =
    [
        ("writer", "Wren Writer", Roles.ItemWriter),
        ("reviewer", "Rowan Reviewer", Roles.Reviewer),
        ("editor", "Emery Editor", Roles.Reviewer),
        ("advocate", "Adair Advocate", Roles.Reviewer),
        ("assembler", "Ash Assembler", Roles.FormAssembler),
        ("proctor", "Parker Proctor", Roles.Proctor),
        ("psychometrician", "Piper Psychometrician", Roles.Psychometrician),
        ("officer", "Oak Officer", Roles.CredentialingOfficer),
        ("admin", "Alder Administrator", Roles.Administrator),
        ("candidate", "Casey Candidate", Roles.Candidate),
    ];

    public static DefineProgramme DemonstrationProgramme { get; } = new(
        "CBHCR demonstration programme", "Demonstration Board (no real body)",
        "Shows how an exam for community behavioral health crisis responders could be built, given and defended.",
        "No credential exists here. Items are samples without expert review, and the cut score rests on no study.",
        "America/Chicago", Demonstration: true, new ProgrammePolicies(10, 2, 30));

    public async Task BringAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.EnsureRolesAsync();
        if (environment.IsDevelopment()) await BringDemonstrationAsync(accounts, scope.ServiceProvider.GetRequiredService<IMessageBus>(), ct);
        else if (await FirstAdministrator.EnsureAsync(accounts, configuration, services.GetRequiredService<IdSource>()) is { } made)
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new RecordAccount(made, [Roles.Administrator], TheProgramItself), ct);
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(new RewrapPersonKeys(), ct);
        readiness.Declare();
    }

    private async Task BringDemonstrationAsync(Accounts accounts, IMessageBus bus, CancellationToken ct)
    {
        var programme = await bus.InvokeAsync<Programme>(new EstablishProgramme(DemonstrationProgramme, TheProgramItself), ct);
        if (Repository.Root(environment) is { } root)
        {
            var bank = Path.Combine(root, "item-bank");
            var problems = (await bus.ImportFrameworkAsync(bank, TheProgramItself, ct)).Concat(await bus.ImportBlueprintsAsync(bank, TheProgramItself, ct)).ToList();
            var items = await bus.ImportItemsAsync(Path.Combine(bank, "items"), TheProgramItself, ct);
            foreach (var problem in problems.Concat(items.Problems)) LogProblem(logger, problem.ToString());
            LogItems(logger, items.Drafted, items.Revised, items.Unchanged);
        }
        foreach (var (userName, name, role) in DemonstrationAccounts)
        {
            if (await accounts.ExistsAsync(userName)) continue;
            var id = services.GetRequiredService<IdSource>().Next().Value;
            if (await accounts.CreateAsync(id, userName, name, Password(configuration, environment), role) is { } problem) throw new InvalidOperationException(problem.Text);
            if (role == Roles.Candidate) await bus.InvokeAsync(new EnrolAccount(id, programme.Id, TheProgramItself), ct);
            else
            {
                await bus.InvokeAsync(new RecordAccount(id, [role], TheProgramItself), ct);
                await bus.InvokeAsync(new SignAllDeclarations(id), ct);
            }
        }
    }

    /// <summary>Drawn at the first start and kept beside the database: the repository holds no password.</summary>
    public static string Password(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Demonstration:Password"] is { Length: > 0 } configured) return configured;
        var file = Path.Combine(Repository.Root(environment) ?? environment.ContentRootPath, ".data", "demonstration-password");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Base32.InGroups(Base32.Encode(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant(), 4));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return File.ReadAllText(file).Trim();
    }

    /// <summary>Where to look and whom to sign in as.</summary>
    public void SayWhereToLook(TextWriter to)
    {
        var address = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        to.WriteLine();
        to.WriteLine($"  Cbhcr.Exam is ready:   {address}");
        to.WriteLine($"  candidates start at    {address}/exam");
        to.WriteLine($"  employers check at     {address}/verify");
        to.WriteLine($"  the API is described at {address}/swagger");
        to.WriteLine($"  sign in as             {string.Join(", ", DemonstrationAccounts.Select(a => a.UserName))}");
        to.WriteLine($"  with the password      {Password(configuration, environment)}   (demonstration accounts, development only)");
        to.WriteLine();
    }

    [LoggerMessage(LogLevel.Warning, "Not imported: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);

    [LoggerMessage(LogLevel.Information, "Items: {Drafted} drafted, {Revised} revised, {Unchanged} unchanged.")]
    private static partial void LogItems(ILogger logger, int drafted, int revised, int unchanged);
}
