using System.Collections.Concurrent;
using Cbhcr.Exam.Forms;
using NodaTime;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>What a test needs of a running program, whether it runs in this process or in one of its own.</summary>
public abstract class RunningExam
{
    public const string Password = "a-password-for-tests";

    private readonly ConcurrentDictionary<string, Lazy<Task<ApiClient>>> _signedIn = new();

    public abstract IClock Time { get; }

    public abstract string ConnectionString { get; }

    public Form SmallForm { get; protected set; } = null!;

    public Guid NewId() => new IdSource(Time).Next().Value;

    /// <summary>Somebody without an account.</summary>
    public abstract ApiClient Anyone();

    /// <summary>A demonstration account: writer, assembler, proctor, psychometrician, officer, admin, reviewer or candidate. All tests share its cookie.</summary>
    public Task<ApiClient> SignedInAsync(string userName) =>
        _signedIn.GetOrAdd(userName, name => new(() => Anyone().SignInAsync(name, Password, CancellationToken.None))).Value;

    /// <summary>Somebody new on the staff.</summary>
    public async Task<(Guid Id, ApiClient Client)> StaffAsync(IReadOnlyList<string> roles, bool declared = true)
    {
        var name = $"staff-{NewId():N}";
        var created = await (await SignedInAsync("admin")).PostAsync<JsonElement>("/api/accounts", new { userName = name, displayName = $"Somebody {name[^6..]}", password = Password, roles }, CancellationToken.None);
        var client = await SignedInAsync(name);
        if (declared) await DeclareAsync(client);
        return (Person.IdOf(created), client);
    }

    /// <summary>Signs all that opens items.</summary>
    public static async Task DeclareAsync(ApiClient client, bool preparesCandidates = false)
    {
        foreach (var kind in new[] { "confidentiality", "conflictOfInterest", "itemWriterTraining" })
            await client.PostAsync("/api/my/declarations", new { kind, textVersion = 1, preparesCandidates }, CancellationToken.None);
    }

    /// <summary>Eight scored and two pretest items out of twelve, through the API like any form.</summary>
    public async Task<Form> PublishSmallFormAsync(string level, int minutes, string sections = "")
    {
        var writer = await SignedInAsync("writer");
        var assembler = await SignedInAsync("assembler");
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, 12) }, CancellationToken.None);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint(level, minutes, sections: sections) }, CancellationToken.None);
        var form = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(level, $"{level}-A", 7), CancellationToken.None);
        var path = form.GetProperty("url").GetString()!;
        return await TwoPeople.PublishFormAsync(assembler, await SignedInAsync("psychometrician"), path, CancellationToken.None);
    }
}
