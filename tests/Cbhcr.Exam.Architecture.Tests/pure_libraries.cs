using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>Numbers and forms come from their arguments alone: no files, no network, no clock, no chance, no framework.</summary>
public class pure_libraries
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.IO", "System.Net", "System.Data", "Microsoft.Extensions", "Microsoft.AspNetCore", "Marten", "Wolverine", "JasperFx", "Npgsql", "NodaTime"];

    private static readonly string[] ForbiddenTypes =
        ["System.Console", "System.Random", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process"];

    private static readonly (string Type, string[] Members)[] ForbiddenMembers =
    [
        ("System.DateTime", ["get_Now", "get_UtcNow", "get_Today"]),
        ("System.DateTimeOffset", ["get_Now", "get_UtcNow"]),
        ("System.Guid", ["NewGuid", "CreateVersion7"]),
        // Not the whole type: compiled iterators ask Environment for their thread.
        ("System.Environment", ["get_TickCount", "get_TickCount64", "GetEnvironmentVariable", "GetEnvironmentVariables", "get_MachineName", "get_UserName", "get_CurrentDirectory", "Exit"]),
    ];

    /// <summary>
    /// XML is read from characters; the runtime's reader takes them from a reader of text. A search that is given seconds has to know how many are left;
    /// one that is given counted effort does not look at them.
    /// </summary>
    private static readonly (string Library, string Type)[] Allowed =
        [("Cbhcr.Qti", "System.IO.StringReader"), ("Cbhcr.Qti", "System.IO.TextReader"), ("Cbhcr.Assembly", "System.Diagnostics.Stopwatch")];

    public static TheoryData<string> Libraries => ["Cbhcr.Psychometrics", "Cbhcr.Assembly", "Cbhcr.Qti", "Cbhcr.Lint"];

    [Theory, MemberData(nameof(Libraries))]
    public void know_neither_each_other_nor_the_host(string library)
    {
        XDocument.Load(ProjectFile(library)).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value).ShouldBeEmpty();
        System.Reflection.Assembly.Load(library).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Cbhcr.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Libraries))]
    public void take_no_files_network_clock_or_chance(string library)
    {
        using var file = new PEReader(File.OpenRead(System.Reflection.Assembly.Load(library).Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(t => Name(metadata, t)).ToList();
        types.Where(t => !Allowed.Contains((library, t))).Where(t => ForbiddenTypes.Contains(t) || ForbiddenNamespaces.Any(n => t.StartsWith(n, StringComparison.Ordinal))).ShouldBeEmpty();
        var members =
            from handle in metadata.MemberReferences
            let member = metadata.GetMemberReference(handle)
            where member.Parent.Kind == HandleKind.TypeReference
            select (Type: Name(metadata, (TypeReferenceHandle)member.Parent), Member: metadata.GetString(member.Name));
        members.Where(m => ForbiddenMembers.Any(f => f.Type == m.Type && f.Members.Contains(m.Member))).ShouldBeEmpty();
    }

    [Fact]
    public void leave_the_solver_to_assembly_alone()
    {
        var projects = Sources.In("src", ".csproj").Where(p => p.Text.Contains("Google.OrTools", StringComparison.Ordinal)).Select(p => p.Name);
        projects.ShouldBe(["Cbhcr.Assembly/Cbhcr.Assembly.csproj"]);
        Sources.In("src", ".cs", ".razor").Where(s => !s.Name.StartsWith("Cbhcr.Assembly/", StringComparison.Ordinal) && s.Text.Contains("Google.OrTools", StringComparison.Ordinal))
            .Select(s => s.Name).ShouldBeEmpty();
    }

    private static string ProjectFile(string library) => Path.Combine(Sources.Root, "src", library, library + ".csproj");

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
