using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;

namespace Cbhcr.Exam.Forms;

/// <summary>The committee departs from the derived weights. What is as it was may be sent as well; the whole still adds up to 100.</summary>
public sealed record OverridePracticeWeights(IReadOnlyList<WeightFields> Weights, [property: MaxLength(PracticeText.Longest)] string? Reason, int Version);

public sealed record WeightFields(string Competency, decimal? Percent);

public static class OverridePracticeWeightsEndpoint
{
    public static Task<PracticeWriter> LoadAsync(IDocumentSession session, PersonalData people, ClaimsPrincipal user, CancellationToken ct) =>
        PracticeWriter.LoadAsync(session, people, user.AccountId(), ct);

    public static ProblemDetails Validate(OverridePracticeWeights command, PracticeStudy study)
    {
        if (study.WhyClosed() is { } closed) return Problems.Conflict(closed, "study-closed");
        if (study.Derived.Count == 0) return Problems.Conflict("Derive the weights first.", "no-weights");
        var faults = Faults(command, study.AdoptedWeights());
        return faults.Count > 0 ? Problems.Malformed(faults) : Problems.None;
    }

    [WolverinePost("/api/practice-analyses/{studyId}/overrides"), EmptyResponse, Authorize(Roles = $"{Roles.Psychometrician},{Roles.FormAssembler}")]
    public static (EventsToAppend, Insert<PracticeText>) Post(OverridePracticeWeights command, [WriteModel("studyId")] PracticeStudy study, PracticeWriter writer,
        ClaimsPrincipal user, [NotBody] NewId id, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        var reason = PracticeText.Of(id.Value, study.Id, "override", command.Reason!, user.AccountId(), writer.Key!, secret, now);
        return ([new PracticeWeightsOverridden(Changes(command, study.AdoptedWeights()), reason.Id, user.AccountId(), now)], Storage.Insert(reason));
    }

    private static IReadOnlyList<WeightChange> Changes(OverridePracticeWeights command, IReadOnlyDictionary<string, decimal> weights) =>
        [.. command.Weights.Where(w => w.Percent != weights[w.Competency]).Select(w => new WeightChange(w.Competency, weights[w.Competency], w.Percent!.Value))];

    private static Dictionary<string, string> Faults(OverridePracticeWeights c, IReadOnlyDictionary<string, decimal> weights)
    {
        var faults = new Dictionary<string, string>();
        foreach (var (given, i) in c.Weights.Select((w, i) => (w, i)))
            if (!weights.ContainsKey(given.Competency) || c.Weights.Take(i).Any(w => w.Competency == given.Competency))
                faults[$"weights[{i}].competency"] = $"{given.Competency} has no weight here, or stands twice.";
            else if (given.Percent is not (>= 0 and <= 100) || given.Percent * 10 % 1 != 0)
                faults[$"weights[{i}].percent"] = $"{given.Competency}: give a percentage with at most one decimal.";
        if (string.IsNullOrWhiteSpace(c.Reason)) faults["reason"] = "Give the committee's reason.";
        if (faults.Keys.Any(k => k.StartsWith("weights[", StringComparison.Ordinal))) return faults;
        var changes = Changes(c, weights);
        var sum = weights.Values.Sum() + changes.Sum(x => x.To - x.From);
        if (changes.Count == 0) faults["weights"] = "No weight differs from what it is.";
        else if (sum != 100) faults["weights"] = string.Create(CultureInfo.InvariantCulture, $"The weights would add up to {sum} and not to 100.");
        return faults;
    }
}
