using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Qti.Model;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cbhcr.Exam.Forms;

/// <summary>Take a level with its blueprint in from its file.</summary>
public sealed record ImportBlueprint(SourceFile File, Guid By);

/// <summary>A form is out of use from now on; one that is withdrawn already stays as it is.</summary>
public sealed record WithdrawFormAtOnce(Guid FormId, string Reason, Guid By);

public sealed record BlueprintImportReport(string? Code, int? BlueprintVersion, bool Changed, IReadOnlyList<FileProblem> Problems);

/// <summary>A plan by which a form is drawn for each sitting.</summary>
public sealed record DrawPlanChoice(Guid Id, string Code, string LevelName);

/// <summary>A form that is published as soon as it is kept: whoever approved the plan agreed to it.</summary>
/// <param name="Form">As it will stand.</param>
/// <param name="NewlyUsed">What the bank hears of it: the plan, once for an item, and not every form.</param>
public sealed record DrawnForm(Form Form, FormAssembled Assembled, FormPublished Published, DrawPlanFormDrawn Drawn, RecordItemsOnForm? NewlyUsed, IEventStream<DrawPlan> Plan)
{
    /// <summary>Into the log, together with whatever the session keeps beside it.</summary>
    public void Keep(IDocumentSession session)
    {
        session.Events.StartStream<Form>(Form.Id, Assembled, Published);
        Plan.AppendOne(Drawn);
    }
}

/// <summary>What a raw score is worth on the form that the level's cut was set for.</summary>
/// <param name="Maximum">Points of that form.</param>
/// <param name="Note">What has to be said of it wherever it is reported; null where nothing has.</param>
/// <param name="On">Code of that form, where it is another than the one that was sat.</param>
public sealed record CountedScore(int Score, int Maximum, string? Note, string? On = null);

public static class CountedScores
{
    public static CountedScore Counted(this Form form, int raw, int maximum) => form.Assembly.Draw switch
    {
        { Equating: { } e } => new(e.Counted(raw), e.Counted(maximum), $"the form was drawn for this sitting and is equated to form {e.ReferenceCode}", e.ReferenceCode),
        not null => new(raw, maximum, "the form was drawn for this sitting and is not statistically equated to others"),
        _ => new(raw, maximum, null),
    };
}

/// <summary>Forms drawn for one sitting each, as who schedules sittings meets them.</summary>
public static class FormsOnTheFly
{
    /// <summary>A form for one sitting, or why there is none. Nothing is stored before it is kept; until then nobody else draws by the plan.</summary>
    public static Task<(ProblemDetails, DrawnForm?)> DrawFormAsync(
        this IDocumentSession session, IServiceScopeFactory scopes, Guid planId, Guid formId, Instant now, CancellationToken ct) =>
        DrawForm.DrawAsync(session, scopes, planId, formId, now, ct);

    public static async Task<IReadOnlyList<DrawPlanChoice>> DrawPlansInUseAsync(this IQuerySession session, CancellationToken ct) =>
        [.. (await session.Query<DrawPlan>().Where(p => p.State == DrawPlanState.Approved).OrderBy(p => p.Code).ToListAsync(ct))
            .Select(p => new DrawPlanChoice(p.Id, p.Code, p.LevelName))];

    /// <summary>Forms that people choose from: those drawn for one sitting are not among them.</summary>
    public static IQueryable<Form> FormsToChoose(this IQuerySession session) => session.Query<Form>().Where(f => f.Assembly.Draw == null);
}

/// <param name="Asked">Without responses and processing: what is right is another type.</param>
/// <param name="OneBest">Set where one best answer is asked for: the same as <paramref name="Asked"/>, as a choice.</param>
/// <param name="Stimulus">What it shares with other items of the form.</param>
public sealed record PaperItem(int Position, Guid ItemId, int ContentVersion, AskedItem Asked, ChoiceInteraction? OneBest = null, PaperStimulus? Stimulus = null)
{
    /// <summary>One best answer.</summary>
    public PaperItem(int position, Guid itemId, int contentVersion, ChoiceInteraction interaction) : this(position, itemId, contentVersion, new([], [interaction], new HashSet<string>()), interaction)
    {
    }
}

public sealed record PaperStimulus(Guid StimulusId, IReadOnlyList<Node> Body);

