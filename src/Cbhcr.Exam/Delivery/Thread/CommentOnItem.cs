using System.ComponentModel.DataAnnotations;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Delivery;

/// <param name="CommentId">Made by the browser, so that a comment sent twice is stored once.</param>
/// <param name="ItemId">The name by which this sitting knows the question.</param>
public sealed record CommentOnItem(Guid CommentId, string ItemId, [property: MaxLength(ThreadText.Longest)] string Text);

public sealed record CommentGround(DataKey? Key, PaperItem? Item, bool IsStored);

public static class CommentOnItemEndpoint
{
    public static async Task<CommentGround> LoadAsync(CommentOnItem command, Sitting sitting, PersonalData people, Papers papers, IDocumentSession session, CancellationToken ct)
    {
        var paper = sitting.PresentationSeed is null ? null : await papers.OfAsync(session, sitting.FormId, sitting.FormHash, ct);
        return new(await people.ForWritingAsync(session, sitting.CandidateId, ct),
            paper?.Items.FirstOrDefault(i => Presentation.NameOf(i.Position, sitting.PresentationSeed!) == command.ItemId),
            await session.LoadAsync<ItemComment>(ItemComment.IdOf(sitting.Id, command.CommentId), ct) is not null);
    }

    public static ProblemDetails Validate(CommentOnItem command, Sitting sitting, CommentGround ground, Instant now) =>
        ground.IsStored ? Problems.None
        : Writing.Fault(command.Text, ground.Key) is { Status: not null } fault ? fault
        : sitting.PresentationSeed is null ? Problems.Conflict("This sitting has not started.", "not-started")
        : !sitting.IsHeard(now) ? Problems.Conflict("This sitting is over. Write to the programme instead.", "sitting-over")
        : ground.Item is null ? Problems.Unprocessable("That question is not on this form.", "unknown-item")
        : sitting.ItemComments >= Writing.MostFromOneCandidate ? Problems.Conflict("You have sent very many comments.", "too-many-comments")
        : Problems.None;

    /// <summary>What is wrong with a question, in the candidate's words. It changes no score by itself.</summary>
    [WolverinePost("/api/sittings/{sittingId}/comments"), EmptyResponse, Authorize(Policy = SittingCookie.Policy), ProducesResponseType<ProblemDetails>(422)]
    public static (EventsToAppend, IStorageAction<ItemComment>) Post(
        CommentOnItem command, [WriteModel(LoadStyle = ModelConcurrencyStyle.Exclusive)] Sitting sitting, CommentGround ground, [NotBody] FreshSecret secret, [NotBody] Instant now)
    {
        if (ground.IsStored) return ([], Storage.Nothing<ItemComment>());
        var (id, item) = (ItemComment.IdOf(sitting.Id, command.CommentId), ground.Item!);
        return ([new ItemCommented(command.CommentId, item.ItemId, item.ContentVersion, item.Position, now)], Storage.Insert(
            new ItemComment(id, sitting.Id, sitting.CandidateId, command.CommentId, item.ItemId, item.ContentVersion, ground.Key!.Seal(command.Text.Trim(), id, PersonalData.Nonce(secret)))));
    }
}
