using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Psychometrics.Irt;
using Marten;

namespace Cbhcr.Exam.Scoring;

/// <summary>Points at one sitting, one for each scored slot of the form.</summary>
public sealed record PersonScores(Guid SittingId, string ReceiptHash, IReadOnlyList<int> Points)
{
    public int Total => Points.Sum();
}

/// <summary>One form with everybody whose scores say something about it.</summary>
/// <param name="Slots">The scored ones.</param>
/// <param name="Maxima">Points of each.</param>
/// <param name="Parameters">Of each, where the bank has those of a right-or-wrong model.</param>
public sealed record FormScores(Form Form, IReadOnlyList<FormSlot> Slots, IReadOnlyList<int> Maxima, IReadOnlyList<IrtParameters?> Parameters, IReadOnlyList<PersonScores> Persons)
{
    public bool IsCalibrated => Parameters.All(p => p is not null);

    /// <summary>Of a calibrated form.</summary>
    public IReadOnlyList<IrtItem> Curves => [.. Parameters.Select(p => p!.Curve()!)];

    public int Maximum => Maxima.Sum();

    public LinkedForm Named => new(Form.Id, Form.Code, Form.ContentHash!, Maximum, Persons.Count);

    public string Hash => ContentHash.Of(Persons.Select(p => new { p.SittingId, p.ReceiptHash, p.Points }));

    public int[] Totals => [.. Persons.Select(p => p.Total)];
}

/// <summary>Both forms of a link, read from the event log.</summary>
/// <param name="Again">Sittings left out because the person had sat one of the two forms before.</param>
public sealed record LinkInputs(FormScores Form, FormScores Base, int Again, long EventSequence)
{
    public string Hash() => ContentHash.Of(new { Form = Form.Hash, Base = Base.Hash });

    /// <summary>Void scores and texts that nobody has rated yet do not go in.</summary>
    /// <param name="upTo">Look at events up to this sequence only; at all that are there, when left out. Parameters are those of now.</param>
    public static async Task<LinkInputs> ReadAsync(IQuerySession session, Form form, Form onto, long? upTo, CancellationToken ct)
    {
        var sequence = upTo ?? (await session.DocumentStore.Advanced.FetchEventStoreStatistics(token: ct)).EventSequenceNumber;
        var (here, there) = (await SittingsAsync(session, form, sequence, ct), await SittingsAsync(session, onto, sequence, ct));
        // Who comes a second time has seen some of it: only the first sitting of a person says how hard a form is.
        var first = here.Concat(there).GroupBy(s => s.CandidateId).Select(g => g.OrderBy(s => s.EndedAt).ThenBy(s => s.SittingId).First().SittingId).ToHashSet();
        return new(await ScoresAsync(session, form, [.. here.Where(s => first.Contains(s.SittingId))], sequence, ct),
            await ScoresAsync(session, onto, [.. there.Where(s => first.Contains(s.SittingId))], sequence, ct), here.Count + there.Count - first.Count, sequence);
    }

    private static async Task<IReadOnlyList<FinishedSitting>> SittingsAsync(IQuerySession session, Form form, long upTo, CancellationToken ct) =>
        [.. (await session.FinishedSittingsAsync(form.Id, upTo, ct)).Where(s => !s.IsVoid && s.OpenIncidents.Count == 0)];

    private static async Task<FormScores> ScoresAsync(IQuerySession session, Form form, IReadOnlyList<FinishedSitting> sittings, long upTo, CancellationToken ct)
    {
        var asked = form.Slots.Select(s => (s.ItemId, s.ContentVersion)).ToArray();
        var rules = Marking.Rules(form, await session.ItemVersionsAsync(asked, ct));
        var rated = await session.RatedTextsAsync(form.Id, upTo, ct);
        var calibrated = (await session.ItemsOnFormsAsync(asked, form.Demonstration, ct)).Where(i => i.Figures?.Irt is not null).ToDictionary(i => (i.ItemId, i.ContentVersion), i => i.Figures!.Irt!);
        var persons = sittings.Where(s => rules.All(r => !r.Item.ByPeople || rated.At(s.SittingId, r.Slot.Position) is not null || !s.Responses.Any(a => a.IsWritten && a.Position == r.Slot.Position)))
            .Select(s => new PersonScores(s.SittingId, s.ReceiptHash, [.. Marking.Marks(s, rules, position => rated.At(s.SittingId, position)).Select(m => m.Points)]));
        return new(form, [.. rules.Select(r => r.Slot)], [.. rules.Select(r => r.Item.Maximum)],
            [.. rules.Select(r => r.Item.Maximum == 1 && calibrated.TryGetValue((r.Slot.ItemId, r.Slot.ContentVersion), out var irt) && irt.Curve() is not null ? irt : null)], [.. persons]);
    }
}
