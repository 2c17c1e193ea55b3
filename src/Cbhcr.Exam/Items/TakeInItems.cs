using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Items;

/// <summary>What an exchange may ask of the bank before it sends anything.</summary>
public static class Intake
{
    /// <summary>The name a picture would have, or why it is not taken.</summary>
    public static (string? Name, string? Fault) PictureName(byte[] bytes) =>
        AssetStore.Of(bytes, Guid.Empty, Instant.MinValue) is { Asset: { } asset } ? (asset.Id, null) : (null, AssetStore.Of(bytes, Guid.Empty, Instant.MinValue).Fault);

    /// <summary>Whether an item from an exchange can be shown and scored here.</summary>
    public static bool CanBeShown(ItemContent content) => content.CanBeGiven();

    public static bool IsCode(string code) => code.Length <= ItemDraft.LongestCode && System.Text.RegularExpressions.Regex.IsMatch(code, ItemDraft.CodePattern);

    /// <summary>Item files as items and cases, or their problems.</summary>
    public static async Task<(IReadOnlyList<IncomingItem> Items, IReadOnlyList<IncomingStimulus> Stimuli, IReadOnlyList<FileProblem> Problems)> ItemFilesAsync(
        this IQuerySession session, IEnumerable<SourceFile> files, CancellationToken ct)
    {
        if (await session.FrameworkCodesAsync(ct) is not { } codes) return ([], [], [new FileProblem("", 0, "No framework is imported yet; items cannot be checked without one.")]);
        var (items, stimuli, problems) = (new List<IncomingItem>(), new List<IncomingStimulus>(), new List<FileProblem>());
        foreach (var source in files)
        {
            var (file, problem) = ContentFile.Read(source);
            if (file is null) problems.Add(problem!);
            else if (StimulusFile.Is(file))
            {
                var (stimulus, found) = await StimulusFile.ReadAsync(file);
                problems.AddRange(found);
                if (stimulus is not null) stimuli.Add(stimulus);
            }
            else
            {
                var (item, found) = await ItemFile.ReadAsync(file, codes);
                problems.AddRange(found);
                if (item is not null) items.Add(new(item.Code, item.Content, source.Name, item.Stimulus, item.Justified));
            }
        }
        return (items, stimuli, problems);
    }

    /// <summary>What taking them in would do, item by item and case by case.</summary>
    public static async Task<(IReadOnlyList<IntakeLine> Items, IReadOnlyList<IntakeLine> Stimuli)> LookAsync(
        this IQuerySession session, IReadOnlyList<IncomingItem> items, IReadOnlyList<IncomingStimulus> stimuli, CancellationToken ct)
    {
        var coming = await session.PlanStimuliAsync(stimuli, null, ct);
        return ([.. (await PlanAsync(session, items, coming, ct)).Select(p => p.Line)], [.. coming.Select(c => c.Line)]);
    }

    /// <summary>What taking figures in would do, beside items of the same file.</summary>
    public static async Task<FiguresLook?> LookAtFiguresAsync(
        this IQuerySession session, IReadOnlyList<IncomingFigures> figures, IReadOnlyList<IntakeLine> lines, CancellationToken ct)
    {
        if (figures.Count == 0) return null;
        var came = lines.Where(l => l.Problem is null).DistinctBy(l => l.Code).ToDictionary(l => l.Code, _ => (Guid.Empty, 1));
        var (placed, unknown) = await session.PlacedAsync(figures, came, ct);
        return new(placed.Select(p => p.Figures.Code).Distinct().Count(), placed.GroupBy(p => p.Figures.Code).Count(g => g.All(p => !FigureRules.IsEnough(p.Figures.N))), unknown);
    }

