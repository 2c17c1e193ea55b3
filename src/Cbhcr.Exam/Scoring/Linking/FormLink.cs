using System.Text.Json.Serialization;
using Cbhcr.Exam.Items;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>One of the two forms of a link.</summary>
/// <param name="Maximum">Points of its scored slots.</param>
/// <param name="Persons">Sittings that went in.</param>
public sealed record LinkedForm(Guid FormId, string Code, string Hash, int Maximum, int Persons);

/// <summary>An item version that is scored on both forms.</summary>
/// <param name="Here">Difficulty among those who took the linked form, in logits, by the anchor items alone; null where it cannot be told.</param>
/// <param name="There">The same among those who took the base form.</param>
/// <param name="Shift">How much harder it was on the base form than it is now, set against the other anchor items, in logits: large and positive is what a leaked item looks like.</param>
/// <param name="Kept">Whether it counts as anchor. One that drifted counts in the totals alone.</param>
/// <param name="Flags">What said that it drifted.</param>
public sealed record AnchorItem(Guid ItemId, string Code, int ContentVersion, double? Here, double? There, double? Shift, bool Kept, IReadOnlyList<string> Flags);

/// <param name="Equated">On the scale of the base form, not rounded.</param>
/// <param name="StandardError">Of equating, in points of the base form.</param>
/// <param name="Rounded">What counts: halves go up, never outside the base form's points, never falling.</param>
public sealed record EquatedRaw(
    int Raw, double Equated, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? StandardError, int Rounded);

/// <summary>The whole of what was computed; the same events and the same request give it again.</summary>
/// <param name="Method">In words.</param>
/// <param name="Label">What has to be said wherever the conversion is used; null when the forms were equated with these persons.</param>
/// <param name="Notes">What has to be known before it is adopted.</param>
/// <param name="Parameters">What a conversion made beforehand rests on; null where it rests on persons.</param>
public sealed record LinkFigures(
    LinkedForm Form, LinkedForm Base, string Method, string? Label, double? Slope, double? Intercept, IReadOnlyList<AnchorItem> Anchors, IReadOnlyList<EquatedRaw> Conversion,
    IReadOnlyList<string> Notes, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LinkParameters? Parameters = null);

/// <summary>Of the scored items of both forms, in the forms' order.</summary>
public sealed record LinkParameters(IReadOnlyList<IrtParameters> Form, IReadOnlyList<IrtParameters> Base);

/// <summary>How scores on a new form become scores on the base form (EQ-01): the design, the method and everything they gave.</summary>
/// <param name="Design">One of <see cref="LinkDesigns"/>.</param>
/// <param name="MethodName">As it was asked for.</param>
/// <param name="EventSequence">The newest event that was looked at.</param>
/// <param name="InputsHash">Over every sitting that went in.</param>
public sealed record FormLinkComputed(
    Guid LinkId, Guid ProgrammeId, string LevelCode, string Design, string MethodName, ulong Seed, LinkFigures Figures, long EventSequence, string InputsHash, string CodeVersion,
    bool Demonstration, Guid ComputedBy, Instant ComputedAt);

/// <summary>A second person agrees: from now on results of this form are released by it.</summary>
public sealed record FormLinkAdopted(Guid AdoptedBy, Instant AdoptedAt);

public sealed record FormLinkDeclined(string Reason, Guid DeclinedBy, Instant DeclinedAt);

public enum FormLinkState
{
    Computed,
    Adopted,
    Declined,
}

public sealed record FormLink
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string LevelCode { get; init; } = "";

    /// <summary>Of the linked form.</summary>
    public Guid FormId { get; init; }
    public Guid BaseFormId { get; init; }
    public string Design { get; init; } = "";
    public LinkFigures Figures { get; init; } = null!;
    public long EventSequence { get; init; }
    public string InputsHash { get; init; } = "";
    public string CodeVersion { get; init; } = "";
    public Guid ComputedBy { get; init; }
    public Instant ComputedAt { get; init; }
    public FormLinkState State { get; init; }
    public Instant? AdoptedAt { get; init; }
    public string? WhyDeclined { get; init; }

    public static FormLink Create(FormLinkComputed e) => new()
    {
        Id = e.LinkId, LevelCode = e.LevelCode, FormId = e.Figures.Form.FormId, BaseFormId = e.Figures.Base.FormId, Design = e.Design, Figures = e.Figures, EventSequence = e.EventSequence,
        InputsHash = e.InputsHash, CodeVersion = e.CodeVersion, ComputedBy = e.ComputedBy, ComputedAt = e.ComputedAt,
    };

    public static FormLink Apply(FormLinkAdopted e, FormLink link) => link with { State = FormLinkState.Adopted, AdoptedAt = e.AdoptedAt };

    public static FormLink Apply(FormLinkDeclined e, FormLink link) => link with { State = FormLinkState.Declined, WhyDeclined = e.Reason };

    /// <summary>What a score on the linked form counts on the base form.</summary>
    public int Equated(int raw) => Figures.Conversion[raw].Rounded;

    /// <summary>The lowest score on the linked form that reaches a cut of the base form; null when none does.</summary>
    public int? CutHere(int rawCut) => Figures.Conversion.FirstOrDefault(c => c.Rounded >= rawCut)?.Raw;
}

public static class FormLinks
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<FormLink>(JasperFx.Events.Projections.SnapshotLifecycle.Inline);
        store.Schema.For<FormLink>().Index(x => x.FormId).Index(x => x.LevelCode);
        store.Events.MapEventType<FormLinkComputed>("form_link.computed");
        store.Events.MapEventType<FormLinkAdopted>("form_link.adopted");
        store.Events.MapEventType<FormLinkDeclined>("form_link.declined");
    }

    /// <summary>All that was ever computed for a form, the newest first.</summary>
    public static async Task<IReadOnlyList<FormLink>> LinksOfAsync(this IQuerySession session, Guid formId, CancellationToken ct) =>
        await session.Query<FormLink>().Where(l => l.FormId == formId).OrderByDescending(l => l.ComputedAt).ToListAsync(ct);

    /// <summary>Those in force at a level: of each form the one adopted last.</summary>
    public static async Task<IReadOnlyList<FormLink>> LinksInForceAsync(this IQuerySession session, string level, CancellationToken ct) =>
        [.. (await session.Query<FormLink>().Where(l => l.LevelCode == level && l.State == FormLinkState.Adopted).ToListAsync(ct))
            .GroupBy(l => l.FormId).Select(g => g.OrderByDescending(l => l.AdoptedAt).ThenByDescending(l => l.Id).First())];
}
