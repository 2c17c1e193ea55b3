using System.IO.Compression;
using System.Text;

namespace Cbhcr.Exam.Tests.Exchange;

/// <summary>Packages made for a test.</summary>
internal static class QtiFiles
{
    /// <summary>The smallest PNG.</summary>
    public static byte[] Pixel { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static string Choice(string identifier, string prompt = "Which one?", string more = "") =>
        $"""
        <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="{identifier}" title="t" time-dependent="false" xml:lang="en">
        <qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>y</qti-value></qti-correct-response></qti-response-declaration>
        <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
        <qti-item-body><p>Read <b>this</b>.</p>{more}
        <qti-choice-interaction response-identifier="R" max-choices="1" shuffle="true"><qti-prompt>{prompt}</qti-prompt>
        <qti-simple-choice identifier="x">No</qti-simple-choice><qti-simple-choice identifier="y">Yes, <em>of course</em></qti-simple-choice><qti-simple-choice identifier="z">Later</qti-simple-choice>
        </qti-choice-interaction></qti-item-body>
        <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"/>
        </qti-assessment-item>
        """;

    public static string Item(string identifier, string declaration, string body, string processing = "<qti-response-processing template=\"http://x/rptemplates/match_correct\"/>") =>
        $"<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"{identifier}\" title=\"t\" time-dependent=\"false\">{declaration}" +
        $"<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/><qti-item-body>{body}</qti-item-body>{processing}</qti-assessment-item>";

    public static string Declared(string cardinality, string type, params string[] correct) =>
        $"<qti-response-declaration identifier=\"R\" cardinality=\"{cardinality}\" base-type=\"{type}\"><qti-correct-response>{string.Concat(correct.Select(c => $"<qti-value>{c}</qti-value>"))}</qti-correct-response></qti-response-declaration>";

    public static byte[] Zip(params (string Path, string Content)[] files) => Zip(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Content))));

    public static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                using var to = zip.CreateEntry(path).Open();
                to.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    public static IReadOnlyDictionary<string, string> Unzip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }
}
