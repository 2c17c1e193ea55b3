using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Items;

public sealed record ItemFiles(IReadOnlyList<SourceFile> Files);

public static class ImportItemsEndpoint
{
    [WolverinePost("/api/items/import"), Authorize(Roles = Roles.ItemWriter)]
    [ProducesResponseType<ItemImportReport>(200), ProducesResponseType<ProblemDetails>(422)]
    public static async Task<IResult> Post(ItemFiles command, ClaimsPrincipal user, IMessageBus bus, CancellationToken ct)
    {
        if (command.Files is not { Count: > 0 } || command.Files.Any(f => f?.Name is null || f.Content is null))
            return Results.Problem(Problems.Malformed("Send at least one file as {\"files\":[{\"name\":…,\"content\":…}]}."));
        var report = await bus.InvokeAsync<ItemImportReport>(new ImportItems(command.Files, user.AccountId()), ct);
        return report.Problems.Count > 0 && report.Drafted + report.Revised + report.Unchanged + report.Stimuli == 0
            ? Results.Problem(Problems.Unprocessable("No file could be imported; nothing was stored.", "file-problems").With("problems", report.Problems))
            : Results.Ok(report);
    }
}

public static class ImportItemsHandler
{
    public static async Task<ItemImportReport> Handle(
        ImportItems command, IDocumentSession session, IdSource ids, PersonalData people, SecretSource secrets, Instant now, CancellationToken ct)
    {
        var codes = await session.FrameworkCodesAsync(ct);
        if (codes is null) return new(0, 0, 0, [new FileProblem("", 0, "No framework is imported yet; items cannot be checked without one.")]);

        var problems = new List<FileProblem>();
        var good = new List<ItemFile>();
        var cases = new List<IncomingStimulus>();
        foreach (var source in command.Files)
        {
            var (file, problem) = ContentFile.Read(source);
            if (file is null) problems.Add(problem!);
            else if (StimulusFile.Is(file))
            {
                var (stimulus, found) = await StimulusFile.ReadAsync(file);
                problems.AddRange(found);
                if (stimulus is not null) cases.Add(stimulus);
            }
            else
            {
                var (item, found) = await ItemFile.ReadAsync(file, codes);
                problems.AddRange(found);
                if (item is not null) good.Add(item);
            }
        }
        var coming = await session.PlanStimuliAsync(cases, ids, ct);
        problems.AddRange(coming.Select(c => c.Line.Problem).OfType<FileProblem>());
        foreach (var twice in good.GroupBy(i => i.Code).Where(g => g.Count() > 1).ToList())
        {
            var others = string.Join(", ", twice.Select(i => i.File.Name));
            problems.AddRange(twice.Select(i => i.File.Problem("code", $"The code {i.Code} stands in several files: {others}.")));
            good.RemoveAll(i => i.Code == twice.Key);
        }

        var wanted = good.Select(i => i.Code).ToArray();
        var begun = await session.Query<ItemDraft>().Where(d => d.Code.IsOneOf(wanted) && d.BasedOn == 0).Select(d => d.Code).ToListAsync(ct);
        var existing = (await session.Query<Item>().Where(i => i.Code.IsOneOf(wanted)).ToListAsync(ct)).ToDictionary(i => i.Code);
        var caseOf = await session.CasesAsync(good.Select(i => i.Stimulus).OfType<string>(), coming, ct);
        int drafted = 0, revised = 0, unchanged = 0;
        var justified = new List<(Guid, int, string, string)>();
        void Keep(ItemFile file, Guid id, int version) => justified.AddRange(file.Justified.Select(j => (id, version, j.Key, j.Value)));
        foreach (var file in good)
        {
            var item = file;
            if (item.Stimulus is { } named)
            {
                item = item with { Content = item.Content with { Stimulus = caseOf(named, existing.GetValueOrDefault(item.Code)) } };
                if (item.Content.Stimulus is null)
                {
                    problems.Add(item.File.Problem("stimulus", $"The stimulus {named} is not in the bank, or retired; bring it in first."));
                    continue;
                }
            }
            var hash = ContentHash.Of(item.Content);
            if (begun.Contains(item.Code)) problems.Add(item.File.Problem("code", $"Somebody is writing an item {item.Code}. Give the new item a code of its own."));
            else if (!existing.TryGetValue(item.Code, out var known))
            {
                var id = ids.Next().Value;
                session.Events.StartStream<Item>(id, new ItemDrafted(id, item.Code, item.Content, hash, codes.Code, codes.Version, command.By, now));
                Keep(item, id, 1);
                drafted++;
            }
            else if (known.ContentHash == hash)
            {
                Keep(item, known.Id, known.ContentVersion);
                unchanged++;
            }
            else if (known.Status == ItemStatus.Quarantined) problems.Add(item.File.Problem("code", $"{item.Code} is in quarantine. Two people have to lift that first."));
            else if (known.Status == ItemStatus.Retired) problems.Add(item.File.Problem("code", $"{item.Code} is retired. Give the new item a code of its own."));
            else
            {
                session.Events.Append(known.Id, known.Version + 1,
                    new ItemRevised(known.ContentVersion + 1, item.Content, hash, codes.Code, codes.Version, command.By, now));
                Keep(item, known.Id, known.ContentVersion + 1);
                revised++;
            }
        }
        await session.KeepAsync(justified, command.By, people, ids, secrets, now, ct);
        return new(drafted, revised, unchanged, [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)],
            session.TakeIn([.. coming.Where(c => c.Line.Problem is null)], command.By, now));
    }
}
