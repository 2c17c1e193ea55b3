using System.Security.Claims;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Scoring;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Analysis;

public sealed record AnalyseForm;

/// <summary>Everything an analysis rests on, read from the event log.</summary>
public sealed record AnalysisInputs(Form Form, IReadOnlyList<ItemVersion> Versions, IReadOnlyList<FinishedSitting> Sittings, long EventSequence, RatedTexts? Rated = null)
{
    public string Hash() => Rated is { Count: > 0 } rated
        ? ContentHash.Of(Sittings.Select(s => new { s.SittingId, s.ReceiptHash, s.Ending, Rated = rated.Of(s.SittingId) }))
        : ContentHash.Of(Sittings.Select(s => new { s.SittingId, s.ReceiptHash, s.Ending }));

    /// <param name="upTo">Look at events up to this sequence only; at all that are there, when left out.</param>
    public static async Task<AnalysisInputs?> ReadAsync(IQuerySession session, Guid formId, long? upTo, CancellationToken ct)
    {
        var form = await session.LoadAsync<Form>(formId, ct);
        if (form is null) return null;
        var sequence = upTo ?? (await session.DocumentStore.Advanced.FetchEventStoreStatistics(token: ct)).EventSequenceNumber;
        var versions = await session.ItemVersionsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), ct);
        return new(form, versions, await session.FinishedSittingsAsync(formId, sequence, ct), sequence, await session.RatedTextsAsync(formId, sequence, ct));
    }
}

public static class AnalyseFormEndpoint
{
    public static async Task<(ProblemDetails, AnalysisInputs?)> LoadAsync(Guid formId, IQuerySession session, CancellationToken ct)
    {
        if (await AnalysisInputs.ReadAsync(session, formId, null, ct) is not { } inputs) return (Problems.Missing("The form"), null);
        return inputs.Form.State == FormState.Assembled ? (Problems.Conflict("The form has not been published.", "form-not-published"), null) : (Problems.None, inputs);
    }

    [WolverinePost("/api/forms/{formId}/analyses"), Authorize(Roles = Roles.Psychometrician)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream, OutgoingMessages) Post(AnalyseForm command, Guid formId, AnalysisInputs inputs, ClaimsPrincipal user, [NotBody] NewId id, Instant now)
    {
        var figures = Figures.Of(inputs);
        return (new($"/api/analyses/{id.Value}", id.Value), Storage.StartStream<FormAnalysis>(id.Value, new AnalysisComputed(id.Value, inputs.Form.ProgrammeId, formId,
            inputs.Form.Code, inputs.Form.ContentHash!, inputs.EventSequence, inputs.Hash(), CodeVersion.Current, figures, inputs.Form.Demonstration, user.AccountId(), now)),
            [.. ForTheBank(inputs, figures, id.Value, user.AccountId())]);
    }

    /// <summary>What the item bank shows beside its items.</summary>
    private static IEnumerable<object> ForTheBank(AnalysisInputs inputs, FormFigures figures, Guid analysisId, Guid by)
    {
        if (inputs.Sittings.Count == 0) yield break;
        yield return new RecordItemStatistics(new("analysis", analysisId.ToString()), [.. inputs.Form.Slots.Zip(figures.Items, (slot, f) => new VersionFigures(
            slot.ItemId, slot.ContentVersion, f.P.N, f.P.Value, f.CorrectedR.Value, [.. f.Options.Select(o => new OptionUse(o.OptionId, o.Count)), new(null, f.Omitted)], []))], by);
        yield return new RecordExposures(inputs.Form.Id, inputs.Form.Code, [.. inputs.Form.Slots.Select(s => new ItemOnForm(s.ItemId, s.ContentVersion))],
            inputs.Sittings.Count, inputs.Sittings.Max(s => s.EndedAt).InUtc().Date);
    }
}
