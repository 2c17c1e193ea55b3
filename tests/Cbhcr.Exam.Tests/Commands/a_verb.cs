using System.Text.Json;
using Cbhcr.Exam.Commands;

namespace Cbhcr.Exam.Tests.Commands;

/// <summary>0 done, 1 a check failed, 2 bad usage.</summary>
public class a_verb
{
    [Theory]
    [InlineData("import-items")]
    [InlineData("import-items", "no-such-folder-anywhere")]
    [InlineData("assemble")]
    [InlineData("assemble", "--seed", "many", "CBHCR-I")]
    [InlineData("assemble", "--pool", "pool.json")]
    [InlineData("assemble", "--colour", "blue")]
    [InlineData("assemble", "--pool", "no-such-file.json", "--specification", "no-such-file.json")]
    [InlineData("verify-events", "everything")]
    [InlineData("demo", "--candidates", "none")]
    [InlineData("demo", "somewhere")]
    [InlineData("schema-apply", "now")]
    [InlineData("schema-script")]
    public async Task that_is_called_wrongly_returns_two(string verb, params string[] arguments) => (await Verbs.Known[verb](arguments)).ShouldBe(2);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public async Task assemble_from_files_returns_zero_for_a_form_and_one_when_the_pool_is_short(int wanted, int code)
    {
        var folder = Directory.CreateTempSubdirectory("cbhcr-verb");
        var (pool, specification) = (Path.Combine(folder.FullName, "pool.json"), Path.Combine(folder.FullName, "specification.json"));
        await File.WriteAllTextAsync(pool, JsonSerializer.Serialize(Enumerable.Range(1, 5).Select(i => new
        {
            code = $"I-{i}", competency = "C", cognitiveLevel = "recall", enemies = i == 1 ? new[] { "I-2" } : [], keyPosition = "A",
        })));
        await File.WriteAllTextAsync(specification, JsonSerializer.Serialize(new { competencies = new[] { new { competency = "C", scored = wanted } }, pretestItems = 0, cognitiveMix = Array.Empty<object>() }));
        (await AssembleVerb.RunAsync(["--pool", pool, "--specification", specification])).ShouldBe(code);
        folder.Delete(recursive: true);
    }
}
