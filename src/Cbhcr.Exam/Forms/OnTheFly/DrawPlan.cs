using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>What became of the bank when forms were drawn for nobody, before the plan was proposed.</summary>
/// <param name="Relaxed">Draws that could not be made without items which exposure control had barred.</param>
/// <param name="Greatest">Of the shares of forms that items stand on; so is <paramref name="Mean"/>.</param>
/// <param name="Overlap">Items that two forms have in common, as a share of a form.</param>
/// <param name="NeverUsed">Items on no form.</param>
public sealed record DrawForecast(int Draws, int Failed, int Relaxed, double Greatest, double Mean, double Overlap, int NeverUsed, int PoolItems);

/// <summary>What is drawn is drawn by what stands here: content of the blueprint, items with their figures, chance.</summary>
/// <param name="Content">Of the blueprint in this version.</param>
/// <param name="ExposurePercent">No item is to be seen by a greater share of the candidates.</param>
/// <param name="Effort">Spent on one form at most, in the solver's units: the same on every machine.</param>
/// <param name="Reference">The form that the cut score was set for, where drawn forms are equated to it.</param>
/// <param name="Comparability">What may be said of scores on different forms of the plan, in words.</param>
public sealed record DrawPlanProposed(
    Guid PlanId, Guid ProgrammeId, string Code, Guid BlueprintId, int BlueprintVersion, string LevelCode, LevelContent Content, IReadOnlyList<PooledItem> Pool, string PoolHash,
    int ExposurePercent, ulong Seed, double Effort, DrawForecast Simulation, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferenceForm? Reference,
    string Comparability, bool Demonstration, Guid ProposedBy, Instant ProposedAt);

public sealed record DrawPlanApproved(Guid ApprovedBy, Instant ApprovedAt);

/// <param name="ReasonId">The words are in the document of this id.</param>
public sealed record DrawPlanDeclined(Guid ReasonId, Guid DeclinedBy, Instant DeclinedAt);

/// <param name="ReasonId">The words are in the document of this id.</param>
public sealed record DrawPlanEnded(Guid ReasonId, Guid EndedBy, Instant EndedAt);

/// <summary>One form for one sitting. With the plan and the draws before it, this gives the same form again.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Attempt">From 1: where a search ended without a form, the next one had another seed.</param>
/// <param name="Seed">Follows from the plan's seed, the number and the attempt.</param>
/// <param name="Relaxed">It could not be made without items which exposure control had barred.</param>
/// <param name="Entries">What was chosen; an item on trial has <c>|pretest</c> behind its code.</param>
/// <param name="Barred">Entries that exposure control kept from it.</param>
/// <param name="OutOfUse">Items of the plan that could not be used by then: in quarantine, retired, changed, or failing a check.</param>
public sealed record DrawPlanFormDrawn(
    Guid FormId, string FormCode, int Number, int Attempt, ulong Seed, bool Relaxed, IReadOnlyList<string> Entries, IReadOnlyList<string> Barred, IReadOnlyList<string> OutOfUse,
    Instant DrawnAt);

/// <summary>A sitting was to be scheduled and no form could be drawn; nothing was drawn and nobody scheduled.</summary>
/// <param name="Why">nothing-drawn or form-has-obstacles.</param>
public sealed record DrawPlanDrawRefused(string Why, int OutOfUse, Instant RefusedAt);

public enum DrawPlanState
{
    Proposed,
    Approved,
    Declined,
    Ended,
}

/// <summary>How often entries of the pool were used and kept back by the forms drawn so far.</summary>
public sealed record DrawCounts(int Draws, IReadOnlyDictionary<string, int> Used, IReadOnlyDictionary<string, int> NotEligible)
{
    public static DrawCounts None { get; } = new(0, new Dictionary<string, int>(), new Dictionary<string, int>());

    public DrawCounts After(DrawPlanFormDrawn e)
    {
        // What is out of use cannot be chosen, so it must not seem to have been passed over by chance.
        var outOfUse = e.OutOfUse.SelectMany(c => new[] { FormEntries.IdOf(c, SlotUse.Scored), FormEntries.IdOf(c, SlotUse.Pretest) });
        return new(Draws + 1, More(Used, e.Entries), More(NotEligible, e.Barred.Union(outOfUse)));
    }

    private static Dictionary<string, int> More(IReadOnlyDictionary<string, int> counts, IEnumerable<string> ids)
    {
        var more = new Dictionary<string, int>(counts);
        foreach (var id in ids) more[id] = more.GetValueOrDefault(id) + 1;
        return more;
    }
}

