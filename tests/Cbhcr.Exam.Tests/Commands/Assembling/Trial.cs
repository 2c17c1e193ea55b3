using System.Globalization;
using Cbhcr.Exam.Commands.Assembling;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>A folder with the files of one assembly, and what comes of them.</summary>
internal sealed class Trial : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-assemble");
    private readonly List<string> _pools = [];

    public string Constraints { get; set; } = "constraints.json";

    /// <summary>What was said besides.</summary>
    public string Said { get; private set; } = "";

    public int Code { get; private set; }

    public string In(string name) => Path.Combine(_folder.FullName, name);

    public Trial Pool(string text, string name = "pool.csv") => Pool(new System.Text.UTF8Encoding(false).GetBytes(text), name);

    public Trial Pool(byte[] bytes, string name = "pool.csv")
    {
        File.WriteAllBytes(In(name), bytes);
        _pools.Add(In(name));
        return this;
    }

    public async Task<JsonElement> AssembleAsync(string constraints, params string[] more)
    {
        await RunAsync(constraints, more);
        Code.ShouldBe(0, Said);
        return JsonElement.Parse(await File.ReadAllTextAsync(In("forms.json")));
    }

    public async Task<string> RefusedAsync(string constraints, params string[] more)
    {
        await RunAsync(constraints, more);
        Code.ShouldBe(2);
        return Said;
    }

    public async Task RunAsync(string constraints, params string[] more)
    {
        await File.WriteAllTextAsync(In(Constraints), constraints);
        var (command, problem) = AssembleCommand.Read(
            ["--pool", string.Join(',', _pools), "--constraints", In(Constraints), "--out", In("forms.json"), .. more.Length > 0 ? more : ["--deterministic", "2"]]);
        problem.ShouldBeNull();
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        Code = await AssembleFromFiles.RunAsync(command!, said);
        Said = said.ToString();
    }

    public static IReadOnlyList<string> Items(JsonElement forms, int form = 1) =>
        [.. forms.GetProperty("forms")[form - 1].GetProperty("items").EnumerateArray().Select(i => i.GetString()!).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
