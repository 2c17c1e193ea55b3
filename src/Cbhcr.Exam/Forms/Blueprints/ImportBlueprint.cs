using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NJsonSchema;
using NodaTime;
using Wolverine;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

public sealed record BlueprintFile(SourceFile File);

public static class ImportBlueprintEndpoint
{
    [WolverinePost("/api/blueprints/import"), Authorize(Roles = Roles.FormAssembler)]
    [ProducesResponseType<BlueprintImportReport>(200), ProducesResponseType<ProblemDetails>(422)]
    public static async Task<IResult> Post(BlueprintFile command, ClaimsPrincipal user, IMessageBus bus, CancellationToken ct)
    {
        if (command.File?.Content is null) return Results.Problem(Problems.Malformed("Send the file as {\"file\":{\"name\":…,\"content\":…}}."));
        var report = await bus.InvokeAsync<BlueprintImportReport>(new ImportBlueprint(command.File, user.AccountId()), ct);
        return report.Problems.Count == 0
            ? Results.Ok(report)
            : Results.Problem(Problems.Unprocessable("The blueprint file has problems; nothing was imported.", "file-problems").With("problems", report.Problems));
    }
}

public static class ImportBlueprintHandler
{
    public static async Task<BlueprintImportReport> Handle(ImportBlueprint command, IDocumentSession session, IdSource ids, Instant now, CancellationToken ct)
    {
        var programme = await session.TheProgrammeAsync(ct);
        var codes = await session.FrameworkCodesAsync(ct);
        if (programme is null || codes is null)
            return new(null, null, false, [new FileProblem(command.File.Name, 0, "Define the programme and import the framework first.")]);
        var (file, code, version, practice, content, problems) = await BlueprintFileFormat.ReadAsync(command.File, codes);
        if (problems.Count > 0) return new(code, version, false, problems);

        var existing = await session.Query<Blueprint>().FirstOrDefaultAsync(b => b.Code == code, ct);
        var (study, successor) = await session.StudyNamedAsync(practice, ct);
        if (practice is not null && WeightSources.WhyNot(practice, study, successor, code, codes, content!.Exam, existing?.Weights) is { } why)
            return new(code, version, false, [file!.Problem("practiceAnalysis", why)]);
        var source = WeightSources.Of(study);
        var hash = ContentHash.Of(content!);
        if (existing is not null && existing.ContentHash == hash && existing.Weights == source) return new(code, existing.BlueprintVersion, false, []);
        if (existing is not null && version <= existing.BlueprintVersion)
            return new(code, version, false,
                [file!.Problem("version", $"Version {existing.BlueprintVersion} exists with other content. Give the changed blueprint version {existing.BlueprintVersion + 1}.")]);
        var id = existing?.Id ?? ids.Next().Value;
        var e = new BlueprintDrafted(id, programme.Id, code, version, content!, codes.Version, hash, command.By, now, source);
        if (existing is null) session.Events.StartStream<Blueprint>(id, e);
        else session.Events.Append(id, existing.Version + 1, e);
        return new(code, version, true, []);
    }
}

internal static class BlueprintFileFormat
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(async () =>
    {
        await using var stream = typeof(BlueprintFileFormat).Assembly.GetManifestResourceStream("blueprint.schema.json")!;
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    });

    /// <returns>Among it the code of the practice analysis that the weights come from; null when the file names none.</returns>
    public static async Task<(ContentFile? File, string Code, int Version, string? Practice, LevelContent? Content, IReadOnlyList<FileProblem> Problems)> ReadAsync(
        SourceFile source, FrameworkCodes codes)
    {
        var (file, problem) = ContentFile.Read(source);
        if (file is null) return (null, "", 0, null, null, [problem!]);
        var shape = file.Check(await Schema.Value);
        if (shape.Count > 0) return (file, "", 0, null, null, shape);
        var json = file.Root.DeepClone().AsObject();
        json["enabled"] ??= true;
        json["status"] = json.ContainsKey("practiceAnalysis") ? WeightSources.Status : BlueprintStanding.Provisional;
        var (content, misfit) = file.As<LevelContent>(json);
        var (head, headMisfit) = file.As<Head>(json);
        if (content is null || head is null) return (file, "", 0, null, null, [misfit ?? headMisfit!]);
        return (file, head.Code, head.Version, head.PracticeAnalysis, content, [.. Rules(file, head, content, codes)]);
    }

    private const int LongestCode = 64;

    private sealed record Head(string Code, int Version, string? PracticeAnalysis);

    private static IEnumerable<FileProblem> Rules(ContentFile file, Head head, LevelContent level, FrameworkCodes codes)
    {
        var exam = level.Exam;
        if (head.Code.Length > LongestCode) yield return file.Problem("code", $"The code is longer than {LongestCode} characters.");
        if (level.Framework != codes.Code) yield return file.Problem("framework", $"The framework {level.Framework} is not imported; {codes.Code} is.");
        foreach (var (at, words) in SpecificationFaults.Of(exam, codes)) yield return file.Problem(at, words);
        if (!(level.Scale.Minimum < level.Scale.Pass && level.Scale.Pass < level.Scale.Maximum))
            yield return file.Problem("scale", "The scale must rise from minimum over pass to maximum.");
    }
}
