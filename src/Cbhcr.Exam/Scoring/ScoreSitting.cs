using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Scoring;
using Marten;
using NodaTime;

namespace Cbhcr.Exam.Scoring;

/// <summary>Right or wrong, from the answers of one sitting and the keys of the versions that were shown. The only place where keys meet answers.</summary>
public static class Marking
{
    public sealed record Marked(int Raw, int Maximum, IReadOnlyList<DomainScore> Domains);

    /// <exception cref="InvalidOperationException">An answer is for another item version than stands on the form.</exception>
    public static Marked Of(FinishedSitting sitting, Form form, IReadOnlyList<ItemVersion> versions)
    {
        var answers = sitting.Responses.ToDictionary(r => r.Position);
        var marks = form.Slots.Zip(versions).Where(p => p.First.Use == SlotUse.Scored).Select(p =>
        {
            var (slot, version) = p;
            if (answers.TryGetValue(slot.Position, out var answer) && (answer.ItemId != slot.ItemId || answer.ContentVersion != slot.ContentVersion))
                throw new InvalidOperationException($"Sitting {sitting.SittingId} has an answer at position {slot.Position} for another item version than its form.");
            return (slot.Domain, Points: MatchCorrect.Score(version.Content.Declaration(), answer?.OptionId));
        }).ToList();
        return new(marks.Sum(m => m.Points), marks.Count,
            [.. marks.GroupBy(m => m.Domain).Select(g => new DomainScore(g.Key, g.Sum(m => m.Points), g.Count())).OrderBy(d => d.Domain, StringComparer.Ordinal)]);
    }

    /// <summary>One result per sitting, so its id follows from the sitting's: scoring twice cannot make two.</summary>
    public static Guid ResultIdOf(Guid sittingId) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"result|{sittingId:N}")).AsSpan(0, 16));
}

public static class ScoreSittingHandler
{
    public static async Task Handle(SittingEnded message, IDocumentSession session, Instant now, CancellationToken ct)
    {
        var resultId = Marking.ResultIdOf(message.SittingId);
        if (await session.LoadAsync<Result>(resultId, ct) is not null) return;
        var sitting = await session.FinishedSittingAsync(message.SittingId, ct)
            ?? throw new InvalidOperationException($"Sitting {message.SittingId} is not over.");
        var form = await session.LoadAsync<Form>(sitting.FormId, ct) ?? throw new InvalidOperationException($"Form {sitting.FormId} is missing.");
        var versions = await session.ItemVersionsAsync(form.Slots.Select(s => (s.ItemId, s.ContentVersion)), ct);
        var marked = Marking.Of(sitting, form, versions);
        var scored = new ResultScored(resultId, sitting.SittingId, sitting.ProgrammeId, sitting.CandidateId, sitting.FormId, sitting.FormHash,
            sitting.LevelCode, marked.Raw, marked.Maximum, marked.Domains, sitting.Ending, sitting.ReceiptHash, sitting.Demonstration, sitting.Supervisors, sitting.EndedAt, now);
        session.Events.StartStream<Result>(resultId, sitting.IsVoid ? [scored, new ResultVoided(now)] : [scored]);
    }
}
