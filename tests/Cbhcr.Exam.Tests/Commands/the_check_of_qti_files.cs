using System.IO.Compression;
using System.Text;

namespace Cbhcr.Exam.Tests.Commands;

public sealed class the_check_of_qti_files : IDisposable
{
    private const string Item =
        "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"i\" title=\"t\" time-dependent=\"false\">" +
        "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>" +
        "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>" +
        "<qti-item-body><qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\"><qti-prompt>?</qti-prompt><qti-simple-choice identifier=\"A\">a</qti-simple-choice></qti-choice-interaction></qti-item-body>" +
        "<qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct\"/></qti-assessment-item>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cbhcr-qti");

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private async Task<(int Code, JsonElement Report)> CheckAsync(string target)
    {
        var json = In("out.json");
        var code = await QtiCheckVerb.RunAsync([target, "--json", json]);
        return (code, JsonElement.Parse(await File.ReadAllTextAsync(json)));
    }

    [Fact]
    public async Task says_of_a_good_item_that_it_is_one()
    {
        await File.WriteAllTextAsync(In("a.xml"), Item);
        var (code, report) = await CheckAsync(In("a.xml"));
        code.ShouldBe(0);
        var file = report.EnumerateArray().ShouldHaveSingleItem();
        file.GetProperty("kind").GetString().ShouldBe("item");
        file.GetProperty("qtiVersion").GetString().ShouldBe("3.0");
        file.GetProperty("wellFormed").GetBoolean().ShouldBeTrue();
        file.GetProperty("imported").GetBoolean().ShouldBeTrue();
        file.GetProperty("interactions")[0].GetString().ShouldBe("qti-choice-interaction");
        file.GetProperty("unsupported").GetArrayLength().ShouldBe(0);
        file.GetProperty("roundTrip").GetString().ShouldBe("equivalent");
        file.GetProperty("scoring").GetString().ShouldBe("ok");
    }

    [Theory]
    [InlineData(Item + "<more/>", "line 1")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<x>&e;</x>", "line 2")]
    [InlineData("<x>\n\xff</x>", "line 2")]
    public async Task refuses_a_bad_file_with_the_line(string xml, string place)
    {
        await File.WriteAllBytesAsync(In("a.xml"), Encoding.Latin1.GetBytes(xml));
        var (code, report) = await CheckAsync(_folder.FullName);
        code.ShouldBe(1);
        report[0].GetProperty("wellFormed").GetBoolean().ShouldBeFalse();
        report[0].GetProperty("error").GetString()!.ShouldStartWith(place);
    }

    [Fact]
    public async Task reads_other_encodings_as_the_file_says()
    {
        await File.WriteAllBytesAsync(In("a.xml"), Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + Item.Replace("\"t\"", "\"Größe\"", StringComparison.Ordinal)));
        await File.WriteAllBytesAsync(In("b.xml"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Item)]);
        var (code, report) = await CheckAsync(_folder.FullName);
        code.ShouldBe(0);
        report.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task looks_into_a_zip_file_and_names_what_is_not_supported()
    {
        await using (var zip = await ZipFile.OpenAsync(In("p.zip"), ZipArchiveMode.Create))
        {
            await using var writer = new StreamWriter(await zip.CreateEntry("items/a.xml").OpenAsync());
            await writer.WriteAsync(Item.Replace("</qti-item-body>", "\n<qti-upload-interaction response-identifier=\"U\"/></qti-item-body>", StringComparison.Ordinal));
        }
        var (code, report) = await CheckAsync(In("p.zip"));
        code.ShouldBe(0);
        report[0].GetProperty("path").GetString().ShouldBe("items/a.xml");
        report[0].GetProperty("imported").GetBoolean().ShouldBeFalse();
        report[0].GetProperty("unsupported")[0].GetProperty("element").GetString().ShouldBe("qti-upload-interaction");
        report[0].GetProperty("unsupported")[0].GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData]
    [InlineData("no-such-file-anywhere.xml")]
    [InlineData("a", "b")]
    [InlineData("a", "--yaml", "x")]
    public async Task is_called_with_one_place_to_look(params string[] arguments) => (await QtiCheckVerb.RunAsync(arguments)).ShouldBe(2);
}
