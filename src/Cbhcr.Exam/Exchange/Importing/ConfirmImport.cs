using System.Security.Claims;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Exchange;

public sealed record ConfirmImport;

public sealed record ConfirmedImport(Guid ImportId, string Url);

public static class ConfirmImportEndpoint
{
    public static async Task<(ProblemDetails, BankImport?)> LoadAsync(Guid importId, IQuerySession session, ClaimsPrincipal user, CancellationToken ct) =>
        await session.LoadAsync<BankImport>(importId, ct) is not { } import ? (Problems.Missing("The import"), null)
        : import.MayBeConfirmed(user.IsInRole(Roles.ItemWriter), user.IsInRole(Roles.Psychometrician)) ? (Problems.None, import)
        : (Problems.Conflict(
            import.State == ImportState.Waiting ? "There is nothing that you could take in, or there are problems." : "This import was confirmed already.", "not-waiting"), null);

    /// <summary>It starts now and is followed at the address in the answer.</summary>
    [WolverinePost("/api/imports/{importId}/confirm"), Authorize(Roles = BankImport.Bringers)]
    public static (ConfirmedImport, Update<BankImport>, OutgoingMessages) Post(ConfirmImport command, BankImport? import, ClaimsPrincipal user) =>
        (new(import!.Id, $"/api/imports/{import.Id}"), Storage.Update(import with { State = ImportState.Running }),
            [new CarryOutImport(import.Id, user.AccountId(), user.IsInRole(Roles.ItemWriter), user.IsInRole(Roles.Psychometrician))]);
}

/// <param name="WithItems">False when who confirmed it may bring no items: what would change one is then refused.</param>
public sealed record CarryOutImport(Guid ImportId, Guid By, bool WithItems = true, bool WithFigures = false);

public static class CarryOutImportHandler
{
    public static async Task Handle(
        CarryOutImport message, IDocumentSession session, IMessageBus bus, ImportProgress progress, IdSource ids, ILogger<CarryOutImport> log, CancellationToken ct)
    {
        if (await session.LoadAsync<BankImport>(message.ImportId, ct) is not { State: ImportState.Running } import
            || await session.LoadAsync<ImportedFile>(import.Id, ct) is not { } file) return;
        var attachments = (IReadOnlyList<(string Path, string Reason, byte[] Bytes)>)[];
        ItemImportReport report;
        try
        {
            var contents = await ImportSource.ReadAsync(import.Name, file.Bytes, session, ct, (done, total) => progress.Report(import.Id, done, total + total / 4 + 1));
            attachments = contents.Attachments;
            report = await TakenInAsync(message, import, contents, session, bus, ct);
        }
        catch (Exception e) when (!OtherProblems.MayPass(e))
        {
            // Nobody looks among the messages that failed: the page would say for ever that it is under way.
            log.LogError(e, "Import {ImportId} could not be carried out.", import.Id);
            report = new(0, 0, 0, [new FileProblem(import.Name, 0, "A fault of the program stopped it; it is in the log.")]);
        }
        var failed = report.Problems.Count > 0;
        if (!failed) foreach (var (path, reason, bytes) in attachments) session.Insert(new ImportAttachment(ids.Next().Value, import.Id, path, reason, bytes));
        session.Store(import with { State = failed ? ImportState.Failed : ImportState.Done, Report = report });
        session.Delete<ImportedFile>(import.Id);
        progress.Over(import.Id);
    }

    private static async Task<ItemImportReport> TakenInAsync(
        CarryOutImport message, BankImport import, ImportContents contents, IQuerySession session, IMessageBus bus, CancellationToken ct)
    {
        IReadOnlyList<FileProblem> problems = contents.Problems.Count > 0 || message.WithItems ? contents.Problems
            : [.. (await ChangesAsync(contents, session, ct)).Where(l => l.What != "unchanged")
                .Select(l => new FileProblem(import.Name, 0, $"{l.Code} changed since the preview; an item writer has to bring it in."))];
        return problems.Count > 0 ? new ItemImportReport(0, 0, 0, problems)
            : await bus.InvokeAsync<ItemImportReport>(
                new TakeInItems(contents.Items, contents.Stimuli, contents.Pictures, message.By, message.WithFigures ? contents.Figures : null),
                ct, TimeSpan.FromMinutes(5));
    }

    private static async Task<IEnumerable<IntakeLine>> ChangesAsync(ImportContents contents, IQuerySession session, CancellationToken ct)
    {
        var (items, stimuli) = await session.LookAsync(contents.Items, contents.Stimuli, ct);
        return stimuli.Concat(items);
    }
}
