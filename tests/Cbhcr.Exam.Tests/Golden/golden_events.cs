using System.Text;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Tests.Golden.Samples;

namespace Cbhcr.Exam.Tests.Golden;

/// <summary>What was stored once must be read for ever: the JSON of every event is kept here, and today's program still reads it.</summary>
public partial class golden_events
{
    public static TheoryData<string> Names => [.. EventTypes.ByName.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public async Task are_written_as_before(string name)
    {
        var sample = Sample.All.SingleOrDefault(e => e.GetType() == EventTypes.ByName[name]);
        sample.ShouldNotBeNull($"{EventTypes.ByName[name].Name} is stored as {name} and has no sample. Add one to tests/Cbhcr.Exam.Tests/Golden/Samples/" +
            $"{EventTypes.ModuleOf(EventTypes.ByName[name])}.cs (list it in Sample.cs if the module is new), run the tests once with UPDATE_GOLDEN=1 and commit Golden/events/{name}.json.");
        var json = Written(sample);
        json.ShouldNotContain(Guid.Empty.ToString(), customMessage: "A sample gives every id a value.");
        await GoldenFile.CompareAsync(File(name), json);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task are_read_as_before(string name)
    {
        if (!System.IO.File.Exists(Path.Combine(GoldenFile.Folder, File(name)))) Assert.Skip("There is no golden file to read; are_written_as_before says what to do.");
        var golden = await GoldenFile.ReadAsync(File(name));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(golden));
        var read = EventTypes.Serializer.FromJson(EventTypes.ByName[name], stream);
        Written(read).ShouldBe(golden);
    }

    [Fact]
    public void are_named_by_noun_and_past_tense() =>
        EventTypes.ByName.Where(e => !Name().IsMatch(e.Key)).Select(e => $"{e.Value.Name}: {e.Key}")
            .ShouldBeEmpty("Map the event in its module: store.Events.MapEventType<SittingPaused>(\"sitting.paused\"). A name is for ever.");

    [Fact]
    public void are_all_mapped() =>
        EventTypes.Used().Where(t => !EventTypes.ByName.Values.Contains(t)).Select(t => t.FullName)
            .ShouldBeEmpty("Map the event in its module's Configure, and name the module in ExamHost.");

    [Fact]
    public void have_no_sample_without_a_name() =>
        Sample.All.Select(e => e.GetType()).Where(t => !EventTypes.ByName.Values.Contains(t)).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void are_never_renamed() =>
        Directory.EnumerateFiles(Path.Combine(GoldenFile.Folder, "events"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Except(EventTypes.ByName.Keys)
            .ShouldBeEmpty("Streams hold events of these names, and no type is mapped to them any more. Map them again; delete the file only if no release ever stored one.");

    private static string File(string name) => $"events/{name}.json";

    private static string Written(object sample) => GoldenFile.Pretty(EventTypes.Serializer.ToJson(sample));

    [GeneratedRegex(@"^[a-z_]+\.[a-z_]+$")]
    private static partial Regex Name();
}
