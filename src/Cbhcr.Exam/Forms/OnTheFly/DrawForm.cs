using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wolverine;

namespace Cbhcr.Exam.Forms;

/// <summary>Nobody was scheduled; the plan remembers that somebody was to be.</summary>
public sealed record NoteDrawRefused(Guid PlanId, string Why, int OutOfUse);

public static class NoteDrawRefusedHandler
{
    public static async Task Handle(NoteDrawRefused message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var stream = await session.Events.FetchForWriting<DrawPlan>(message.PlanId, ct);
        if (stream.Aggregate is not null) stream.AppendOne(new DrawPlanDrawRefused(message.Why, message.OutOfUse, now));
    }
}

internal static class DrawForm
{
    // Content that fails a check is left out and another form is drawn; a bank where that happens over and over needs people.
    private const int MostRounds = 3;

    public static async Task<(ProblemDetails, DrawnForm?)> DrawAsync(
        IDocumentSession session, IServiceScopeFactory scopes, Guid planId, Guid formId, Instant now, CancellationToken ct)
    {
        if (await session.LoadAsync<DrawPlan>(planId, ct) is not { } known) return (Problems.Missing("The plan"), null);
        if (known.MayDraw() is var (early, earlyCode)) return (Problems.Conflict(early, earlyCode), null);
        // Whoever draws at the same time waits, since exposure depends on all draws before.
        var stream = await session.Events.FetchForExclusiveWriting<DrawPlan>(planId, ct);
        var plan = stream.Aggregate!;
        if (plan.MayDraw() is var (words, code)) return (Problems.Conflict(words, code), null);
        var proposed = await session.ProposalAsync(planId, ct);
        var outOfUse = await session.OutOfUseAsync(proposed, ct);
        var draws = new PlannedDraws(proposed, await session.FormsNamedAsync(proposed.Content.Exam.Rules, ct));
        IReadOnlyList<FormObstacle> obstacles = [];
        for (var round = 0; round < MostRounds; round++)
        {
            if (await Task.Run(() => draws.Next(plan.Counts, outOfUse, ct), ct) is not { } draw) break;
            var drawn = Found(formId, proposed, plan, draw, outOfUse, stream, now);
            obstacles = await session.FormObstaclesAsync(drawn.Form, now, ct);
            if (obstacles.Count == 0) return await session.Query<Form>().AnyAsync(f => f.Code == drawn.Form.Code, ct)
                ? (Problems.Conflict($"There is a form {drawn.Form.Code} already.", "form-exists"), null) : (Problems.None, drawn);
            var ill = obstacles.Select(o => o.Position).OfType<int>().Select(p => drawn.Form.Slots[p - 1].ItemCode).ToList();
            if (ill.Count == 0) break;
            outOfUse = [.. outOfUse.Union(ill).Order(StringComparer.Ordinal)];
        }
        var refusal = obstacles.Count > 0
            ? new { Why = "form-has-obstacles", Words = $"A form drawn by plan {plan.Code} could not be published, so none was drawn." }
            : new { Why = "nothing-drawn", Words = $"No form {NotFound(proposed, outOfUse)}." };
        // What is refused here is stored by nobody, so the note goes its own way.
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new NoteDrawRefused(planId, refusal.Why, outOfUse.Count));
        var problem = Problems.Unprocessable(refusal.Words, refusal.Why);
        return (obstacles.Count > 0 ? problem.With("problems", obstacles.Lines()) : problem, null);
    }

    private static string NotFound(DrawPlanProposed plan, IReadOnlyList<string> outOfUse) =>
        outOfUse.Count == 0 ? $"was found within the effort of plan {plan.Code}. Propose a plan with more effort"
        : $"can be drawn by plan {plan.Code} from the items that are left: {outOfUse.Count} of the {plan.Pool.Count} of the plan are out of use. Propose a new plan";

    private static DrawnForm Found(
        Guid formId, DrawPlanProposed proposed, DrawPlan plan, PlannedDraw draw, IReadOnlyList<string> outOfUse, IEventStream<DrawPlan> stream, Instant now)
    {
        var code = $"{proposed.Code}-{draw.Number:0000}";
        var record = new AssemblyRecord(draw.Seed, Cbhcr.Assembly.Assembler.Solver, "drawn", 0, null, FormMade.Deterministic, proposed.Effort, null,
            new(proposed.PlanId, proposed.Code, draw.Number, Comparability.Equating(proposed, draw.Slots)));
        var assembled = FormMade.Event(formId, proposed.ProgrammeId, code, proposed.BlueprintId, proposed.BlueprintVersion, proposed.LevelCode, proposed.Content, draw.Slots,
            proposed.Demonstration, record, proposed.ProposedBy, now);
        var published = new FormPublished(Form.Create(assembled).ComputeContentHash(), plan.DecidedBy!.Value, now);
        // The bank hears of the plan once for an item, not of every form.
        var first = draw.Slots.Where(s => !plan.Counts.Used.ContainsKey(FormEntries.IdOf(s.ItemCode, s.Use))).Select(s => new ItemOnForm(s.ItemId, s.ContentVersion)).ToList();
        return new(Form.Apply(published, Form.Create(assembled)), assembled, published,
            new(formId, code, draw.Number, draw.Attempt, draw.Seed, draw.Relaxed, draw.Entries, draw.Barred, outOfUse, now),
            first.Count == 0 ? null : new RecordItemsOnForm(proposed.PlanId, proposed.Code, first, now), stream);
    }
}
