using System.Security.Cryptography;
using Cbhcr.Exam.Delivery.Proctoring;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery.Proctoring;

public sealed class keys_of_a_tool : IDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 15, 0);
    private static readonly ProctoringTool Tool = new(Guid.Empty, "A tool", "client", "1", "https://t.example/", "https://t.example/", "https://t.example/jwks", null, false, Guid.Empty, Start);

    private readonly RSA _key = RSA.Create(2048);

    private sealed class Way(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(answer());
        }
    }

    [Fact]
    public async Task are_remembered_and_a_new_kid_asks_again_only_after_a_minute()
    {
        var way = new Way(() => new(HttpStatusCode.OK) { Content = new StringContent(ATool.KeysOf(_key)) });
        using var keys = new ToolKeys(way);
        foreach (var (kid, seconds, asked) in new[] { (ATool.KeyId, 0, 1), ("made-up", 30, 1), ("made-up", 61, 2), ("made-up", 62, 2), (ATool.KeyId, 200, 2), (ATool.KeyId, 400, 3) })
        {
            (await keys.OfAsync(Tool, kid, Start + Duration.FromSeconds(seconds), default)).Keys.ShouldBe([ATool.KeyId]);
            way.Asked.ShouldBe(asked, $"{kid} after {seconds} s");
        }
    }

    [Theory, InlineData(302), InlineData(500), InlineData(404)]
    public async Task are_none_when_the_answer_is_not_the_keys(int status)
    {
        using var keys = new ToolKeys(new Way(() => new((HttpStatusCode)status) { Headers = { Location = new("https://elsewhere.example/") }, Content = new StringContent(ATool.KeysOf(_key)) }));
        (await keys.OfAsync(Tool, ATool.KeyId, Start, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task are_none_when_there_is_too_much_of_them()
    {
        using var keys = new ToolKeys(new Way(() => new(HttpStatusCode.OK) { Content = new StringContent(ATool.KeysOf(_key) + new string(' ', 70_000)) }));
        (await keys.OfAsync(Tool, ATool.KeyId, Start, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nonsense"), InlineData("[]"), InlineData("{\"keys\":{}}"), InlineData("{\"keys\":[],\"keys\":[]}")]
    public void are_not_read_from_what_is_no_key_set(string json) => KeySet.Read(json).ShouldBeNull();

    [Theory]
    [InlineData("""{"kty":"oct","kid":"a","k":"AAAA"}"""), InlineData("""{"kty":"RSA","kid":"a","n":"AQAB","e":"AQAB"}"""), InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}"""), InlineData("7")]
    public void are_only_those_of_use(string key) => KeySet.Read($$"""{"keys":[{{key}}]}""").ShouldBe([]);

    public void Dispose() => _key.Dispose();
}
