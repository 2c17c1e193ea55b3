using System.Text.Json;
using Cbhcr.Assembly;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Programmes;
using Marten;

namespace Cbhcr.Exam.Commands;

/// <summary>Two modes: from the item bank by blueprint code, and from files. Neither stores anything: forms are made by people, on the page or by the API.</summary>
public static class AssembleVerb
{
    private const string Usage =
        $"assemble <blueprint code> [--seed N] | assemble --pool pool.json --specification specification.json [--seed N] | {Assembling.AssembleFromFiles.Usage}";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--constraints")) return await Assembling.AssembleFromFiles.RunAsync(args, Console.Error);
        if (Verbs.Parse(args, "--seed", "--pool", "--specification") is not var (plain, options)) return Verbs.BadUsage("An option is not known or lacks its value.", Usage);
        if (!ulong.TryParse(options.GetValueOrDefault("--seed", "1"), out var seed)) return Verbs.BadUsage("The seed is a whole number.", Usage);
        if (options.ContainsKey("--pool") != options.ContainsKey("--specification") || plain.Count != (options.ContainsKey("--pool") ? 0 : 1))
            return Verbs.BadUsage("Name a blueprint, or both files.", Usage);
        AssemblyOutcome outcome;
        try
        {
            outcome = plain.Count == 1 ? await FromBankAsync(plain[0], seed) : await FromFilesAsync(options["--pool"], options["--specification"], seed);
        }
        catch (Exception e) when (e is IOException or JsonException or ArgumentException)
        {
            return Verbs.BadUsage(e.Message, Usage);
        }
        catch (TimeoutException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        return Show(outcome);
    }

    private static async Task<AssemblyOutcome> FromBankAsync(string blueprintCode, ulong seed)
    {
        await using var host = await QuietHost.StartAsync();
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var programme = await session.TheProgrammeAsync(CancellationToken.None);
        var blueprint = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == blueprintCode)
            ?? throw new ArgumentException($"There is no blueprint {blueprintCode}.");
        var pool = await session.ItemsForLevelAsync(blueprintCode, programme?.Demonstration == true, CancellationToken.None);
        return FormAssembly.Assemble(pool, blueprint.Content.Exam, seed);
    }

    private static async Task<AssemblyOutcome> FromFilesAsync(string pool, string specification, ulong seed) =>
        FormAssembler.Assemble(
            JsonSerializer.Deserialize<List<PoolItem>>(await File.ReadAllTextAsync(pool), Json.Options) ?? [],
            JsonSerializer.Deserialize<FormSpecification>(await File.ReadAllTextAsync(specification), Json.Options) ?? throw new JsonException("The specification is empty."),
            new AssemblyOptions(seed, FormAssembly.Budget));

    private static int Show(AssemblyOutcome outcome)
    {
        switch (outcome)
        {
            case AssembledForm form:
                VerbConsole.Table($"{form.Slots.Count} items, seed {form.Seed}, {form.Status}", ["position", "item", "competency", "use"],
                    form.Slots.Select(s => new[] { $"{s.Position}", s.Code, s.Competency, $"{s.Use}" }));
                return 0;
            case Unassemblable gap:
                Console.Error.WriteLine(gap.Explanation);
                foreach (var shortage in FormAssembly.Shortages(gap)) Console.Error.WriteLine($"  {shortage}");
                return 1;
            default:
                throw new InvalidOperationException("Assembly gave neither a form nor a reason.");
        }
    }
}
