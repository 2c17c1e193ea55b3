using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Cbhcr.Benchmarks.Http;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>What was sent and what for: enough to find it in the log and to tell whether it is right there.</summary>
public sealed record SentAnswer(Guid ResponseId, int Sequence, int Position, int OptionIndex);

/// <summary>One candidate over one lean connection. It remembers every answer and what was acknowledged; it repeats what was not.</summary>
public sealed class VirtualCandidate(Guid sittingId, Uri address, LeanRequest requests, Action<string, TimeSpan> took, Action<string> failed) : IDisposable
{
    private readonly LeanConnection _connection = new(address);
    private readonly string _api = $"/api/sittings/{sittingId}";
    private readonly string _device = $"load-{sittingId:N}";
    private readonly List<SentAnswer> _answers = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private JsonElement _items;
    private int _fence;

    public Guid SittingId => sittingId;

    public IReadOnlyList<SentAnswer> Answers => _answers;

    /// <summary>Every answer up to this sequence was said to be on disk.</summary>
    public int Acknowledged { get; private set; }

    public string ReceiptHash { get; private set; } = "";

    public int DeliveryBytes { get; private set; }

    public bool Submitted { get; private set; }

    public async Task OpenAsync()
    {
        var start = await UntilDoneAsync("start", requests.Post($"{_api}/start", JsonSerializer.SerializeToUtf8Bytes(new StartSitting(_device), Json.Options)));
        _fence = start.GetProperty("fence").GetInt32();
        var delivery = await UntilDoneAsync("first question", requests.Get($"{_api}/delivery"));
        _items = delivery.GetProperty("items");
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
        }
    }

    public async Task SubmitAsync()
    {
        var submission = await UntilDoneAsync("submit", requests.Post($"{_api}/submit", JsonSerializer.SerializeToUtf8Bytes(new SubmitSitting(_device, _fence, _answers.Count), Json.Options)));
        Submitted = submission.GetProperty("receipt").GetProperty("receiptHash").GetString() == ReceiptHash;
    }

    private byte[] Body(IEnumerable<SentAnswer> answers)
    {
        _buffer.Clear();
        using var json = new Utf8JsonWriter(_buffer);
        json.WriteStartObject();
        json.WriteString("deviceId", _device);
        json.WriteNumber("fence", _fence);
        json.WriteStartArray("responses");
        foreach (var answer in answers)
        {
            var item = _items[answer.Position - 1];
            json.WriteStartObject();
            json.WriteString("responseId", answer.ResponseId);
            json.WriteNumber("sequence", answer.Sequence);
            json.WriteString("itemId", item.GetProperty("itemId").GetString());
            json.WriteString("optionId", item.GetProperty("options")[answer.OptionIndex].GetProperty("optionId").GetString());
            json.WriteString("clientTime", "2026-11-24T12:00:00Z");
            json.WriteNumber("timeOnItem", 1000 + answer.Sequence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return _buffer.WrittenSpan.ToArray();
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
                var response = await _connection.SendAsync(request);
                if (response.Status == 200)
                {
                    took(action, Stopwatch.GetElapsedTime(asked));
                    return JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
                }
                why = $"{action}: {response.Status} {response.Text[..Math.Min(200, response.Text.Length)]}";
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

    public void Dispose() => _connection.Dispose();
}
