using System.IO.Compression;
using System.Text;
using Cbhcr.Exam.Exchange;

namespace Cbhcr.Exam.Tests.Exchange;

public class a_zip_file
{
    private static MemoryStream Zip(params (string Name, string Content)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        stream.Position = 0;
        return stream;
    }

    private static string Refusal(Stream stream, ZipLimits? limits = null) => Should.Throw<UnsafeZipException>(() =>
    {
        using var zip = SafeZip.Open(stream, limits);
        foreach (var (_, entry) in zip.Entries) zip.Read(entry);
    }).Message;

    [Fact]
    public void gives_its_files_by_their_places()
    {
        using var zip = SafeZip.Open(Zip(("a/b.xml", "x"), ("c.xml", "yy"), ("d/", "")));
        zip.Entries.Select(e => (e.Path, Encoding.UTF8.GetString(zip.Read(e.Entry)))).ShouldBe([("a/b.xml", "x"), ("c.xml", "yy")]);
    }

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("a/../../evil.xml")]
    [InlineData("..\\evil.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\evil.xml")]
    [InlineData("a//b.xml")]
    [InlineData("a\nb.xml")]
    public void is_refused_when_a_name_leads_out_of_it(string name) => Refusal(Zip((name, "x"))).ShouldEndWith("is not a name inside the archive.");

    [Fact]
    public void is_refused_when_it_unpacks_to_far_more_than_it_is()
    {
        Refusal(Zip(("bomb.xml", new string('a', 3 << 20)))).ShouldBe("bomb.xml unpacks to more than 200 times its size.");
        Refusal(Zip(("a.xml", new string('a', 5000))), new(EntryBytes: 4000)).ShouldStartWith("a.xml is larger than");
        Refusal(Zip(("a.xml", new string('a', 3000)), ("b.xml", new string('a', 3000))), new(TotalBytes: 5000)).ShouldStartWith("The archive unpacks to more than");
        Refusal(Zip(("a", ""), ("b", ""), ("c", "")), new(Entries: 2)).ShouldBe("There are more than 2 files.");
        Refusal(Zip((string.Concat(Enumerable.Repeat("d/", 20)) + "a.xml", "x"))).ShouldEndWith("lies deeper than 16 folders.");
    }

    [Fact]
    public void is_refused_when_a_name_is_there_twice() => Refusal(Zip(("a.xml", "x"), ("A.xml", "y"))).ShouldBe("A.xml is there twice.");

    [Fact]
    public void gives_no_more_bytes_than_its_list_admits()
    {
        var bytes = Zip(("a.xml", new string('a', 9000))).ToArray();
        // The uncompressed size in the central directory, 24 bytes after its signature.
        var at = bytes.AsSpan().IndexOf("PK\x01\x02"u8) + 24;
        (bytes[at], bytes[at + 1]) = (1, 0);
        using var zip = SafeZip.Open(new MemoryStream(bytes));
        zip.Read(zip.Entries[0].Entry).Length.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void is_refused_when_it_is_encrypted_or_a_link()
    {
        var encrypted = Zip(("a.xml", "x")).ToArray();
        encrypted[encrypted.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        Refusal(new MemoryStream(encrypted)).ShouldBe("a.xml is encrypted.");
        var link = Zip(("a.xml", "/etc/passwd")).ToArray();
        link[link.AsSpan().IndexOf("PK\x01\x02"u8) + 41] = 0xA1;
        Refusal(new MemoryStream(link)).ShouldBe("a.xml is a link.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip file")]
    [InlineData("PK\x03\x04")]
    public void is_refused_when_it_is_none(string content) => Refusal(new MemoryStream(Encoding.Latin1.GetBytes(content))).ShouldBe("This is not a zip file, or a broken one.");

    [FsCheck.Xunit.Property(MaxTest = 200)]
    public bool with_any_byte_changed_is_read_or_refused(int place, byte value)
    {
        var bytes = Zip(("a/b.xml", "<x>text</x>"), ("c.xml", "yy")).ToArray();
        bytes[(int)((uint)place % bytes.Length)] = value;
        try
        {
            using var zip = SafeZip.Open(new MemoryStream(bytes));
            foreach (var (_, entry) in zip.Entries) zip.Read(entry);
        }
        catch (UnsafeZipException)
        {
            return true;
        }
        return true;
    }
}
