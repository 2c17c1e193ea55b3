using System.Net.Sockets;
using System.Text;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>What only a real connection can do: bodies that do not say how long they are, and requests that are no HTTP.</summary>
[Collection(WithAProcess.Name)]
public sealed class when_requests_come_over_the_wire(ExamProcess exam)
{
    [Theory]
    [InlineData("/api/sign-in", "application/json")]
    [InlineData("/api/admissions", "application/json")]
    [InlineData("/forms/api/sign-in", "application/x-www-form-urlencoded")]
    public async Task a_large_body_of_unknown_length_is_cut_off(string path, string type)
    {
        var answer = await AskAsync($"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n", Chunks(1_500_000));
        answer.ShouldStartWith("HTTP/1.1 413");
    }

    [Fact]
    public async Task a_large_body_of_unknown_length_is_cut_off_for_those_who_may_come_in()
    {
        var officer = await exam.SignedInAsync("officer");
        await officer.GetAsync<JsonElement>("/api/antiforgery", default);
        foreach (var path in new[] { "/api/sittings", "/api/credentials", $"/api/results/{exam.NewId()}/release" })
        {
            using var answer = await officer.SendRawAsync(path, new Unmeasured(new byte[1_500_000]) { Headers = { ContentType = new("application/json") } }, default);
            await answer.ShouldBeProblemAsync(413);
        }
    }

    [Theory]
    [InlineData("GET /api/items/%00 HTTP/1.1\r\nHost: x\r\n\r\n", "400")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("NONSENSE\r\n\r\n", "400")]
    [InlineData("POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "400")]
    [InlineData("POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nnot hexadecimal\r\n", "400")]
    public async Task what_is_no_request_is_refused_and_the_program_goes_on(string request, string status)
    {
        (await AskAsync(request)).ShouldStartWith($"HTTP/1.1 {status}");
        (await exam.Anyone().GetAsync<JsonElement>("/api/frameworks", default)).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task a_header_of_forty_thousand_bytes_is_refused() =>
        (await AskAsync($"GET / HTTP/1.1\r\nHost: x\r\nCookie: {new string('c', 40_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");

    private async Task<string> AskAsync(string head, byte[]? body = null)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(exam.Address.Host, exam.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head));
        try
        {
            if (body is not null) await stream.WriteAsync(body);
        }
        catch (IOException)
        {
            // It has stopped listening; what it said before counts.
        }
        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    // White space: a reader of JSON goes on reading it, where anything else would be refused at its first character.
    private static byte[] Chunks(int size) =>
        [.. Enumerable.Repeat(Encoding.ASCII.GetBytes("1000\r\n" + new string(' ', 4096) + "\r\n"), size / 4096).SelectMany(c => c), .. "0\r\n\r\n"u8];

    /// <summary>Sends without saying how long it is.</summary>
    private sealed class Unmeasured(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
