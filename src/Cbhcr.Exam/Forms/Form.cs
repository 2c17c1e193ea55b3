using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Forms;

public enum SlotUse
{
    Scored,
    Pretest,
}

/// <summary>One place on a form and the item version that stands there.</summary>
public sealed record FormSlot(int Position, Guid ItemId, string ItemCode, int ContentVersion, string ContentHash, string Competency, string Domain, SlotUse Use);

/// <summary>How the form came about, enough to do it again (decisions: repeatability).</summary>
/// <param name="Bound">No form is better than this.</param>
/// <param name="Mode">deterministic (the same seed, bank and blueprint give the same form) or time (what was found by then).</param>
/// <param name="Effort">In the solver's units, or in seconds.</param>
/// <param name="RunId">The run that made it together with others.</param>
/// <param name="Draw">The plan that drew it for one sitting.</param>
public sealed record AssemblyRecord(
    ulong Seed, string Solver, string Status, double Objective,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Bound = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mode = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Effort = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? RunId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DrawRecord? Draw = null);

/// <param name="Number">Which draw of the plan.</param>
public sealed record DrawRecord(
    Guid PlanId, string PlanCode, int Number, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FormEquating? Equating = null);

/// <param name="ReferenceCode">The form that the level's cut score was set for.</param>
/// <param name="Equivalents">For each raw score here, from 0, the score on that form that means the same.</param>
public sealed record FormEquating(string ReferenceCode, IReadOnlyList<double> Equivalents)
{
    /// <summary>Halves go up, as in every conversion table.</summary>
    public int Counted(int raw) => (int)Math.Floor(Equivalents[raw] + 0.5);
}

public sealed record FormAssembled(
    Guid FormId, Guid ProgrammeId, string Code, Guid BlueprintId, int BlueprintVersion, string LevelCode, string LevelName, int Minutes,
    IReadOnlyList<FormSlot> Slots, bool Demonstration, AssemblyRecord Assembly, Guid AssembledBy, Instant AssembledAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FormSection>? Sections = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Calculator = null);

/// <summary>A run of positions that is sat in one go.</summary>
public sealed record FormSection(string Name, int First, int Last, int? Minutes, bool MayReturn, int BreakMinutes)
{
    public static IReadOnlyList<FormSection>? Of(IReadOnlyList<SectionTarget>? targets)
    {
        var last = 0;
        return targets?.Select(t => new FormSection(t.Name, last + 1, last += t.Items, t.Minutes, t.MayReturn, t.BreakMinutes)).ToArray();
    }
}

/// <summary>The first of the two people who must want it.</summary>
/// <param name="ContentHash">What is to be published; a form that changes afterwards is asked for again.</param>
public sealed record FormPublicationRequested(string ContentHash, Guid RequestedBy, Instant RequestedAt);

/// <param name="ReasonId">The words are in the document of this id.</param>
public sealed record FormPublicationDeclined(Guid ReasonId, Guid DeclinedBy, Instant DeclinedAt);

public sealed record FormPublished(string ContentHash, Guid PublishedBy, Instant PublishedAt);

public sealed record FormWithdrawn(string Reason, Guid WithdrawnBy, Instant WithdrawnAt);

/// <param name="Position">The slot it is about; null for the whole form. The words are in the document of this id.</param>
public sealed record FormCommentMade(
    Guid CommentId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Position, Guid MadeBy, Instant MadeAt);

public sealed record FormCommentResolved(Guid CommentId, Guid ResolvedBy, Instant ResolvedAt);

/// <param name="ReasonId">The words are in the document of this id.</param>
public sealed record FormItemSwapped(FormSlot From, FormSlot To, Guid ReasonId, Guid SwappedBy, Instant SwappedAt);

public sealed record PublicationRequest(string ContentHash, Guid By, Instant At);

public enum FormState
{
    Assembled,
    Published,
    Withdrawn,
}

