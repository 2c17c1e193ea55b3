using System.Text.RegularExpressions;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Writing;

namespace Cbhcr.Qti.Packages;

/// <summary>An item on its way out.</summary>
/// <param name="Item">Its pictures are named by their paths from the package's root.</param>
/// <param name="Competencies">What it measures.</param>
/// <param name="Pictures">Paths of the files it shows.</param>
/// <param name="Stimulus">The identifier of the stimulus it shares, or null.</param>
public sealed record PackageItem(AssessmentItem Item, IReadOnlyList<CompetencyLink> Competencies, IReadOnlyList<string> Pictures, string? Stimulus = null);

/// <summary>What is written into one QTI 3.0 package. The same contents give the same files.</summary>
/// <param name="Identifier">Of the package.</param>
/// <param name="Title">For people.</param>
/// <param name="Items">With different identifiers.</param>
/// <param name="Tests">Their item references name items by identifier; the addresses are made here.</param>
/// <param name="Stimuli">With the pictures they show.</param>
/// <param name="Statistics">Usage data, or null.</param>
/// <param name="Rights">Said of the whole package.</param>
public sealed partial record QtiPackage(
    string Identifier, string Title, IReadOnlyList<PackageItem> Items, IReadOnlyList<AssessmentTest> Tests, IReadOnlyList<(Stimulus Stimulus, IReadOnlyList<string> Pictures)> Stimuli, UsageData? Statistics, string Rights = "")
{
    /// <summary>The XML files by path, the manifest first. Pictures are for the caller to add under the paths given.</summary>
    public IEnumerable<(string Path, string Xml)> Files()
    {
        var resources = new List<Resource>();
        var files = new List<(string, string)>();
        foreach (var (stimulus, pictures) in Stimuli)
            Add(Resource.StimulusType, stimulus.Identifier, $"stimuli/{Safe(stimulus.Identifier)}.xml", (stimulus with { Body = Up(stimulus.Body) }).Write(), pictures, []);
        foreach (var item in Items)
        {
            var others = item.Item.Others.Where(o => o.Name != "qti-assessment-stimulus-ref").ToList();
            if (item.Stimulus is { } shared) others.Add(Element.Of("qti-assessment-stimulus-ref", [("identifier", shared), ("href", $"../stimuli/{Safe(shared)}.xml")]));
            Add(Resource.ItemType, item.Item.Identifier, ItemPath(item.Item.Identifier), ItemWriter.Write(Up(item.Item) with { Others = others }), item.Pictures, item.Stimulus is { } s ? ["stimulus-" + Safe(s)] : [],
                item.Competencies, [.. item.Item.Interactions.Select(TypeName).Distinct(StringComparer.Ordinal)]);
        }
        foreach (var test in Tests)
        {
            var placed = test with { Sections = [.. test.Sections.Select(s => s with { Items = [.. s.Items.Select(i => i with { Href = "../" + ItemPath(i.Href) })] })] };
            Add(Resource.TestType, test.Identifier, $"tests/{Safe(test.Identifier)}.xml", placed.Write(), [], [.. test.Sections.SelectMany(s => s.Items).Select(i => "item-" + Safe(i.Href)).Distinct()]);
        }
        if (Statistics is { Statistics.Count: > 0 }) Add(Resource.UsageDataType, "usage", "usage-data.xml", Statistics.Write(), [], []);
        return files.Prepend(("imsmanifest.xml", new Manifest(Identifier, Title, resources, Rights).Write()));

        void Add(string type, string identifier, string path, string xml, IReadOnlyList<string> pictures, IReadOnlyList<string> needs, IReadOnlyList<CompetencyLink>? competencies = null, IReadOnlyList<string>? interactions = null)
        {
            var prefix = type switch { Resource.ItemType => "item-", Resource.TestType => "test-", Resource.StimulusType => "stimulus-", _ => "" };
            resources.Add(new(prefix + Safe(identifier), type, path, [path, .. pictures], needs, competencies ?? [], interactions ?? []));
            files.Add((path, xml));
        }
    }

    private static string ItemPath(string identifier) => $"items/{Safe(identifier)}.xml";

    /// <summary>A name for a file and for XML alike.</summary>
    private static string Safe(string identifier) => Unsafe().Replace(identifier, "_");

    private static string TypeName(Interaction interaction)
    {
        var name = interaction.GetType().Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static AssessmentItem Up(AssessmentItem item) => item.WithPictures(source => "../" + source);

    private static IReadOnlyList<Node> Up(IReadOnlyList<Node> body) => Pictures.Renamed(body, source => "../" + source);

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();
}
