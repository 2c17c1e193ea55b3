using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cbhcr.Exam.Tests.Golden;

/// <summary>Text that is committed beside the tests and changes only on purpose: UPDATE_GOLDEN=1 writes it, a reviewer reads the difference.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Folder { get; } = Find();

    public static string Pretty(string json) => JsonNode.Parse(json)!.ToJsonString(Indented) + "\n";

    /// <summary>As <see cref="Pretty"/>, with the members of every object in order of their names: for documents whose order means nothing.</summary>
    public static string PrettyInOrder(string json) => Sorted(JsonNode.Parse(json))!.ToJsonString(Indented) + "\n";

    public static async Task<string> ReadAsync(string name) => (await File.ReadAllTextAsync(Path.Combine(Folder, name))).ReplaceLineEndings("\n");

    public static async Task CompareAsync(string name, string actual)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, actual);
            return;
        }
        if (!File.Exists(path))
            Assert.Fail($"There is no golden file Golden/{name} yet. Run the tests once with UPDATE_GOLDEN=1, read what it wrote, and commit it:\n{actual}");
        var golden = await ReadAsync(name);
        if (golden != actual)
            Assert.Fail($"Golden/{name} differs {FirstDifference(golden, actual)}\nIf that is meant, run the tests once with UPDATE_GOLDEN=1 and commit the file.");
    }

    private static string FirstDifference(string golden, string actual)
    {
        var (was, now) = (golden.Split('\n'), actual.Split('\n'));
        var line = was.Zip(now).TakeWhile(p => p.First == p.Second).Count();
        return $"first at line {line + 1}:\n  golden: {was.ElementAtOrDefault(line)?.Trim() ?? "(end)"}\n  now:    {now.ElementAtOrDefault(line)?.Trim() ?? "(end)"}";
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Find([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
