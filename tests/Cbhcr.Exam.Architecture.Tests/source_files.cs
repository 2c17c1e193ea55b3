using System.Text.RegularExpressions;

namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>What a newcomer may rely on when looking for something (house style).</summary>
public partial class source_files
{
    [Fact]
    public void are_named_after_the_use_case_whose_endpoint_they_hold()
    {
        var elsewhere =
            from source in Sources.Exam
            where source.Name.EndsWith(".cs", StringComparison.Ordinal)
            from type in Sources.Declared(source)
            where type.EndsWith("Endpoint", StringComparison.Ordinal) && type != source.BareName + "Endpoint"
            select $"{source.Name} holds {type}";
        elsewhere.ShouldBeEmpty("PauseSittingEndpoint stands in PauseSitting.cs: move the endpoint to a file of its own, or give file and endpoint the use case's name.");
    }

    [Fact]
    public void stay_short()
    {
        var all = Sources.In("src", ".cs", ".razor").Where(s => !s.Name.StartsWith("web/", StringComparison.Ordinal));
        all.Where(s => s.Lines > (s.Name.StartsWith("Cbhcr.Psychometrics/", StringComparison.Ordinal) ? 400 : 300)).Select(s => $"{s.Name}: {s.Lines} lines").ShouldBeEmpty();
    }

    [Fact]
    public void start_the_program_in_eighty_lines() => Sources.Exam.Single(s => s.Name == "Program.cs").Lines.ShouldBeLessThanOrEqualTo(80);

    [Fact]
    public void come_with_a_short_read_me_in_every_module()
    {
        var readMes = Sources.In("src/Cbhcr.Exam", ".md").ToDictionary(s => s.Name);
        Sources.ModuleFolders().Where(m => !readMes.ContainsKey($"{m}/README.md")).ShouldBeEmpty("Say what the module owns, its states and what it publishes.");
        readMes.Values.Where(r => r.BareName == "README" && r.Lines > 25).Select(r => $"{r.Name}: {r.Lines} lines").ShouldBeEmpty();
    }

    /// <summary>Text goes into pages as text. The one exception is a chart, which is drawn here and has no text of anybody's in it unescaped.</summary>
    [Fact]
    public void write_no_raw_markup_into_pages()
    {
        var raw =
            from source in Sources.Exam
            from line in source.Text.Split('\n').Select((text, i) => (Text: text.Trim(), Number: i + 1))
            where RawMarkup().IsMatch(ChartMarkup().Replace(line.Text, ""))
            select $"{source.Name}:{line.Number}: {line.Text}";
        raw.ShouldBeEmpty();
    }

    [GeneratedRegex("innerHTML|MarkupString|AddMarkupContent|@Html.Raw", RegexOptions.IgnoreCase)]
    private static partial Regex RawMarkup();

    [GeneratedRegex(@"@\(\(MarkupString\)\w*[cC]hart\.Svg\)")]
    private static partial Regex ChartMarkup();
}
