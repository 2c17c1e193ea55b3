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
    [InlineData("assemble", "--pool", "pool.csv")]
    [InlineData("assemble", "--constraints", "constraints.json")]
    [InlineData("assemble", "CBHCR-I", "CBHCR-II")]
    [InlineData("assemble", "--colour", "blue")]
    [InlineData("assemble", "--pool", "no-such-file.json", "--specification", "no-such-file.json")]
    [InlineData("assemble", "CBHCR-I", "--forms", "0")]
    [InlineData("verify-events", "everything")]
    [InlineData("demo", "--candidates", "none")]
    [InlineData("demo", "somewhere")]
    [InlineData("schema-apply", "now")]
    [InlineData("schema-script")]
    public async Task that_is_called_wrongly_returns_two(string verb, params string[] arguments) => (await Verbs.Known[verb](arguments)).ShouldBe(2);
}
