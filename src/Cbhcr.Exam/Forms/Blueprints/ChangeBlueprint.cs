using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>Draft the next version of a blueprint. What it does not name (sections, scale, retest, validity) stays.</summary>
/// <param name="Study">Code of the signed practice analysis whose weights these are; typed weights are provisional.</param>
public sealed record ChangeBlueprint(string Name, [property: MaxLength(1000)] string? Notice, SpecificationFields Exam, string? Study, int Version);

/// <param name="Forms">Codes of forms, for overlap and anchor.</param>
/// <param name="Successor">Code of the study that has taken the place of <paramref name="Study"/>.</param>
public sealed record BlueprintGround(FrameworkCodes? Codes, IReadOnlyDictionary<string, int> Forms, PracticeStudy? Study, string? Successor);

public static class ChangeBlueprintEndpoint
{
    public static async Task<BlueprintGround> LoadAsync(ChangeBlueprint command, IQuerySession session, CancellationToken ct)
    {
        var (study, successor) = await session.StudyNamedAsync(command.Study, ct);
        return new(await session.FrameworkCodesAsync(ct), (await session.FormsToChoose().ToListAsync(ct)).ToDictionary(f => f.Code, f => f.ScoredItems), study, successor);
    }

    public static ProblemDetails Validate(ChangeBlueprint command, Blueprint blueprint, BlueprintGround ground)
    {
        if (ground.Codes is not { } codes) return Problems.Conflict("Import the framework first.", "no-framework");
        var typed = new TypedSpecification(command.Exam, blueprint.Content.Exam, codes);
        var faults = typed.Faults;
        if (command.Name.Trim().Length < 2) faults["name"] = "Give the level a name.";
        foreach (var (at, words) in Named(typed.Exam.Rules, ground.Forms)) faults.TryAdd(at, words);
        if (!string.IsNullOrWhiteSpace(command.Study)
            && WeightSources.WhyNot(command.Study, ground.Study, ground.Successor, blueprint.Code, codes, typed.Exam, blueprint.Weights) is { } why) faults.TryAdd("study", why);
        return faults.Count > 0 ? Problems.Malformed(faults) : Problems.None;
    }

    /// <summary>Nothing is drafted when nothing differs.</summary>
    [WolverinePost("/api/blueprints/{blueprintId}/versions"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static BlueprintDrafted? Post(ChangeBlueprint command, [WriteModel("blueprintId")] Blueprint blueprint, BlueprintGround ground, ClaimsPrincipal user,
        [NotBody] Instant now)
    {
        var content = blueprint.Content with
        {
            Name = command.Name.Trim(), Notice = string.IsNullOrWhiteSpace(command.Notice) ? null : command.Notice.Trim(),
            Status = ground.Study is null ? BlueprintStanding.Provisional : WeightSources.Status,
            Exam = new TypedSpecification(command.Exam, blueprint.Content.Exam, ground.Codes!).Exam,
        };
        var source = WeightSources.Of(ground.Study);
        var hash = ContentHash.Of(content);
        return hash == blueprint.ContentHash && source == blueprint.Weights ? null
            : new(blueprint.Id, blueprint.ProgrammeId, blueprint.Code, blueprint.BlueprintVersion + 1, content, ground.Codes!.Version, hash, user.AccountId(), now, source);
    }

    private static IEnumerable<(string At, string Words)> Named(FormRules? rules, IReadOnlyDictionary<string, int> forms)
    {
        foreach (var (limit, i) in (rules?.Overlaps ?? []).Select((l, i) => (l, i)))
            if (!forms.ContainsKey(limit.FormCode)) yield return ($"exam.rules.overlaps[{i}].formCode", $"There is no form {limit.FormCode}.");
        if (rules?.Anchor is not { } anchor) yield break;
        if (!forms.TryGetValue(anchor.FormCode, out var scored)) yield return ("exam.rules.anchor.formCode", $"There is no form {anchor.FormCode}.");
        else if (anchor.Items > scored) yield return ("exam.rules.anchor.items", $"Form {anchor.FormCode} has {scored} scored items.");
    }
}
