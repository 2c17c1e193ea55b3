using System.Security.Claims;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;
using Wolverine.Persistence;

namespace Cbhcr.Exam.Scoring;

/// <summary>Compute how scores on a form become scores on the base form, the one that the cut score was set on. It counts once a second person has adopted it.</summary>
/// <param name="BaseFormId">Of the same level.</param>
/// <param name="Design">common-items, equivalent-groups or pre-equating.</param>
/// <param name="Method">One of the design's methods, as tucker or irt-true-score.</param>
/// <param name="Seed">For standard errors that are found by drawing persons again; 1 when left out.</param>
public sealed record LinkForm(Guid BaseFormId, string Design, string Method, ulong? Seed = null);

public sealed record LinkGround(LinkInputs Inputs, LinkFigures Figures);

public static class LinkFormEndpoint
{
    public static async Task<(ProblemDetails, LinkGround?)> LoadAsync(LinkForm command, Guid formId, IQuerySession session, CancellationToken ct)
    {
        if (await session.LoadAsync<Form>(formId, ct) is not { } form) return (Problems.Missing("The form"), null);
        if (Faults(command) is { Count: > 0 } faults) return (Problems.Malformed(faults), null);
        if (await session.LoadAsync<Form>(command.BaseFormId, ct) is not { } onto) return (Problems.Missing("The base form"), null);
        if (Against(form, onto, await session.LinksInForceAsync(form.LevelCode, ct)) is { } problem) return (problem, null);
        var inputs = await LinkInputs.ReadAsync(session, form, onto, null, ct);
        var (refusal, figures) = await Task.Run(() => FormLinking.Of(inputs, command.Design, command.Method, command.Seed ?? 1), ct);
        return refusal is not null ? (Problems.Unprocessable(refusal, "cannot-be-linked"), null) : (Problems.None, new(inputs, figures!));
    }

    [WolverinePost("/api/forms/{formId}/links"), Authorize(Roles = Roles.Psychometrician)]
    [DeduplicatedWithResponse(DeduplicationScope.User | DeduplicationScope.Endpoint)]
    public static (CreationResponse<Guid>, StartStream) Post(LinkForm command, Guid formId, LinkGround ground, ClaimsPrincipal user, [NotBody] NewId id, Instant now)
    {
        var form = ground.Inputs.Form.Form;
        return (new($"/api/form-links/{id.Value}", id.Value), Storage.StartStream<FormLink>(id.Value, new FormLinkComputed(id.Value, form.ProgrammeId, form.LevelCode, command.Design,
            command.Method, command.Seed ?? 1, ground.Figures, ground.Inputs.EventSequence, ground.Inputs.Hash(), CodeVersion.Current, form.Demonstration, user.AccountId(), now)));
    }

    private static Dictionary<string, string> Faults(LinkForm command)
    {
        var faults = new Dictionary<string, string>();
        if (!LinkDesigns.Methods.TryGetValue(command.Design ?? "", out var methods)) faults["design"] = $"The design is one of {string.Join(", ", LinkDesigns.Methods.Keys)}.";
        else if (!methods.Contains(command.Method)) faults["method"] = $"For {command.Design} the method is one of {string.Join(", ", methods)}.";
        return faults;
    }

    /// <summary>What stands against linking these two, now or when it is adopted.</summary>
    internal static ProblemDetails? Against(Form form, Form onto, IReadOnlyList<FormLink> inForce) =>
        form.Id == onto.Id ? Problems.Malformed(new Dictionary<string, string> { ["baseFormId"] = "A form is not linked to itself." })
        : form.LevelCode != onto.LevelCode ? Problems.Malformed(new Dictionary<string, string> { ["baseFormId"] = $"Form {onto.Code} is of level {onto.LevelCode}, form {form.Code} of {form.LevelCode}." })
        : new[] { form, onto }.FirstOrDefault(f => f.State == FormState.Assembled) is { } open ? Problems.Conflict($"Form {open.Code} has not been published.", "form-not-published")
        : inForce.FirstOrDefault(l => l.FormId == onto.Id) is { } link ? Problems.Conflict($"Form {onto.Code} is linked to {link.Figures.Base.Code} itself: link to that.", "base-is-linked")
        : inForce.FirstOrDefault(l => l.BaseFormId == form.Id) is { } other ? Problems.Conflict($"Form {other.Figures.Form.Code} is linked to this one: it is a base.", "form-is-base")
        : inForce.FirstOrDefault(l => l.BaseFormId != onto.Id && l.FormId != form.Id) is { } elsewhere ? Problems.Conflict($"The base form of {form.LevelCode} is {elsewhere.Figures.Base.Code}.", "another-base")
        : null;
}
