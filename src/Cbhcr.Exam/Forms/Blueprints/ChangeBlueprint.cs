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
public sealed record BlueprintGround(FrameworkCodes? Codes, IReadOnlyDictionary<string, int> Forms, PracticeStudy? Study);

public static class ChangeBlueprintEndpoint
{
    /// <summary>The status of a blueprint whose weights come from a study; whether they still stand is asked of <see cref="BlueprintStanding"/>.</summary>
    public const string Backed = "practice-analysis";

    public static async Task<BlueprintGround> LoadAsync(ChangeBlueprint command, IQuerySession session, CancellationToken ct) =>
        new(await session.FrameworkCodesAsync(ct), (await session.FormsToChoose().ToListAsync(ct)).ToDictionary(f => f.Code, f => f.ScoredItems),
            string.IsNullOrWhiteSpace(command.Study) ? null : await session.Query<PracticeStudy>().FirstOrDefaultAsync(s => s.Code == command.Study, ct));

    public static ProblemDetails Validate(ChangeBlueprint command, Blueprint blueprint, BlueprintGround ground)
    {
        if (ground.Codes is not { } codes) return Problems.Conflict("Import the framework first.", "no-framework");
        var typed = new TypedSpecification(command.Exam, blueprint.Content.Exam, codes);
        var faults = typed.Faults;
        if (command.Name.Trim().Length < 2) faults["name"] = "Give the level a name.";
        foreach (var (at, words) in Named(typed.Exam.Rules, ground.Forms)) faults.TryAdd(at, words);
        if (!string.IsNullOrWhiteSpace(command.Study) && WhyNot(command.Study, ground.Study, blueprint.Code, codes, typed.Exam) is { } why) faults.TryAdd("study", why);
        return faults.Count > 0 ? Problems.Malformed(faults) : Problems.None;
    }

    /// <summary>Nothing is drafted when nothing differs.</summary>
    [WolverinePost("/api/blueprints/{blueprintId}/versions"), EmptyResponse, Authorize(Roles = Roles.FormAssembler)]
    public static BlueprintDrafted? Post(ChangeBlueprint command, [WriteModel("blueprintId")] Blueprint blueprint, BlueprintGround ground, ClaimsPrincipal user, [NotBody] Instant now)
    {
        var content = blueprint.Content with
        {
            Name = command.Name.Trim(), Notice = string.IsNullOrWhiteSpace(command.Notice) ? null : command.Notice.Trim(),
            Status = ground.Study is null ? BlueprintStanding.Provisional : Backed, Exam = new TypedSpecification(command.Exam, blueprint.Content.Exam, ground.Codes!).Exam,
        };
        var source = ground.Study is { } study ? new WeightSource(study.Id, study.Code, study.ReportHash!) : null;
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

    private static string? WhyNot(string code, PracticeStudy? study, string level, FrameworkCodes codes, ExamSpecification exam)
    {
        if (study is null) return $"There is no practice analysis {code}.";
        if (study.State != StudyState.Signed) return $"The practice analysis {code} is not signed, or withdrawn.";
        if (!study.Design.Levels.Contains(level)) return $"The practice analysis {code} does not speak for {level}.";
        if (study.FrameworkVersion != codes.Version) return $"The practice analysis {code} speaks of framework version {study.FrameworkVersion}, which is not the current one.";
        var typed = exam.Competencies().ToDictionary(c => c.Code, c => c.WeightPercent);
        var other = study.AdoptedWeights().FirstOrDefault(w => typed.GetValueOrDefault(w.Key) != w.Value).Key;
        return other is null ? null : $"The weight of {other} is not the one of the practice analysis {code}. Change it there, with a reason, or type provisional weights.";
    }
}
