using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using NodaTime;

namespace Cbhcr.Exam.Exchange;

public enum ImportState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <param name="Type">Of the item it becomes, or null for what does not become one.</param>
/// <param name="What"><c>drafted</c>, <c>revised</c>, <c>unchanged</c>, <c>refused</c> or <c>attachment</c>.</param>
/// <param name="Without">Elements that have no effect here, each with its line.</param>
public sealed record ImportLine(string Path, string? Code, string? Type, string What, IReadOnlyList<string> Without);

/// <summary>What an import would do.</summary>
/// <param name="Lines">Items and attachments.</param>
/// <param name="Stimuli">Cases that items share; null in imports from before there were any.</param>
/// <param name="Figures">Statistics that came with it; null where there are none.</param>
public sealed record ImportPreview(
    IReadOnlyList<ImportLine> Lines, IReadOnlyList<FileProblem> Problems, int Pictures, IReadOnlyList<ImportLine>? Stimuli = null, FiguresLook? Figures = null)
{
    public int Count(string what) => Lines.Count(l => l.What == what);

    public bool Changes => Lines.Concat(Stimuli ?? []).Any(l => l.What is "drafted" or "revised" or "attachment");
}

/// <summary>A file on its way into the bank. Nothing of it is in the bank before it is done, and then all of it.</summary>
public sealed record BankImport(Guid Id, string Name, Guid By, Instant At, ImportState State, ImportPreview Preview, ItemImportReport? Report = null)
{
    public const string Bringers = $"{Roles.ItemWriter},{Roles.Psychometrician}";

    private bool BringsContent => Preview.Lines.Concat(Preview.Stimuli ?? []).Any(l => l.What is "drafted" or "revised");

    /// <summary>Items are a writer’s to bring in, and figures a psychometrician’s; what one may not bring stays out.</summary>
    public bool MayBeConfirmed(bool byWriter, bool byPsychometrician) => State == ImportState.Waiting && Preview.Problems.Count == 0
        && (byWriter ? Preview.Changes : byPsychometrician && !BringsContent && Preview.Figures is { Items: > 0 });
}

/// <summary>Its bytes, apart from it: they are large.</summary>
public sealed record ImportedFile(Guid Id, byte[] Bytes);

/// <summary>A file of an import that is kept as it came, since it cannot be shown here.</summary>
public sealed record ImportAttachment(Guid Id, Guid ImportId, string Path, string Reason, byte[] Bytes);

/// <summary>How far the imports of this process are; what counts is stored with each when it ends.</summary>
public sealed class ImportProgress
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, (int Done, int Total)> _running = new();

    public void Report(Guid import, int done, int total) => _running[import] = (done, total);

    public void Over(Guid import) => _running.TryRemove(import, out _);

    public (int Done, int Total) Of(Guid import) => _running.GetValueOrDefault(import, (0, 1));
}
