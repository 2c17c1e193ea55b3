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
public sealed record AssemblyRecord(ulong Seed, string Solver, string Status, double Objective);

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

public sealed record FormPublished(string ContentHash, Guid PublishedBy, Instant PublishedAt);

public sealed record FormWithdrawn(string Reason, Guid WithdrawnBy, Instant WithdrawnAt);

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
    public FormState State { get; init; }
    public string? ContentHash { get; init; }

    public static Form Create(FormAssembled e) => new()
    {
        Id = e.FormId, ProgrammeId = e.ProgrammeId, Code = e.Code, BlueprintId = e.BlueprintId, BlueprintVersion = e.BlueprintVersion, LevelCode = e.LevelCode,
        LevelName = e.LevelName, Minutes = e.Minutes, Slots = e.Slots, Demonstration = e.Demonstration, Assembly = e.Assembly, State = FormState.Assembled, Sections = e.Sections,
        Calculator = e.Calculator ?? false,
    };

    public static Form Apply(FormPublished e, Form form) => form with { State = FormState.Published, ContentHash = e.ContentHash };

    public static Form Apply(FormWithdrawn _, Form form) => form with { State = FormState.Withdrawn };

    /// <summary>Over all that a candidate could notice and all that scoring depends on: order, item versions with their content, use, time.</summary>
    public string ComputeContentHash()
    {
        var slots = Slots.Select(s => new { s.Position, s.ItemId, s.ContentVersion, s.ContentHash, s.Use });
        // Forms were hashed without sections before there were any; those hashes stand in events.
        return Sections is null && !Calculator
            ? Platform.Files.ContentHash.Of(new { Code, BlueprintId, BlueprintVersion, LevelCode, Minutes, Demonstration, Slots = slots })
            : Platform.Files.ContentHash.Of(new { Code, BlueprintId, BlueprintVersion, LevelCode, Minutes, Demonstration, Slots = slots, Sections, Calculator });
    }

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
        PracticeModule.Configure(store);
    }
}
