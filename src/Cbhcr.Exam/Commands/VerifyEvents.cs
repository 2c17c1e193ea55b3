using Cbhcr.Exam.Analysis;
using Cbhcr.Exam.Credentials;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Scoring;
using JasperFx.Events;
using Marten;

namespace Cbhcr.Exam.Commands;

/// <summary>
/// Derives every number again from the events alone, snapshots left aside, and compares: item and form hashes, forms drawn on the fly, receipt chains, raw
/// scores, links of forms, released scores, credentials, analyses.
/// </summary>
public sealed class EventVerification(IQuerySession session)
{
    private readonly List<string> _differences = [];
    private readonly Dictionary<Guid, Form> _forms = [];
    private readonly Dictionary<(Guid, int), ItemVersion> _versions = [];

    public int Items { get; private set; }

    public int Draws { get; private set; }

    public int Sittings { get; private set; }

    public int Responses { get; private set; }

    public int Links { get; private set; }

    public int Results { get; private set; }

    public int Credentials { get; private set; }

    public int Analyses { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public async Task RunAsync(Action<double> progress, CancellationToken ct)
    {
        await EachAsync("item.drafted", s => Done(CheckItem, s), ct);
        await EachAsync("form.assembled", s => Done(CheckForm, s), ct);
        await EachAsync("draw_plan.proposed", s => CheckDrawPlanAsync(s, ct), ct);
        progress(0.2);
        await EachAsync("sitting.scheduled", s => Done(CheckSitting, s), ct);
        progress(0.5);
        await EachAsync("form_link.computed", s => CheckLinkAsync(s, ct), ct);
        await EachAsync("result.scored", s => CheckResultAsync(s, ct), ct);
        progress(0.8);
        await EachAsync("credential.awarded", s => CheckCredentialAsync(s, ct), ct);
        await EachAsync("analysis.computed", s => CheckAnalysisAsync(s, ct), ct);
    }

    /// <summary>A log that somebody has been at can be broken in any way: what cannot be derived is a difference, and the rest is still looked at.</summary>
    private async Task EachAsync(string first, Func<IReadOnlyList<IEvent>, Task> check, CancellationToken ct)
    {
        await foreach (var stream in StreamsBeginningWithAsync(first, ct))
        {
            try
            {
                await check(stream);
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or KeyNotFoundException or InvalidCastException)
            {
                Differs($"stream {stream[0].StreamId}", $"cannot be derived: {e.Message}");
            }
        }
    }

    private static Task Done(Action<IReadOnlyList<IEvent>> check, IReadOnlyList<IEvent> stream)
    {
        check(stream);
        return Task.CompletedTask;
    }

    /// <summary>What people are shown is the stored state: it must be what the events come to.</summary>
    private async Task CheckStateAsync<T>(string what, Guid id, T derived, CancellationToken ct) where T : notnull
    {
        var stored = await session.LoadAsync<T>(id, ct);
        if (stored is null || ContentHash.Of(stored) != ContentHash.Of(derived)) Differs(what, "the stored state is not what its events come to");
    }

    private void CheckItem(IReadOnlyList<IEvent> stream)
    {
        Items++;
        var first = (ItemDrafted)stream[0].Data;
        void Version(int number, ItemContent content, string hash)
        {
            if (ContentHash.Of(content) != hash) Differs($"item {first.Code} version {number}", "content hash");
            _versions[(first.ItemId, number)] = new() { ItemId = first.ItemId, Code = first.Code, ContentVersion = number, ContentHash = hash, Content = content };
        }
        Version(1, first.Content, first.ContentHash);
        foreach (var revised in stream.Select(e => e.Data).OfType<ItemRevised>()) Version(revised.ContentVersion, revised.Content, revised.ContentHash);
    }

    private void CheckForm(IReadOnlyList<IEvent> stream)
    {
        var form = Form.Create((FormAssembled)stream[0].Data);
        foreach (var e in stream.Skip(1))
            form = e.Data switch { FormPublished p => Form.Apply(p, form), FormWithdrawn w => Form.Apply(w, form), _ => form };
        _forms[form.Id] = form;
        if (form.ContentHash is not null && form.ContentHash != form.ComputeContentHash()) Differs($"form {form.Code}", "content hash");
        foreach (var slot in form.Slots)
            if (!_versions.TryGetValue((slot.ItemId, slot.ContentVersion), out var version) || version.ContentHash != slot.ContentHash)
                Differs($"form {form.Code} position {slot.Position}", "item version");
    }

    private async Task CheckDrawPlanAsync(IReadOnlyList<IEvent> stream, CancellationToken ct)
    {
        var events = stream.Select(e => e.Data).ToList();
        var plan = (DrawPlanProposed)events[0];
        Draws += events.OfType<DrawPlanFormDrawn>().Count();
        await CheckStateAsync($"plan {plan.Code}", plan.PlanId, DrawPlanCheck.State(events), ct);
        _differences.AddRange(DrawPlanCheck.Differences(events, _forms, await session.FormsNamedAsync(plan.Content.Exam.Rules, ct), ct));
    }

    private void CheckSitting(IReadOnlyList<IEvent> stream)
    {
        Sittings++;
        var id = ((SittingScheduled)stream[0].Data).SittingId;
        var (sequence, hash) = (0, Receipt.Start(id));
        var numbers = new List<int>();
        foreach (var recorded in stream.Select(e => e.Data).OfType<ResponsesRecorded>())
        {
            numbers.AddRange(recorded.Responses.Select(r => r.Sequence));
            sequence = numbers.LastOrDefault();
            hash = Receipt.After(hash, recorded.Responses);
            if (hash != recorded.ReceiptHash) Differs($"sitting {id}", $"receipt after response {sequence}");
        }
        Responses += numbers.Count;
        // Late answers that were refused have numbers too: with them there is no gap and nothing twice.
        var given = numbers.Concat(stream.Select(e => e.Data).OfType<LateResponsesRefused>().SelectMany(e => e.Responses).Select(r => r.Sequence)).Order().ToList();
        for (var i = 0; i < given.Count; i++)
            if (given[i] != i + 1)
            {
                Differs($"sitting {id}", $"response {i + 1} is missing or double");
                break;
            }
        foreach (var end in stream.Select(e => e.Data).OfType<SittingSubmitted>())
            if (end.LastSequence != sequence || end.ReceiptHash != hash) Differs($"sitting {id}", "receipt at submission");
    }

    private async Task CheckResultAsync(IReadOnlyList<IEvent> stream, CancellationToken ct)
    {
        Results++;
        var scored = (ResultScored)stream[0].Data;
        var sitting = await session.FinishedSittingAsync(scored.SittingId, ct);
        if (sitting is null || !_forms.TryGetValue(scored.FormId, out var form))
        {
            Differs($"result {scored.ResultId}", "its sitting or form is missing");
            return;
        }
        var state = stream.Skip(1).Aggregate(Result.Create(scored) with { Version = stream.Count }, (r, e) => e.Data switch
        {
            ResultReleased x => Result.Apply(x, r),
            ResultVoided x => Result.Apply(x, r),
            ResultRestored x => Result.Apply(x, r),
            _ => r,
        });
        await CheckStateAsync($"result {scored.ResultId}", scored.ResultId, state, ct);
        var versions = form.Slots.Select(s => _versions[(s.ItemId, s.ContentVersion)]).ToList();
        var marked = Marking.Of(sitting, form, versions, await RatedAsync(scored.SittingId, form, versions, ct));
        if (marked.Raw != scored.Raw || marked.Maximum != scored.Maximum || !marked.Domains.SequenceEqual(scored.Domains))
            Differs($"result {scored.ResultId}", $"raw score: stored {scored.Raw} of {scored.Maximum}, derived {marked.Raw} of {marked.Maximum}");
        if (scored.ReceiptHash != sitting.ReceiptHash) Differs($"result {scored.ResultId}", "receipt");
        if (stream.Select(e => e.Data).OfType<ResultReleased>().FirstOrDefault() is { } released)
        {
            var blueprint = (await session.Events.FetchStreamAsync(form.BlueprintId, token: ct)).Select(e => e.Data).OfType<BlueprintDrafted>().Last(b => b.BlueprintVersion == form.BlueprintVersion);
            var link = released.LinkId is { } id ? FormLink.Create((FormLinkComputed)(await session.Events.FetchStreamAsync(id, token: ct))[0].Data) : null;
            var counted = Reporting.Counted(form, link, marked.Raw, marked.Maximum);
            var scaled = Reporting.Scaled(counted.Score, counted.Maximum, released.RawCut, blueprint.Content.Scale);
            if (scaled != released.Scaled || released.Passed != counted.Score >= released.RawCut || released.Equated != (counted.On is null ? null : counted.Score))
                Differs($"result {scored.ResultId}", $"released score: stored {released.Scaled}, derived {scaled}");
        }
    }

    /// <summary>Points that people gave to texts, from the events of the ratings.</summary>
    private async Task<IReadOnlyDictionary<int, int>> RatedAsync(Guid sittingId, Form form, IReadOnlyList<ItemVersion> versions, CancellationToken ct)
    {
        var rated = new Dictionary<int, int>();
        foreach (var (slot, _) in form.Slots.Zip(versions).Where(p => p.Second.Content.Type == ItemTypes.ExtendedText))
            if ((await session.Events.FetchStreamAsync(EssayRating.IdOf(sittingId, slot.Position), token: ct)).Select(e => e.Data).OfType<EssaySettled>().LastOrDefault() is { } settled)
                rated[slot.Position] = settled.Points;
        return rated;
    }

    private async Task CheckLinkAsync(IReadOnlyList<IEvent> stream, CancellationToken ct)
    {
        Links++;
        var computed = (FormLinkComputed)stream[0].Data;
        var figures = computed.Figures;
        if (!_forms.TryGetValue(figures.Form.FormId, out var form) || !_forms.TryGetValue(figures.Base.FormId, out var onto))
        {
            Differs($"link {computed.LinkId}", "one of its forms is missing");
            return;
        }
        var inputs = await LinkInputs.ReadAsync(session, form, onto, computed.EventSequence, ct);
        // The bank learns: what was used is in the event, and where nothing was, nothing was there.
        inputs = inputs with
        {
            Form = inputs.Form with { Parameters = Then(figures.Parameters?.Form, inputs.Form) }, Base = inputs.Base with { Parameters = Then(figures.Parameters?.Base, inputs.Base) },
        };
        if (inputs.Hash() != computed.InputsHash) Differs($"link {computed.LinkId}", "inputs");
        else if (FormLinking.Of(inputs, computed.Design, computed.MethodName, computed.Seed).Figures is not { } again || ContentHash.Of(again) != ContentHash.Of(figures))
            Differs($"link {computed.LinkId}", "figures");
    }

    private static IReadOnlyList<IrtParameters?> Then(IReadOnlyList<IrtParameters>? kept, FormScores form) =>
        kept is null ? [.. form.Slots.Select(_ => (IrtParameters?)null)] : [.. kept];

    private async Task CheckCredentialAsync(IReadOnlyList<IEvent> stream, CancellationToken ct)
    {
        Credentials++;
        var awarded = (CredentialAwarded)stream[0].Data;
        var released = (await session.Events.FetchStreamAsync(awarded.ResultId, token: ct)).Select(e => e.Data).OfType<ResultReleased>().LastOrDefault();
        var state = stream.Skip(1).Aggregate(Credential.Create(awarded) with { Version = stream.Count }, (c, e) => e.Data switch
        {
            CredentialSuspended x => Credential.Apply(x, c),
            CredentialReinstated x => Credential.Apply(x, c),
            CredentialWithdrawn x => Credential.Apply(x, c),
            _ => c,
        });
        await CheckStateAsync($"credential {awarded.Number}", stream[0].StreamId, state, ct);
        if (released is not { Passed: true }) Differs($"credential {awarded.Number}", "no released pass stands behind it");
    }

    private async Task CheckAnalysisAsync(IReadOnlyList<IEvent> stream, CancellationToken ct)
    {
        Analyses++;
        var computed = (AnalysisComputed)stream[0].Data;
        var inputs = await AnalysisInputs.ReadAsync(session, computed.FormId, computed.EventSequence, ct);
        if (inputs is null || inputs.Hash() != computed.InputsHash) Differs($"analysis {computed.AnalysisId}", "inputs");
        else if (ContentHash.Of(Figures.Of(inputs)) != ContentHash.Of(computed.Figures)) Differs($"analysis {computed.AnalysisId}", "figures");
    }

    private async IAsyncEnumerable<IReadOnlyList<IEvent>> StreamsBeginningWithAsync(string first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        // Streams are found in the log itself, not through a snapshot that might lack one.
        var ids = await session.Events.QueryAllRawEvents().Where(e => e.EventTypeName == first).Select(e => e.StreamId).ToListAsync(ct);
        foreach (var id in ids.Order()) yield return await session.Events.FetchStreamAsync(id, token: ct);
    }

    private void Differs(string what, string how) => _differences.Add($"{what}: {how}");
}
