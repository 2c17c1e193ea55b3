using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Tests.Golden;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>Pools that others published, with the constraint files of examples/assembly. The pools are not part of the project: see CBHCR_SHARED in CONTRIBUTING.md.</summary>
public sealed class the_published_pools : IDisposable
{
    private static readonly string Root = Repository.Root(GoldenFile.Folder)!;

    private static readonly string Data = Path.Combine(
        Environment.GetEnvironmentVariable("CBHCR_SHARED") is { Length: > 0 } named ? named : Path.Combine(Root, "..", "shared"), "psychometrics", "data");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-assemble");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task science_comes_to_the_optimum_that_was_published()
    {
        var forms = await AssembleAsync("science", "60", "ata_itempool_science_data", "ata_itemattrib_science_data");
        forms.GetProperty("status").GetString().ShouldBe("optimal");
        forms.GetProperty("objective").GetDouble().ShouldBe(44.913319, 1e-6);
    }

    [Fact]
    public async Task fatigue_is_met_to_the_optimum()
    {
        var forms = await AssembleAsync("fatigue", "60", "ata_itempool_fatigue_data", "ata_itemattrib_fatigue_data");
        forms.GetProperty("status").GetString().ShouldBe("optimal");
        forms.GetProperty("objective").GetDouble().ShouldBe(108.02199, 1e-5);
    }

    [Theory]
    [InlineData("pool-1000", "ata_pool_1000", 5, 150, 0.05)]
    [InlineData("diao", "ata_items_diao", 2, 55, 3.5)]
    [InlineData("mini", "ata_items_mini", 2, 10, 1)]
    [InlineData("pilot", "ata_items_pilot", 4, 20, 10)]
    public async Task others_are_met_in_a_few_seconds(string constraints, string pool, int count, int length, double near)
    {
        var forms = await AssembleAsync(constraints, "8", pool);
        forms.GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("items").GetArrayLength()).ShouldBe(Enumerable.Repeat(length, count));
        forms.GetProperty("objective").GetDouble().ShouldBeLessThan(near);
    }

    private async Task<JsonElement> AssembleAsync(string constraints, string seconds, params string[] pools)
    {
        Assert.SkipUnless(Directory.Exists(Data), "No pools: set CBHCR_SHARED to the folder that holds psychometrics/.");
        var to = Path.Combine(_folder.FullName, "forms.json");
        var (files, rules) = (string.Join(',', pools.Select(p => Path.Combine(Data, $"{p}.csv"))), Path.Combine(Root, "examples", "assembly", $"{constraints}.json"));
        var code = await AssembleVerb.RunAsync(["--pool", files, "--constraints", rules, "--time", seconds, "--out", to]);
        code.ShouldBe(0);
        return JsonElement.Parse(await File.ReadAllTextAsync(to));
    }
}