/// <summary>A published form as it is printed: stems and options in order, pictures in their places. No keys, no rationales, no word on what is scored.</summary>
public sealed record Paper(Guid FormId, string FormCode, string ContentHash, string LevelCode, string LevelName, int Minutes, bool Demonstration, IReadOnlyList<PaperItem> Items)
{
    /// <summary>Something on it is answered in a text for people, which is sealed.</summary>
    public bool NeedsKey { get; } = Items.Any(i => i.Asked.Interactions.Any(a => a is ExtendedTextInteraction));
}

/// <summary>Published forms never change, so what was read once is kept, up to a number: where each sitting has a form of its own there is no end of them.</summary>
public sealed class Papers
{
    private const int Most = 500;

    private readonly ConcurrentDictionary<(Guid, string), Paper> _known = new();

    /// <returns>Null when the form is not published.</returns>
    /// <exception cref="InvalidOperationException">The form's content does not match the hash it was published with.</exception>
    public async Task<Paper?> OfAsync(IQuerySession session, Guid formId, string formHash, CancellationToken ct)
    {
        if (_known.TryGetValue((formId, formHash), out var paper)) return paper;
        var form = await session.LoadAsync<Form>(formId, ct);
        if (_known.Count >= Most)
            foreach (var old in _known.Keys.Take(Most / 4)) _known.TryRemove(old, out _);
        return form?.ContentHash is null ? null : _known.GetOrAdd((formId, formHash), await OfAsync(session, form, formHash, ct));
    }

    /// <summary>The paper of a form that may not be in the log yet.</summary>
    internal static async Task<Paper> OfAsync(IQuerySession session, Form form, string formHash, CancellationToken ct)
    {
        if (form.ContentHash != formHash || form.ComputeContentHash() != formHash)
            throw new InvalidOperationException($"Form {form.Code} is not what was published: its content hash differs.");
        var versions = await session.ItemVersionsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), ct);
        if (form.Slots.Zip(versions).Any(p => p.First.ContentHash != ContentHash.Of(p.Second.Content)))
            throw new InvalidOperationException($"Form {form.Code} is not what was published: an item's content differs.");
        return new Paper(form.Id, form.Code, formHash, form.LevelCode, form.LevelName, form.Minutes, form.Demonstration,
            await PaperItems.OfAsync(session, form.Slots, versions, ct));
    }
}

/// <summary>Names and places of the parts of a question: the same for the same seed, and nothing about the parts can be told from them.</summary>
public static class PartNames
{
    /// <param name="seed">Of a sitting; for the form's own order its content hash.</param>
    /// <param name="kind">What is named, and the response it belongs to.</param>
    public static string Of(string seed, string kind, int position, string id) => Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{kind}|{position}|{id}")).AsSpan(0, 10));
}

/// <summary>What a published form is copied as.</summary>
public static class CopyKinds
{
    public const string LargePrint = "large-print";
    public const string Text = "text";

    public static IReadOnlyList<string> All { get; } = [LargePrint, Text];
}

public static class CopiesOfForms
{
    /// <returns>What of a published form cannot be worked on away from the screen, in words.</returns>
    public static async Task<IReadOnlyList<string>> UnfitForCopiesAsync(this IQuerySession session, Form form, CancellationToken ct) =>
        Edition.Faults(await Papers.OfAsync(session, form, form.ContentHash!, ct));
}

/// <summary>A sitting beside which a copy of its form may be used.</summary>
/// <param name="Label">Four characters that tell it apart in its room; never a name.</param>
/// <param name="Kinds">The copies it was scheduled with; empty when its screen shows an order of its own, with which no copy agrees.</param>
public sealed record SeatWithCopy(Guid SittingId, Guid FormId, string Label, bool IsOver, IReadOnlyList<string> Kinds);

/// <summary>What copies need to know of sittings. Delivery, which comes after forms, answers.</summary>
public interface ISeatsWithCopies
{
    Task<SeatWithCopy?> FindAsync(IQuerySession session, Guid sittingId, CancellationToken ct);

    /// <summary>Those of a form that are not over and were scheduled with a copy.</summary>
    Task<IReadOnlyList<SeatWithCopy>> OfFormAsync(IQuerySession session, Guid formId, CancellationToken ct);
}
