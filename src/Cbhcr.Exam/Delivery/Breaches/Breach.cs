using System.Text.Json.Serialization;
using JasperFx.Events.Projections;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>Content of a form is known outside, or may be; what was ordered at once, by whom and why (SEC-05).</summary>
/// <param name="Why">One of <see cref="DeclareBreachEndpoint.Reasons"/>.</param>
/// <param name="Withdrawn">No new sitting is scheduled with the form.</param>
/// <param name="Items">Put in quarantine.</param>
/// <param name="SpareFormId">Takes the form's place in the sittings named; null when none was moved.</param>
/// <param name="Moved">Sittings that had not begun.</param>
/// <param name="Stayed">Sittings that had not begun and keep the form, since their candidate has sat the spare one or nothing was to be moved.</param>
public sealed record BreachDeclared(
    Guid BreachId, Guid ProgrammeId, Guid FormId, string FormCode, string Why, bool Withdrawn, IReadOnlyList<Guid> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? SpareFormId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SpareFormCode,
    IReadOnlyList<Guid> Moved, IReadOnlyList<Guid> Stayed, Guid DeclaredBy, Instant DeclaredAt);

public sealed record Breach
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public BreachDeclared Declared { get; init; } = null!;

    public static Breach Create(BreachDeclared e) => new() { Id = e.BreachId, Declared = e };
}

public static class Breaches
{
    public static void Configure(StoreOptions store)
    {
        store.Projections.Snapshot<Breach>(SnapshotLifecycle.Inline);
        store.Events.MapEventType<BreachDeclared>("breach.declared");
        store.Events.MapEventType<SittingFormChanged>("sitting.form_changed");
    }
}