    internal static async Task<IReadOnlyList<(IncomingItem Item, string Hash, Item? Known, IntakeLine Line)>> PlanAsync(
        IQuerySession session, IReadOnlyList<IncomingItem> items, IReadOnlyList<PlannedStimulus> coming, CancellationToken ct)
    {
        var wanted = items.Select(i => i.Code).Distinct().ToArray();
        var begun = (await session.Query<ItemDraft>().Where(d => d.Code.IsOneOf(wanted)).Select(d => d.Code).ToListAsync(ct)).ToHashSet();
        var known = (await session.Query<Item>().Where(i => i.Code.IsOneOf(wanted)).ToListAsync(ct)).ToDictionary(i => i.Code);
        var twice = items.GroupBy(i => i.Code).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var caseOf = await session.CasesAsync(items.Select(i => i.Stimulus).OfType<string>(), coming, ct);
        return [.. items.Select(given =>
        {
            var there = known.GetValueOrDefault(given.Code);
            var i = given.Stimulus is { } named ? given with { Content = given.Content with { Stimulus = caseOf(named, there) } } : given;
            var hash = ContentHash.Of(i.Content);
            var fault = twice.Contains(i.Code) ? $"The code {i.Code} stands in several places."
                : i.Stimulus is not null && i.Content.Stimulus is null ? $"The case {i.Stimulus} of {i.Code} is neither here nor in the bank, or it is retired."
                : begun.Contains(i.Code) ? $"Somebody is writing {i.Code} at this moment."
                : there?.ContentHash == hash ? null
                : there?.Status == ItemStatus.Quarantined ? $"{i.Code} is in quarantine. Two people have to lift that first."
                : there?.Status == ItemStatus.Retired ? $"{i.Code} is retired. Give the new item a code of its own." : null;
            var what = fault is not null ? "refused" : there is null ? "drafted" : there.ContentHash == hash ? "unchanged" : "revised";
            return (i, hash, there, new IntakeLine(i.Code, what, fault is null ? null : new FileProblem(i.Place, 0, fault)));
        })];
    }
}

public static class TakeInItemsHandler
{
    public static async Task<ItemImportReport> Handle(
        TakeInItems command, IDocumentSession session, IdSource ids, PersonalData people, SecretSource secrets, Instant now, CancellationToken ct)
    {
        var codes = await session.FrameworkCodesAsync(ct);
        var coming = await session.PlanStimuliAsync(command.Stimuli, ids, ct);
        var plan = await Intake.PlanAsync(session, command.Items, coming, ct);
        var problems = coming.Select(c => c.Line).Concat(plan.Select(p => p.Line)).Select(l => l.Problem).OfType<FileProblem>().ToList();
        if (problems.Count > 0) return new(0, 0, 0, problems);
        var stimuli = session.TakeIn(coming, command.By, now);
        var present = await session.AssetsAsync(command.Pictures.Select(p => p.Name), ct);
        foreach (var picture in command.Pictures.Where(p => !present.ContainsKey(p.Name)).DistinctBy(p => p.Name))
            if (AssetStore.Of(picture.Bytes, command.By, now).Asset is { } asset) session.Insert(asset);
        var came = new Dictionary<string, (Guid Id, int ContentVersion)>(StringComparer.Ordinal);
        foreach (var (item, hash, known, line) in plan)
        {
            came[item.Code] = known is null ? default : (known.Id, known.ContentVersion);
            if (line.What == "drafted")
            {
                var id = ids.Next().Value;
                came[item.Code] = (id, 1);
                session.Events.StartStream<Item>(id, new ItemDrafted(id, item.Code, item.Content, hash, codes?.Code ?? "", codes?.Version ?? "", command.By, now));
            }
            else if (line.What == "revised")
            {
                came[item.Code] = (known!.Id, known.ContentVersion + 1);
                session.Events.Append(known.Id, known.Version + 1,
                    new ItemRevised(known.ContentVersion + 1, item.Content, hash, codes?.Code ?? "", codes?.Version ?? "", command.By, now));
            }
        }
        var justified = command.Items.SelectMany(i => (i.Justified ?? new Dictionary<string, string>()).Select(j => (came[i.Code].Id, came[i.Code].ContentVersion, j.Key, j.Value)));
        await session.KeepAsync([.. justified], command.By, people, ids, secrets, now, ct);
        if (command.Figures is { Count: > 0 } figures) await session.RecordAsync((await session.PlacedAsync(figures, came, ct)).Placed, command.By, now, ct);
        return new(plan.Count(p => p.Line.What == "drafted"), plan.Count(p => p.Line.What == "revised"), plan.Count(p => p.Line.What == "unchanged"), [], stimuli);
    }
}
