using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Competencies;

/// <summary>The framework as a CFPackage of CASE 1.1 (1EdTech): values, categories, domains, competencies and skill areas as CFItems, their tree as isChildOf.</summary>
public static class CasePackage
{
    public const string Root = "/ims/case/v1p1/";

    /// <summary>The document has no identifier in the framework's file; it follows from the code and stays with it.</summary>
    public static Guid DocumentIdOf(string code) => Derived($"case-document|{code}");

    /// <param name="address">Where this deployment is served, without a slash at the end.</param>
    /// <param name="changed">When the current version came in.</param>
    public static JsonObject Of(Framework framework, string address, Instant changed)
    {
        var (content, when) = (framework.Content, changed.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null));
        var (items, associations) = (new JsonArray(), new JsonArray());
        var document = new Node(DocumentIdOf(framework.Code).ToString(), content.Title, "CFDocuments");
        void Item(string identifier, string code, string type, string statement, string? notes, Node parent, int sequence)
        {
            var item = new JsonObject
            {
                ["identifier"] = identifier, ["fullStatement"] = statement, ["CFItemType"] = type, ["uri"] = Uri("CFItems", identifier), ["humanCodingScheme"] = code,
                ["language"] = content.Language, ["lastChangeDateTime"] = when,
            };
            if (notes is not null) item["notes"] = notes;
            items.Add(item);
            var id = Derived($"case-child|{identifier}|{parent.Identifier}").ToString();
            associations.Add(new JsonObject
            {
                ["identifier"] = id, ["associationType"] = "isChildOf", ["sequenceNumber"] = sequence, ["uri"] = Uri("CFAssociations", id), ["lastChangeDateTime"] = when,
                ["originNodeURI"] = Link(new(identifier, statement, "CFItems")), ["destinationNodeURI"] = Link(parent),
            });
        }

        foreach (var (i, v) in content.Values.Index()) Item(v.CaseIdentifier, v.Code, "Value", v.Name, v.Definition, document, i + 1);
        foreach (var (i, category) in content.Categories.Index())
        {
            Item(category.CaseIdentifier, category.Code, "Category", category.Name, null, document, content.Values.Count + i + 1);
            foreach (var (j, domain) in category.Domains.Index())
            {
                Item(domain.CaseIdentifier, domain.Code, "Domain", domain.Name, null, new(category.CaseIdentifier, category.Name, "CFItems"), j + 1);
                foreach (var (k, competency) in domain.Competencies.Index())
                {
                    Item(competency.CaseIdentifier, competency.Code, "Competency", competency.Name, competency.Definition, new(domain.CaseIdentifier, domain.Name, "CFItems"), k + 1);
                    foreach (var (l, area) in competency.SkillAreas.Index())
                        Item(area.CaseIdentifier, area.Code, "Skill Area", area.Name, null, new(competency.CaseIdentifier, competency.Name, "CFItems"), l + 1);
                }
            }
        }
        return new JsonObject
        {
            ["CFDocument"] = new JsonObject
            {
                ["identifier"] = document.Identifier, ["uri"] = Uri("CFDocuments", document.Identifier), ["caseVersion"] = "1.1",
                ["creator"] = content.Source.Title.Length > 0 ? $"{content.Source.Title}, {content.Source.Journal}" : content.Title,
                ["title"] = content.Title, ["lastChangeDateTime"] = when, ["language"] = content.Language, ["version"] = framework.CurrentVersion,
                ["adoptionStatus"] = framework.IsAdopted ? "Adopted" : "Draft",
                ["officialSourceURL"] = $"https://doi.org/{content.Source.Doi}",
            },
            ["CFItems"] = items, ["CFAssociations"] = associations,
        };

        string Uri(string kind, string identifier) => $"{address}{Root}{kind}/{identifier}";

        JsonObject Link(Node node) => new() { ["title"] = node.Title, ["identifier"] = node.Identifier, ["uri"] = Uri(node.Kind, node.Identifier) };
    }

    /// <summary>Codes by CASE identifier, for what comes from elsewhere.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CaseCodesAsync(this IQuerySession session, CancellationToken ct) =>
        (await session.CaseLinksAsync(ct)).ToDictionary(l => l.Value.Identifier, l => l.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Competencies by code, for what leaves.</summary>
    public static async Task<IReadOnlyDictionary<string, CaseLink>> CaseLinksAsync(this IQuerySession session, CancellationToken ct) =>
        await session.Query<Framework>().FirstOrDefaultAsync(ct) is { } framework
            ? framework.Content.Competencies().ToDictionary(c => c.Code, c => new CaseLink(c.CaseIdentifier, c.Name, $"{Root}CFItems/{c.CaseIdentifier}")) : new Dictionary<string, CaseLink>();

    private static Guid Derived(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        // Version 8, variant 1 (RFC 9562): made by a rule of our own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed record Node(string Identifier, string Title, string Kind);
}
