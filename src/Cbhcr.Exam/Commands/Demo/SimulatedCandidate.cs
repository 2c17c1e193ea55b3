using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Platform;
using Cbhcr.Psychometrics.Simulation;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using NodaTime;

namespace Cbhcr.Exam.Commands.Demo;

/// <summary>What a simulated person knows: which option text is right for a stem, and how hard the item is.</summary>
public sealed record ItemKnowledge(string KeyText, double Difficulty, double Discrimination);

/// <summary>
/// Sits an exam through the same endpoints as a browser. Ability decides how likely each answer is right; nothing else is known to it
/// than what the screen shows and, from the item bank, which text is the key.
/// </summary>
public sealed class SimulatedCandidate(ApiClient client, Guid sittingId, double ability, SplitMix64 chance, IClock clock, IdSource ids)
{
    private const int BatchSize = 5;
    private readonly string _device = ids.Next().Value.ToString();

    public int Acknowledged { get; private set; }

    public string ReceiptHash { get; private set; } = "";

    public async Task SitAsync(IReadOnlyDictionary<string, ItemKnowledge> knowledge, bool interrupted, CancellationToken ct)
    {
        var api = $"/api/sittings/{sittingId}";
        await client.PostAsync($"{api}/agreement", new AcceptAgreement(Agreement.Version), ct);
        var start = await client.PostAsync<SittingStart>($"{api}/start", new StartSitting(_device), ct);
        var delivery = await client.GetAsync<SittingDelivery>($"{api}/delivery", ct);
        var answers = delivery.Items.Select((item, i) => Answer(item, i + 1, knowledge)).ToList();
        foreach (var (batch, i) in answers.Chunk(BatchSize).Select((b, i) => (b, i)))
        {
            var command = new RecordResponses(_device, start.Fence, batch);
            // The connection dies after the request is out and before the answer is in: the browser cannot know whether it arrived.
            if (interrupted && i == answers.Count / BatchSize / 2) await SendAndHangUpAsync($"{api}/responses", command, ct);
            var acknowledgement = await client.PostAsync<Acknowledgement>($"{api}/responses", command, ct);
            Acknowledged = acknowledgement.AcknowledgedThrough;
        }
        ReceiptHash = (await client.PostAsync<Submission>($"{api}/submit", new SubmitSitting(_device, start.Fence, answers.Count), ct)).Receipt.ReceiptHash;
    }

    private GivenResponse Answer(PlayerItem item, int sequence, IReadOnlyDictionary<string, ItemKnowledge> knowledge)
    {
        var known = knowledge[Node.PlainText(item.Prompt)];
        var key = item.Options.Single(o => Node.PlainText(o.Body) == known.KeyText);
        // 2PL with a floor for guessing among four options.
        var right = 0.25 + 0.75 / (1 + Math.Exp(-known.Discrimination * (ability - known.Difficulty)));
        var wrong = item.Options.Where(o => o != key).ToList();
        var chosen = chance.NextUniform() < right ? key : wrong[(int)(chance.NextUniform() * wrong.Count)];
        var milliseconds = (long)(1000 * Math.Exp(3.6 + 0.45 * chance.NextNormal()));
        return new(ids.Next().Value, sequence, item.ItemId, chosen.OptionId, clock.GetCurrentInstant(), milliseconds);
    }

    private async Task SendAndHangUpAsync(string path, object body, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, Json.Options);
        using var socket = new TcpClient();
        await socket.ConnectAsync(client.Address.Host, client.Address.Port, ct);
        var head = $"POST {path} HTTP/1.1\r\nHost: {client.Address.Authority}\r\nCookie: {client.CookieHeader}\r\nX-CSRF-TOKEN: {client.Token}\r\n" +
            $"Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), ct);
        await socket.GetStream().WriteAsync(json, ct);
        socket.Client.Close(0);
    }
}
