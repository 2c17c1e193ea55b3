using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;
using Marten;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine.Http;

namespace Cbhcr.Exam.Forms;

public static class CompareFormsEndpoint
{
    internal const int Most = 20;

    /// <summary>Forms side by side. They are named by their codes, with commas between; the cut is a raw score.</summary>
    [WolverineGet("/api/form-comparisons"), Authorize(Roles = Roles.FormReaders)]
    [ProducesResponseType<FormComparison>(200), ProducesResponseType<ProblemDetails>(400)]
    public static async Task<IResult> Get(string? forms, int? cut, IQuerySession session, CancellationToken ct) =>
        await session.CompareAsync(forms, cut, ct) is { } comparison ? Results.Ok(comparison) : Results.Problem(Fault);

    /// <summary>The same as PDF.</summary>
    [WolverineGet("/api/form-comparisons/report.pdf"), Authorize(Roles = Roles.FormReaders)]
    [ProducesResponseType<byte[]>(200, "application/pdf"), ProducesResponseType<ProblemDetails>(400)]
    public static async Task<IResult> Print(string? forms, int? cut, IQuerySession session, IDocumentRenderer renderer, Instant now, CancellationToken ct)
    {
        if (await session.CompareAsync(forms, cut, ct) is not { } comparison) return Results.Problem(Fault);
        var programme = await session.TheProgrammeAsync(ct);
        var printedAt = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var pdf = await renderer.RenderAsync(ComparisonReport.Document(comparison, programme?.Body ?? "Programme", programme?.Demonstration == true), printedAt, ct);
        return Results.File(pdf, "application/pdf", $"comparison-{string.Join('-', comparison.Forms.Select(f => f.Code))}.pdf");
    }

    private static ProblemDetails Fault => Problems.Malformed(new Dictionary<string, string> { ["forms"] = $"Name between one and {Most} forms that exist, with commas between." });

    /// <returns>Null when no form is named, or one that does not exist.</returns>
    internal static async Task<FormComparison?> CompareAsync(this IQuerySession session, string? named, int? cut, CancellationToken ct)
    {
        var codes = (named ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
        if (codes.Length is 0 or > Most) return null;
        var forms = (await session.Query<Form>().Where(f => f.Code.IsOneOf(codes)).ToListAsync(ct)).OrderBy(f => f.Code, StringComparer.Ordinal).ToList();
        if (forms.Count != codes.Length) return null;
        var known = new List<(Form, IReadOnlyList<KnownSlot>)>();
        foreach (var form in forms)
        {
            var items = await session.ItemsOnFormsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), form.Demonstration, ct);
            var byId = items.ToDictionary(i => i.ItemId);
            known.Add((form, [.. form.Slots.Select(s => new KnownSlot(s, byId[s.ItemId]))]));
        }
        return FormComparison.Of(known, cut);
    }
}
