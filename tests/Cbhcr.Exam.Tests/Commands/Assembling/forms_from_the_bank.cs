using System.Globalization;
using Cbhcr.Exam.Commands.Assembling;
using Cbhcr.Exam.Forms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>The verb with the code of a blueprint.</summary>
[Collection(WithTheProgram.Name)]
public sealed class forms_from_the_bank(ExamFixture exam) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-assemble");

    private string Out => Path.Combine(_folder.FullName, "forms.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task are_the_ones_that_the_program_makes_with_the_same_seed()
    {
        var assembler = await exam.SignedInAsync("assembler");
        var created = await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm("TEST-SMALL", "AS-THE-VERB", 17), default);
        var form = await assembler.GetAsync<Form>(created.GetProperty("url").GetString()!, default);
        (await RunAsync("TEST-SMALL", "--seed", "17", "--out", Out)).Code.ShouldBe(0);
        var written = JsonElement.Parse(await File.ReadAllTextAsync(Out));
        written.GetProperty("mode").GetString().ShouldBe("deterministic");
        written.GetProperty("forms")[0].GetProperty("items").EnumerateArray().Select(i => i.GetString()).ShouldBe(form.Slots.Select(s => s.ItemCode));
    }

    [Fact]
    public async Task are_several_that_share_nothing_within_the_time_given()
    {
        await (await exam.SignedInAsync("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items("VERB", 24) }, default);
        await (await exam.SignedInAsync("assembler")).PostAsync<JsonElement>("/api/blueprints/import", new { file = SampleFiles.Blueprint("VERB", 30) }, default);
        (await RunAsync("VERB", "--forms", "2", "--time", "10", "--seed", "18446744073709551615", "--out", Out)).Code.ShouldBe(0);
        var written = JsonElement.Parse(await File.ReadAllTextAsync(Out));
        written.GetProperty("mode").GetString().ShouldBe("time");
        var forms = written.GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("items").EnumerateArray().Select(i => i.GetString()).ToList()).ToList();
        forms.Select(f => f.Count).ShouldBe([10, 10]);
        forms.SelectMany(f => f).ShouldBeUnique();
    }

    [Fact]
    public async Task are_explained_where_there_are_none()
    {
        (await RunAsync("TEST-SMALL", "--forms", "19", "--out", Out)).Code.ShouldBe(1);
        var written = JsonElement.Parse(await File.ReadAllTextAsync(Out));
        written.GetProperty("status").GetString().ShouldBe("infeasible");
        written.GetProperty("conflicts").GetArrayLength().ShouldBeGreaterThan(0);
        written.GetProperty("explanation").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task need_a_blueprint_that_is_there()
    {
        var (code, said) = await RunAsync("NO-SUCH-LEVEL");
        code.ShouldBe(2);
        said.ShouldContain("There is no blueprint NO-SUCH-LEVEL.");
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        return (await AssembleFromBank.RunAsync(session, AssembleCommand.Read(args).Command!, said), said.ToString());
    }
}
