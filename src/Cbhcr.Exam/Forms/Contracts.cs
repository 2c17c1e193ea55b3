using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Qti.Model;
using Marten;

namespace Cbhcr.Exam.Forms;

/// <summary>Take a level with its blueprint in from its file.</summary>
public sealed record ImportBlueprint(SourceFile File, Guid By);

/// <summary>A form is out of use from now on; one that is withdrawn already stays as it is.</summary>
public sealed record WithdrawFormAtOnce(Guid FormId, string Reason, Guid By);

public sealed record BlueprintImportReport(string? Code, int? BlueprintVersion, bool Changed, IReadOnlyList<FileProblem> Problems);

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

/// <summary>Published forms never change, so what was read once is kept.</summary>
public sealed class Papers
{
    private readonly ConcurrentDictionary<(Guid, string), Paper> _known = new();

    /// <returns>Null when the form is not published.</returns>
    /// <exception cref="InvalidOperationException">The form's content does not match the hash it was published with.</exception>
    public async Task<Paper?> OfAsync(IQuerySession session, Guid formId, string formHash, CancellationToken ct)
    {
        if (_known.TryGetValue((formId, formHash), out var paper)) return paper;
        var form = await session.LoadAsync<Form>(formId, ct);
        if (form?.ContentHash is null) return null;
        if (form.ContentHash != formHash || form.ComputeContentHash() != formHash)
            throw new InvalidOperationException($"Form {form.Code} is not what was published: its content hash differs.");
        var versions = await session.ItemVersionsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), ct);
        if (form.Slots.Zip(versions).Any(p => p.First.ContentHash != ContentHash.Of(p.Second.Content)))
            throw new InvalidOperationException($"Form {form.Code} is not what was published: an item's content differs.");
        paper = new Paper(form.Id, form.Code, formHash, form.LevelCode, form.LevelName, form.Minutes, form.Demonstration,
            await PaperItems.OfAsync(session, form.Slots, versions, ct));
        return _known.GetOrAdd((formId, formHash), paper);
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
    public static async Task<IReadOnlyList<string>> UnfitForCopiesAsync(this Papers papers, IQuerySession session, Form form, CancellationToken ct) =>
        await papers.OfAsync(session, form.Id, form.ContentHash!, ct) is { } paper ? Edition.Faults(paper) : [];
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
