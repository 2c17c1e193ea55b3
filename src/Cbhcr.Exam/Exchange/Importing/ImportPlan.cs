using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Packages;
using Cbhcr.Qti.Reading;

namespace Cbhcr.Exam.Exchange;

/// <summary>A file of a package, by its place in it.</summary>
public sealed record PackageFile(string Path, byte[] Bytes);

/// <summary>What the files of a package come to. A function of the files alone, so that the preview and the import cannot differ.</summary>
public sealed partial class ImportPlan
{
    private readonly Dictionary<string, byte[]> _files;
    private readonly Dictionary<string, QtiDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _competencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Code, IReadOnlyList<string> Choices)> _known = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _codeOfCase;
    private readonly Dictionary<string, IncomingStimulus?> _stimuli = new(StringComparer.Ordinal);

    private ImportPlan(IReadOnlyList<PackageFile> files, IReadOnlyDictionary<string, string> codeOfCase) =>
        (_files, _codeOfCase) = (files.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal), codeOfCase);

    public List<IncomingItem> Items { get; } = [];

    public IReadOnlyList<IncomingStimulus> Stimuli => [.. _stimuli.Values.OfType<IncomingStimulus>()];

    public List<IncomingPicture> Pictures { get; } = [];

    /// <summary>From usage data, which is kept as it came as well.</summary>
    public List<IncomingFigures> Figures { get; } = [];

    /// <summary>By the path of an item: elements without effect.</summary>
    public Dictionary<string, IReadOnlyList<string>> Without { get; } = new(StringComparer.Ordinal);

    public List<(string Path, string Reason)> Attachments { get; } = [];

    public List<FileProblem> Problems { get; } = [];

    /// <param name="files">Of the package, opened with care.</param>
    /// <param name="codeOfCase">Competencies by their CASE identifier.</param>
    /// <param name="progress">Files read, of all.</param>
    public static ImportPlan Of(IReadOnlyList<PackageFile> files, IReadOnlyDictionary<string, string> codeOfCase, Action<int, int>? progress = null)
    {
        var plan = new ImportPlan(files, codeOfCase);
        var xml = files.Where(f => f.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var file in xml) plan.Parse(file);
        foreach (var (path, document) in plan._documents.Where(d => d.Value.Kind == QtiKind.Manifest)) plan.Links(path, document);
        foreach (var (i, (path, document)) in plan._documents.Index())
        {
            plan.Take(path, document);
            progress?.Invoke(i + 1, plan._documents.Count);
        }
        foreach (var (path, document) in plan._documents.Where(d => d.Value.Kind == QtiKind.UsageData)) plan.Use(path, document);
        if (xml.Count == 0) plan.Problems.Add(new("", 0, "There is no QTI in this file."));
        return plan;
    }

    private void Parse(PackageFile file)
    {
        var (text, fault) = XmlBytes.Text(file.Bytes);
        QtiDocument? document = null;
        if (text is not null) (document, fault) = QtiDocument.Read(text);
        if (document is null) Problems.Add(new(file.Path, fault!.Line, fault.Message));
        else _documents[file.Path] = document;
    }

    private void Links(string path, QtiDocument document)
    {
        var (manifest, fault) = Manifest.Of(document);
        if (manifest is null) { Problems.Add(new(path, fault!.Line, fault.Message)); return; }
        foreach (var resource in manifest.Resources)
        {
            if (resource.Href is null) continue;
            if (resource.Competencies.Select(c => _codeOfCase.GetValueOrDefault(c.Identifier)).FirstOrDefault(c => c is not null) is { } code
                && Resolve(path, resource.Href) is { } item) _competencies[item] = code;
            if (Resolve(path, resource.Href) is not { } there || !_files.ContainsKey(there)) Problems.Add(new(path, 0, $"The manifest names {resource.Href}, which is not in the package."));
        }
    }

    private void Take(string path, QtiDocument document)
    {
        if (document.Kind == QtiKind.Stimulus) { Stimulus(path); return; }
        if (document.Kind is QtiKind.Manifest or QtiKind.UsageData or QtiKind.Other) return;
        if (document.Kind != QtiKind.Item) { Attachments.Add((path, $"<{document.Root.Name}> is kept and not made into anything.")); return; }
        var (read, fault) = ItemReader.Of(document.Root);
        if (read is null) { Problems.Add(new(path, fault!.Line, fault.Message)); return; }
        var without = read.Unsupported.Select(u => string.Create(CultureInfo.InvariantCulture, $"<{u.Element}> (line {u.Line})")).ToList();
        var faults = new List<string>();
        var item = read.Item.WithPictures(source => Picture(path, source, faults));
        var stimulus = StimulusOf(path, [.. item.Others.Where(o => o.Name == "qti-assessment-stimulus-ref").Select(o => o["href"] ?? "")], faults);
        var content = ContentOfQti.Of(item, _competencies.GetValueOrDefault(path, ""));
        without.AddRange(faults);
        Without[path] = without;
        if (faults.Count > 0) Attachments.Add((path, string.Join(' ', faults)));
        else if (!Intake.CanBeShown(content)) Attachments.Add((path, "It cannot be shown or scored here: " + string.Join(", ", without)));
        else
        {
            Items.Add(new(Code(read.Item.Identifier, path), content, path, stimulus?.Code));
            _known[read.Item.Identifier] = (Code(read.Item.Identifier, path), content.Type == ItemTypes.Qti ? [] : UsageFigures.Choices(read.Item));
        }
    }

    private void Use(string path, QtiDocument document)
    {
        var (data, fault) = UsageData.Of(document);
        if (data is null) { Problems.Add(new(path, fault!.Line, fault.Message)); return; }
        var figures = UsageFigures.Of(path, _files[path], data, item => _known.TryGetValue(item, out var known) ? known.Code : Code(item, path),
            (item, choice) => _known.TryGetValue(item, out var known) && known.Choices.ToList().IndexOf(choice) is >= 0 and var at ? ((char)('A' + at)).ToString() : choice);
        Figures.AddRange(figures);
        Attachments.Add((path, string.Create(CultureInfo.InvariantCulture,
            $"Usage data: figures of {figures.Select(f => f.Code).Distinct().Count()} items are read from it; it is kept with {data.Tables} tables and {data.Words} words that are not.")));
    }

    /// <summary>The one stimulus of an item. Where an item refers to several, they are one here: a candidate sees them together.</summary>
    private IncomingStimulus? StimulusOf(string from, IReadOnlyList<string> references, List<string> faults)
    {
        var paths = references.Select(r => (Reference: r, Path: Resolve(from, r))).ToList();
        faults.AddRange(paths.Where(p => p.Path is null || _documents.GetValueOrDefault(p.Path)?.Kind != QtiKind.Stimulus).Select(p => $"The stimulus {p.Reference} is not in the package."));
        if (faults.Count > 0) return null;
        var several = paths.Select(p => Stimulus(p.Path!)).OfType<IncomingStimulus>().ToList();
        if (several.Count < 2) return several.FirstOrDefault();
        var key = string.Join('+', several.Select(s => s.Code));
        var whole = new StimulusContent(string.Join("; ", several.Select(s => s.Content.Title)), [.. several.SelectMany(s => s.Content.Body)]);
        return _stimuli[key] = new(Derived("SET", ContentHash.Of(whole)), whole, several[0].Place);
    }

    private IncomingStimulus? Stimulus(string path)
    {
        if (_stimuli.TryGetValue(path, out var known)) return known;
        var (read, unsupported, fault) = Cbhcr.Qti.Packages.Stimulus.Of(_documents[path]);
        if (read is null)
        {
            Problems.Add(new(path, fault!.Line, fault.Message));
            return _stimuli[path] = null;
        }
        var faults = new List<string>();
        var body = Cbhcr.Qti.Packages.Pictures.Renamed(read.Body, source => Picture(path, source, faults));
        var content = ContentOfQti.Of(read with { Body = [.. body.Select(Described).OfType<Node>()] }, read.Identifier);
        Without[path] = [.. unsupported.Select(u => string.Create(CultureInfo.InvariantCulture, $"<{u.Element}> (line {u.Line})")), .. faults];
        return _stimuli[path] = content is null ? null : new(Intake.IsCode(read.Identifier) ? read.Identifier : Derived(read.Identifier, ContentHash.Of(content)), content, path);
    }

    /// <summary>Several items hang on a stimulus: where it lacks a picture, what the picture shows stands in its place, and the preview says so.</summary>
    private Node? Described(Node node)
    {
        var source = node.Attributes?.GetValueOrDefault(node.Kind == "object" ? "data" : "src");
        if (source is { Length: > 0 } && Pictures.All(p => p.Name != source))
            return node.Attributes!.GetValueOrDefault("alt") is { Length: > 0 } alt ? new("text", $"[{alt}]", null) : null;
        return node.Children is null ? node : node with { Children = [.. node.Children.Select(Described).OfType<Node>()] };
    }

    private string Picture(string from, string source, List<string> faults)
    {
        if (Resolve(from, source) is not { } path || !_files.TryGetValue(path, out var bytes)) { faults.Add($"{source} is not in the package."); return source; }
        var (name, fault) = Intake.PictureName(bytes);
        if (name is null) { faults.Add($"{source}: {fault}"); return source; }
        Pictures.Add(new(name, bytes));
        return name;
    }

    /// <summary>A reference as a path from the root, or null when it leads out of the package.</summary>
    internal static string? Resolve(string from, string reference)
    {
        var parts = new List<string>(from.Split('/').SkipLast(1));
        foreach (var part in Uri.UnescapeDataString(reference.Split('#', '?')[0]).Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }
        return string.Join('/', parts);
    }

    /// <summary>The item's own identifier where it is a code of ours; else a code that is the same each time it comes.</summary>
    internal string Code(string identifier, string path)
    {
        if (Intake.IsCode(identifier)) return identifier;
        return Derived(identifier, _documents.Count(d => d.Value.Kind == QtiKind.Item && d.Value.Root["identifier"] == identifier) > 1 ? $"{identifier}|{path}" : identifier);
    }

    /// <summary>A code in our form, the same each time. A stimulus is known by what it says: names like “stimulus1” stand in many packages.</summary>
    private static string Derived(string identifier, string from)
    {
        var name = Odd().Replace(identifier.ToUpperInvariant(), "-").Trim('-');
        if (name.Length > 40) name = name[..40].Trim('-');
        var number = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(from))) % 1_000_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"QTI{(name.Length > 0 ? "-" : "")}{name}-{number:000000000}");
    }

    [GeneratedRegex("[^A-Z0-9]+")]
    private static partial Regex Odd();
}
