using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Competencies;

public sealed record FrameworkFile(SourceFile File);

public static class ImportFrameworkEndpoint
{
    [WolverinePost("/api/frameworks/import"), Authorize(Roles = Roles.Administrator)]
    public static async Task<IResult> Post(FrameworkFile command, ClaimsPrincipal user, IMessageBus bus, CancellationToken ct)
    {
        if (command.File?.Content is null) return Results.Problem(Problems.Malformed("Send the file as {\"file\":{\"name\":…,\"content\":…}}."));
        var report = await bus.InvokeAsync<FrameworkImportReport>(new ImportFramework(command.File, user.AccountId()), ct);
        return report.Problems.Count == 0
            ? Results.Ok(report)
            : Results.Problem(Problems.Unprocessable("The framework file has problems; nothing was imported.", "file-problems").With("problems", report.Problems));
    }
}

public static class ImportFrameworkHandler
{
    public static async Task<FrameworkImportReport> Handle(ImportFramework command, IDocumentSession session, IdSource ids, Instant now, CancellationToken ct)
    {
        var (file, problem) = ContentFile.Read(command.File);
        if (file is null) return new(null, null, null, false, [problem!]);
        var parsed = FrameworkFileFormat.Parse(file);
        if (parsed.Problems.Count > 0) return new(null, null, null, false, parsed.Problems);

        var hash = ContentHash.Of(parsed.Content!);
        var existing = await session.Query<Framework>().FirstOrDefaultAsync(f => f.Code == parsed.Code, ct);
        if (existing is not null && existing.ContentHash == hash && existing.CurrentVersion == parsed.Version)
            return new(existing.Id, existing.Code, existing.CurrentVersion, false, []);
        if (existing is not null && (existing.CurrentVersion == parsed.Version || existing.Superseded.Contains(parsed.Version)))
            return new(existing.Id, existing.Code, existing.CurrentVersion, false,
                [file.Problem("version", $"Version {parsed.Version} exists already with other content. Give the changed framework a new version.")]);

        var id = existing?.Id ?? ids.Next().Value;
        var e = new FrameworkImported(id, parsed.Code, parsed.Version, parsed.Content!, hash, command.By, now);
        if (existing is null) session.Events.StartStream<Framework>(id, e);
        else session.Events.Append(id, existing.Version + 1, e);
        return new(id, parsed.Code, parsed.Version, true, []);
    }
}

/// <summary>The framework file: YAML in the shape of <see cref="FrameworkContent"/> plus its code and version.</summary>
internal static class FrameworkFileFormat
{
    public sealed record Parsed(string Code, string Version, FrameworkContent? Content, IReadOnlyList<FileProblem> Problems);

    public static Parsed Parse(ContentFile file)
    {
        var code = file.Root["id"]?.ToString() ?? "";
        var version = file.Root["version"]?.ToString() ?? "";
        var problems = new List<FileProblem>();
        if (code.Length == 0) problems.Add(file.Problem("", "The field “id” is missing."));
        if (version.Length == 0) problems.Add(file.Problem("", "The field “version” is missing."));
        var (content, misfit) = file.As<FrameworkContent>(file.Root);
        if (misfit is not null) problems.Add(misfit);
        else if (!IsWhole(content!)) problems.Add(file.Problem("", "Every value, domain, competency and skill area needs a code, every category its domains, and so on down to the skill areas."));
        else problems.AddRange(DoubleCodes(content!).Select(c => file.Problem("", $"The code {c} stands twice.")));
        return new(code, version, content is null ? null : content with { Scope = content.Scope ?? [] }, problems);
    }

    private static bool IsWhole(FrameworkContent content) =>
        content.Values is { Count: > 0 } && content.Values.All(v => v?.Code is not null)
        && content.Categories is { Count: > 0 } && content.Categories.All(c => c?.Domains is not null)
        && content.Domains().All(d => d is { Code: not null, Competencies: not null })
        && content.Competencies().All(c => c is { Code: not null, SkillAreas: not null })
        && content.SkillAreas().All(s => s?.Code is not null);

    private static IEnumerable<string> DoubleCodes(FrameworkContent content) =>
        content.Values.Select(v => v.Code)
            .Concat(content.Domains().Select(d => d.Code))
            .Concat(content.Competencies().Select(c => c.Code))
            .Concat(content.SkillAreas().Select(s => s.Code))
            .GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key);
}