/// <summary>Leave to draw a form of its own for each sitting. One person proposes it with a simulation, another approves.</summary>
public sealed record DrawPlan
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Code { get; init; } = "";
    public Guid BlueprintId { get; init; }
    public int BlueprintVersion { get; init; }
    public string LevelCode { get; init; } = "";
    public string LevelName { get; init; } = "";
    public int ExposurePercent { get; init; }
    public ulong Seed { get; init; }
    public double Effort { get; init; }
    public DrawForecast Simulation { get; init; } = null!;
    public string? ReferenceCode { get; init; }
    public string Comparability { get; init; } = "";
    public bool Demonstration { get; init; }
    public Guid ProposedBy { get; init; }
    public Instant ProposedAt { get; init; }
    public DrawPlanState State { get; init; }
    public Guid? DecidedBy { get; init; }
    public Instant? DecidedAt { get; init; }
    public Guid? EndedBy { get; init; }
    public Instant? EndedAt { get; init; }
    public DrawCounts Counts { get; init; } = DrawCounts.None;
    public int Relaxed { get; init; }

    /// <summary>Searches that ended without a form before another seed gave one.</summary>
    public int Repeated { get; init; }

    /// <summary>Sittings that could not be scheduled because no form could be drawn.</summary>
    public int Refused { get; init; }

    public static DrawPlan Create(DrawPlanProposed e) => new()
    {
        Id = e.PlanId, Code = e.Code, BlueprintId = e.BlueprintId, BlueprintVersion = e.BlueprintVersion, LevelCode = e.LevelCode, LevelName = e.Content.Name,
        ExposurePercent = e.ExposurePercent, Seed = e.Seed, Effort = e.Effort, Simulation = e.Simulation, ReferenceCode = e.Reference?.FormCode, Comparability = e.Comparability,
        Demonstration = e.Demonstration, ProposedBy = e.ProposedBy, ProposedAt = e.ProposedAt, State = DrawPlanState.Proposed,
    };

    public static DrawPlan Apply(DrawPlanApproved e, DrawPlan plan) => plan with { State = DrawPlanState.Approved, DecidedBy = e.ApprovedBy, DecidedAt = e.ApprovedAt };

    public static DrawPlan Apply(DrawPlanDeclined e, DrawPlan plan) => plan with { State = DrawPlanState.Declined, DecidedBy = e.DeclinedBy, DecidedAt = e.DeclinedAt };

    public static DrawPlan Apply(DrawPlanEnded e, DrawPlan plan) => plan with { State = DrawPlanState.Ended, EndedBy = e.EndedBy, EndedAt = e.EndedAt };

    public static DrawPlan Apply(DrawPlanFormDrawn e, DrawPlan plan) => plan with
    {
        Counts = plan.Counts.After(e), Relaxed = plan.Relaxed + (e.Relaxed ? 1 : 0), Repeated = plan.Repeated + e.Attempt - 1,
    };

    public static DrawPlan Apply(DrawPlanDrawRefused _, DrawPlan plan) => plan with { Refused = plan.Refused + 1 };

    /// <summary>The second of two people agrees to what the first proposed, or does not.</summary>
    /// <returns>Why not, with a code; null when this person may.</returns>
    public (string Words, string Code)? MayBeDecidedBy(Guid person) =>
        State != DrawPlanState.Proposed ? ($"Plan {Code} is {Spoken} already.", "not-proposed")
        : ProposedBy == person ? ("You proposed it yourself. Another person has to decide.", "same-person")
        : null;

    /// <returns>Why no form is drawn by it, with a code; null when one may be.</returns>
    public (string Words, string Code)? MayDraw() =>
        State == DrawPlanState.Approved ? null : ($"Plan {Code} is {Spoken}; forms are drawn by an approved one.", "plan-not-approved");

    public (string Words, string Code)? MayBeEnded() =>
        State is DrawPlanState.Approved or DrawPlanState.Proposed ? null : ($"Plan {Code} is {Spoken} already.", "plan-over");

    [JsonIgnore]
    public string Spoken => State == DrawPlanState.Proposed ? "proposed and not yet approved" : State.ToString().ToLowerInvariant();
}

public static class DrawPlans
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<DrawPlan>(SnapshotLifecycle.Inline);
        store.Schema.For<DrawPlan>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Code);
        store.Events.MapEventType<DrawPlanProposed>("draw_plan.proposed");
        store.Events.MapEventType<DrawPlanApproved>("draw_plan.approved");
        store.Events.MapEventType<DrawPlanDeclined>("draw_plan.declined");
        store.Events.MapEventType<DrawPlanEnded>("draw_plan.ended");
        store.Events.MapEventType<DrawPlanFormDrawn>("draw_plan.form_drawn");
        store.Events.MapEventType<DrawPlanDrawRefused>("draw_plan.draw_refused");
    }
}
