using System.Buffers;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Cbhcr.Benchmarks.Http;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Platform;
using NodaTime;
using NodaTime.Text;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>What was sent and what for: enough to find it in the log and to tell whether it is right there.</summary>
internal sealed record SentAnswer(Guid ResponseId, int Sequence, int Position, int OptionIndex);

/// <summary>What the server said about the clock: the rest in milliseconds at a moment of its own.</summary>
internal sealed record ClockReading(string Status, Instant ServerNow, Instant? Deadline, long TimeLeft, int LastSequence);

/// <summary>One candidate. It remembers every answer and what was acknowledged; it repeats what was not.</summary>
internal sealed class VirtualCandidate(Guid sittingId, ILines lines, LeanRequest requests, Action<string, TimeSpan> took, Action<string> failed)
{
    private readonly string _api = $"/api/sittings/{sittingId}";
    private readonly string _device = $"load-{sittingId:N}";
    private readonly List<SentAnswer> _answers = [];
    private ShownNames? _names;
    private int _fence;

    public Guid SittingId => sittingId;

    public IReadOnlyList<SentAnswer> Answers => _answers;

    /// <summary>Every answer up to this sequence was said to be on disk.</summary>
    public int Acknowledged { get; private set; }

    public string ReceiptHash { get; private set; } = "";

    public int DeliveryBytes { get; private set; }

    public bool Submitted { get; private set; }

    /// <summary>With the last acknowledgement.</summary>
    public ClockReading? LastSaved { get; private set; }

    /// <summary>Asked for when all was over.</summary>
    public ClockReading? AtTheEnd { get; private set; }

    public async Task OpenAsync()
    {
        var start = await UntilDoneAsync("start", requests.Post($"{_api}/start", JsonSerializer.SerializeToUtf8Bytes(new StartSitting(_device), Json.Options)));
        _fence = start.GetProperty("fence").GetInt32();
        var delivery = await UntilDoneAsync("first question", requests.Get($"{_api}/delivery"));
        _names = new(delivery.GetProperty("items"));
        DeliveryBytes = delivery.GetRawText().Length;
    }

    public async Task AnswerAsync(int position, int optionIndex)
    {
        var answer = new SentAnswer(NewId(), _answers.Count + 1, position, optionIndex);
        _answers.Add(answer);
        while (Acknowledged < answer.Sequence)
        {
            var acknowledged = await UntilDoneAsync("save", requests.Post($"{_api}/responses", Body(_answers.Skip(Acknowledged).Take(100))));
            Acknowledged = acknowledged.GetProperty("acknowledgedThrough").GetInt32();
            ReceiptHash = acknowledged.GetProperty("receiptHash").GetString()!;
            LastSaved = Reading(acknowledged, Acknowledged);
        }
    }

    public async Task SubmitAsync()
    {
        var submission = await UntilDoneAsync("submit", requests.Post($"{_api}/submit", JsonSerializer.SerializeToUtf8Bytes(new SubmitSitting(_device, _fence, _answers.Count), Json.Options)));
        Submitted = submission.GetProperty("receipt").GetProperty("receiptHash").GetString() == ReceiptHash;
    }

    public async Task AskClockAsync()
    {
        var clock = await UntilDoneAsync("clock", requests.Get($"{_api}/clock"));
        AtTheEnd = Reading(clock, clock.GetProperty("lastSequence").GetInt32());
    }

    /// <returns>Bytes of start and delivery together as a browser gets them, and as gzip makes them (the same where the server compresses).</returns>
    public async Task<(int Plain, int AsSent, int Gzip)> FirstLoadAsync()
    {
        var start = requests.Post($"{_api}/start", JsonSerializer.SerializeToUtf8Bytes(new StartSitting(_device), Json.Options));
        var (plain, asSent, gzip) = (0, 0, 0);
        foreach (var request in new[] { start, requests.Get($"{_api}/delivery") })
        {
            var body = (await lines.SendAsync(request)).Body;
            plain += body.Length;
            using var packed = new MemoryStream();
            await using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await zip.WriteAsync(body);
            gzip += (int)packed.Length;
        }
        asSent += (await lines.SendAsync(requests.Get($"{_api}/delivery", "gzip, deflate, br"))).Body.Length + (await lines.SendAsync(start)).Body.Length;
        return (plain, asSent, gzip);
    }

    private static ClockReading Reading(JsonElement said, int lastSequence) => new(said.GetProperty("status").GetString()!,
        InstantPattern.ExtendedIso.Parse(said.GetProperty("serverNow").GetString()!).Value,
        said.GetProperty("deadline") is { ValueKind: JsonValueKind.String } deadline ? InstantPattern.ExtendedIso.Parse(deadline.GetString()!).Value : null,
        said.GetProperty("timeLeft").GetInt64(), lastSequence);

    private byte[] Body(IEnumerable<SentAnswer> answers)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("deviceId", _device);
        json.WriteNumber("fence", _fence);
        json.WriteStartArray("responses");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteString("responseId", answer.ResponseId);
            json.WriteNumber("sequence", answer.Sequence);
            json.WriteString("itemId", _names!.Item(answer.Position));
            json.WriteString("optionId", _names.Option(answer.Position, answer.OptionIndex));
            json.WriteString("clientTime", "2026-11-24T12:00:00Z");
            json.WriteNumber("timeOnItem", 1000 + answer.Sequence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // The network and the host may be gone for a while: the candidate's browser would also go on trying.
    private async Task<JsonElement> UntilDoneAsync(string action, byte[] request)
    {
        var asked = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            string why;
            try
            {
                var response = await lines.SendAsync(request);
                if (response.Status == 200)
                {
                    took(action, Stopwatch.GetElapsedTime(asked));
                    return JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
                }
                why = $"{action}: {response.Status} {response.Text[..Math.Min(400, response.Text.Length)]}";
                if (response.Status is >= 400 and < 500 and not 409 and not 429) throw new InvalidOperationException(why);
            }
            catch (IOException e)
            {
                why = $"{action}: {e.Message}";
            }
            failed(why);
            if (attempt == 600) throw new InvalidOperationException($"Given up after {attempt} tries. {why}");
            await Task.Delay(Math.Min(1000, 20 * attempt));
        }
    }

    // As the browser does it: random, and the load tool has nobody to take ids from.
    private static Guid NewId() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