/// <summary>A set of item versions in an order. Publishing freezes it; the hash says so wherever the form is used.</summary>
public sealed record Form
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid ProgrammeId { get; init; }
    public string Code { get; init; } = "";
    public Guid BlueprintId { get; init; }
    public int BlueprintVersion { get; init; }
    public string LevelCode { get; init; } = "";
    public string LevelName { get; init; } = "";
    public int Minutes { get; init; }
    public IReadOnlyList<FormSlot> Slots { get; init; } = [];
    public bool Demonstration { get; init; }
    public IReadOnlyList<FormSection>? Sections { get; init; }
    public bool Calculator { get; init; }
    public AssemblyRecord Assembly { get; init; } = null!;
    public Guid AssembledBy { get; init; }
    public FormState State { get; init; }
    public string? ContentHash { get; init; }
    public IReadOnlyList<Guid> OpenComments { get; init; } = [];
    public PublicationRequest? Requested { get; init; }

    /// <summary>The serial of the last copy on paper or as a text; who has which is in the events alone (ACC-04).</summary>
    public int CopiesMade { get; init; }

    /// <summary>Serials of copies that are neither back nor destroyed.</summary>
    public IReadOnlyList<int> CopiesOut { get; init; } = [];

    public static Form Create(FormAssembled e) => new()
    {
        Id = e.FormId, ProgrammeId = e.ProgrammeId, Code = e.Code, BlueprintId = e.BlueprintId, BlueprintVersion = e.BlueprintVersion, LevelCode = e.LevelCode,
        LevelName = e.LevelName, Minutes = e.Minutes, Slots = e.Slots, Demonstration = e.Demonstration, Assembly = e.Assembly, State = FormState.Assembled, Sections = e.Sections,
        Calculator = e.Calculator ?? false, AssembledBy = e.AssembledBy,
    };

    public static Form Apply(FormPublicationRequested e, Form form) => form with { Requested = new(e.ContentHash, e.RequestedBy, e.RequestedAt) };

    public static Form Apply(FormPublicationDeclined _, Form form) => form with { Requested = null };

    public static Form Apply(FormPublished e, Form form) => form with { State = FormState.Published, ContentHash = e.ContentHash, Requested = null };

    public static Form Apply(FormCommentMade e, Form form) => form with { OpenComments = [.. form.OpenComments, e.CommentId] };

    public static Form Apply(FormCommentResolved e, Form form) => form with { OpenComments = [.. form.OpenComments.Where(c => c != e.CommentId)] };

    /// <summary>What was asked to be published is not what stands there now.</summary>
    public static Form Apply(FormItemSwapped e, Form form) => form with { Slots = [.. form.Slots.Select(s => s.Position == e.To.Position ? e.To : s)], Requested = null };

    public static Form Apply(FormWithdrawn _, Form form) => form with { State = FormState.Withdrawn };

    public static Form Apply(FormCopyMade e, Form form) => form with { CopiesMade = e.Serial, CopiesOut = [.. form.CopiesOut, e.Serial] };

    public static Form Apply(FormCopySettled e, Form form) => form with { CopiesOut = [.. form.CopiesOut.Where(c => c != e.Serial)] };

    /// <summary>Over all that a candidate could notice and all that scoring depends on: order, item versions with their content, use, time.</summary>
    public string ComputeContentHash()
    {
        var slots = Slots.Select(s => new { s.Position, s.ItemId, s.ContentVersion, s.ContentHash, s.Use });
        // Forms were hashed without sections before there were any; those hashes stand in events.
        return Sections is null && !Calculator
            ? Platform.Files.ContentHash.Of(new { Code, BlueprintId, BlueprintVersion, LevelCode, Minutes, Demonstration, Slots = slots })
            : Platform.Files.ContentHash.Of(new { Code, BlueprintId, BlueprintVersion, LevelCode, Minutes, Demonstration, Slots = slots, Sections, Calculator });
    }

    /// <summary>The second of two people agrees to what the first asked for.</summary>
    /// <returns>Why not, with a code; null when this person may.</returns>
    public (string Words, string Code)? MayBePublishedBy(Guid person) =>
        State != FormState.Assembled ? ($"Form {Code} is {State.ToString().ToLowerInvariant()} already.", "not-assembled")
        : Requested is not { } asked ? ($"Nobody has asked to publish form {Code} as it stands now.", "publication-not-requested")
        : asked.By == person ? ("You asked for it yourself. Another person has to agree.", "same-person")
        : null;

    public int ScoredItems => Slots.Count(s => s.Use == SlotUse.Scored);
}

public static class FormsModule
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Blueprint>(SnapshotLifecycle.Inline);
        store.Projections.Snapshot<Form>(SnapshotLifecycle.Inline);
        store.Schema.For<Blueprint>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Code);
        store.Schema.For<Form>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, x => x.Code);
        store.Events.MapEventType<BlueprintDrafted>("blueprint.drafted");
        store.Events.MapEventType<FormAssembled>("form.assembled");
        store.Events.MapEventType<FormPublished>("form.published");
        store.Events.MapEventType<FormWithdrawn>("form.withdrawn");
        store.Events.MapEventType<FormPublicationRequested>("form.publication_requested");
        store.Events.MapEventType<FormPublicationDeclined>("form.publication_declined");
        store.Events.MapEventType<FormCommentMade>("form.comment_made");
        store.Events.MapEventType<FormCommentResolved>("form.comment_resolved");
        store.Events.MapEventType<FormItemSwapped>("form.item_swapped");
        store.Events.MapEventType<FormCopyMade>("form.copy_made");
        store.Events.MapEventType<FormCopySettled>("form.copy_settled");
        FormTexts.Configure(store);
        AssemblyRuns.Configure(store);
        WritingOrders.Configure(store);
        DrawPlans.Configure(store);
        PracticeModule.Configure(store);
    }
}
