using System.IO.Compression;
using System.Text;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Packages;
using NodaTime;

namespace Cbhcr.Exam.Exchange;

/// <summary>What leaves, as one zip file. The same contents at the same moment give the same bytes.</summary>
public static class ExportFile
{
    public static IEnumerable<string> PicturesOf(ItemContent content) => Pictures.In(content.AsQti());

    public static IEnumerable<string> PicturesOf(StimulusContent content) => Pictures.In(content.Body);

    public static AssessmentTest TestOf(Form form) => new(form.Code, form.LevelName,
        [new("section", form.LevelName, [.. form.Slots.OrderBy(s => s.Position).Select(s => new ItemRef($"item-{s.Position}", s.ItemCode, [s.Competency]))])], form.Minutes * 60);

    public static byte[] Of(
        Export export, IReadOnlyList<OutgoingItem> items, IReadOnlyList<OutgoingStimulus> stimuli, IReadOnlyList<OutgoingPicture> pictures, AssessmentTest? test,
        IReadOnlyDictionary<string, CaseLink> competencies, string mark, Instant now)
    {
        IEnumerable<(string Path, byte[] Bytes)> files = export.Format switch
        {
            ExportFormat.Csv => [("items.csv", Encoding.UTF8.GetBytes("\uFEFF" + CsvItems.Write(items, mark)))],
            // A file names the code of a case and no version of it: that is the newest that leaves.
            ExportFormat.Yaml => stimuli.DistinctBy(s => s.Code).Select(s => ($"stimuli/{s.Code}.yaml", YamlItem.Write(s.Code, s.Content)))
                .Concat(items.Select(i => ($"items/{i.Code}.yaml", YamlItem.Write(i.Code, i.Content, i.Stimulus)))).Select(f => (f.Item1, Encoding.UTF8.GetBytes($"# {mark}\n{f.Item2}"))),
            _ => Package(export, items, stimuli, pictures, test, competencies, mark, now),
        };
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Comment = mark;
            foreach (var (path, bytes) in files)
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = now.ToDateTimeOffset();
                using var to = entry.Open();
                to.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    private static IEnumerable<(string Path, byte[] Bytes)> Package(
        Export export, IReadOnlyList<OutgoingItem> items, IReadOnlyList<OutgoingStimulus> stimuli, IReadOnlyList<OutgoingPicture> pictures, AssessmentTest? test,
        IReadOnlyDictionary<string, CaseLink> competencies, string mark, Instant now)
    {
        var names = stimuli.GroupBy(s => s.Code).SelectMany(g => g.Select((s, i) => (s.Use, Name: i == 0 ? s.Code : $"{s.Code}.v{s.Use.StimulusVersion}"))).ToDictionary(s => s.Use, s => s.Name);
        var paths = pictures.ToDictionary(p => p.Name, p => $"pictures/{p.Name}.{p.MediaType.Split('/')[^1]}", StringComparer.Ordinal);
        var parts = items.Select(i =>
        {
            var item = i.Content.AsQti();
            var title = item.Title.Length > 0 ? item.Title : i.Code;
            var links = competencies.GetValueOrDefault(i.Content.Competency) is { } link ? new[] { new CompetencyLink(link.Identifier, link.Name, link.Uri) } : [];
            return new PackageItem((item with { Identifier = i.Code, Title = title }).WithPictures(source => paths.GetValueOrDefault(source, source)), links,
                [.. Pictures.In(item).Where(paths.ContainsKey).Select(p => paths[p])], i.Content.Stimulus is { } use ? names.GetValueOrDefault(use) : null);
        }).ToList();
        var cases = stimuli.Select(s => (new Cbhcr.Qti.Packages.Stimulus(names[s.Use], s.Content.Title, null, Pictures.Renamed(s.Content.Body, source => paths.GetValueOrDefault(source, source))),
            (IReadOnlyList<string>)[.. PicturesOf(s.Content).Where(paths.ContainsKey).Select(p => paths[p])])).ToList();
        var package = new QtiPackage($"export-{export.Id:N}", test?.Title ?? "Items", parts, test is null ? [] : [test], cases, Statistics(items, now), mark);
        return package.Files().Select(f => (f.Path, Encoding.UTF8.GetBytes(Marked(f.Xml, mark)))).Concat(pictures.Select(p => (paths[p.Name], p.Bytes)));
    }

    private static string Marked(string xml, string mark)
    {
        var end = xml.IndexOf('\n') + 1;
        return $"{xml[..end]}<!-- {mark.Replace("--", "- -", StringComparison.Ordinal)} -->\n{xml[end..]}";
    }

    private static UsageData Statistics(IReadOnlyList<OutgoingItem> items, Instant now)
    {
        var date = now.ToString("uuuu-MM-dd", null);
        return new([.. items.Where(i => i.Figures is not null).SelectMany(i =>
        {
            var (f, context) = (i.Figures!, $"version {i.Figures!.ContentVersion}");
            return new (string Name, string? Part, double? Value)[] { ("P-value", null, f.P), ("PTbis", null, f.Discrimination), ("B-Parm", null, f.Irt?.Difficulty),
                ("A-Parm", null, f.Irt?.Discrimination), ("C-Parm", null, f.Irt?.Guessing) }
                .Concat(f.Options.Where(o => o.OptionId is not null).Select(o => ("NumberChoosingResponse", o.OptionId, (double?)o.Count)))
                .Where(s => s.Item3 is not null).Select(s => new ItemStatistic(s.Item1, context, i.Code, s.Item2, s.Item3!.Value, f.N, null, date));
        })]);
    }
}
