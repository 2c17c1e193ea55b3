using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cbhcr.Exam.Platform;

namespace Cbhcr.Exam.Commands;

/// <summary>The API refused, or answered with something else than was asked for.</summary>
public sealed class ApiRefusedException(HttpStatusCode status, string what, string body) : Exception($"{what}: {(int)status} {body}")
{
    public HttpStatusCode Status => status;
}

/// <summary>One person's browser as far as the API can tell: cookies, the forgery token, idempotency keys.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();
    private string? _token;

    /// <param name="transport">Stands in for the network in tests; its cookies are kept here.</param>
    public ApiClient(Uri address, HttpMessageHandler? transport = null) => _http = new HttpClient(
        transport is null ? new SocketsHttpHandler { CookieContainer = _cookies, MaxConnectionsPerServer = 4 } : new CookieJar(_cookies, transport))
    {
        BaseAddress = address, Timeout = TimeSpan.FromSeconds(60),
    };

    public Uri Address => _http.BaseAddress!;

    public string CookieHeader => _cookies.GetCookieHeader(Address);

    public string? Token => _token;

    public async Task<ApiClient> SignInAsync(string userName, string password, CancellationToken ct)
    {
        await PostAsync("/api/sign-in", new { userName, password }, ct);
        return this;
    }

    /// <summary>The token is bound to who is asking, so a new one is fetched after every change of identity.</summary>
    public void ForgetToken() => _token = null;

    public async Task<T> GetAsync<T>(string path, CancellationToken ct)
    {
        using var response = await _http.GetAsync(path, ct);
        return await ReadAsync<T>(response, $"GET {path}", ct);
    }

    public Task<HttpResponseMessage> TryGetAsync(string path, CancellationToken ct) => _http.GetAsync(path, ct);

    public async Task<byte[]> GetBytesAsync(string path, CancellationToken ct)
    {
        using var response = await _http.GetAsync(path, ct);
        if (!response.IsSuccessStatusCode) throw new ApiRefusedException(response.StatusCode, $"GET {path}", await response.Content.ReadAsStringAsync(ct));
        return await response.Content.ReadAsByteArrayAsync(ct);
    }

    public async Task PostAsync(string path, object body, CancellationToken ct)
    {
        using var response = await SendAsync(path, body, ct);
        if (!response.IsSuccessStatusCode) throw new ApiRefusedException(response.StatusCode, $"POST {path}", await response.Content.ReadAsStringAsync(ct));
        if (path is "/api/sign-in" or "/api/admissions") ForgetToken();
    }

    public async Task<T> PostAsync<T>(string path, object body, CancellationToken ct)
    {
        using var response = await SendAsync(path, body, ct);
        if (path is "/api/admissions") ForgetToken();
        return await ReadAsync<T>(response, $"POST {path}", ct);
    }

    public Task<HttpResponseMessage> SendAsync(string path, object body, CancellationToken ct, string? idempotencyKey = null) =>
        SendRawAsync(path, JsonContent.Create(body, body.GetType(), options: Json.Options), ct, idempotencyKey);

    public Task<HttpResponseMessage> TryPutAsync(string path, object body, CancellationToken ct) =>
        SendRawAsync(path, JsonContent.Create(body, body.GetType(), options: Json.Options), ct, null, HttpMethod.Put);

    public async Task<T> PutAsync<T>(string path, object body, CancellationToken ct)
    {
        using var response = await TryPutAsync(path, body, ct);
        return await ReadAsync<T>(response, $"PUT {path}", ct);
    }

    public async Task<HttpResponseMessage> SendRawAsync(string path, HttpContent content, CancellationToken ct, string? idempotencyKey = null, HttpMethod? method = null)
    {
        _token ??= (await GetAsync<JsonElement>(TokenPath(path), ct)).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = content };
        request.Headers.Add("X-CSRF-TOKEN", _token);
        request.Headers.Add("Idempotency-Key", idempotencyKey ?? NewKey());
        return await _http.SendAsync(request, ct);
    }

    public void Dispose() => _http.Dispose();

    // A sitting's cookie is another identity than an account's: its token comes from the sitting's own address.
    private static string TokenPath(string path) =>
        path.StartsWith("/api/sittings/", StringComparison.Ordinal) && path.Split('/') is [_, _, _, var id, "agreement" or "start" or "responses" or "submit" or "observations"]
            ? $"/api/sittings/{id}/antiforgery" : "/api/antiforgery";

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, string what, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode) throw new ApiRefusedException(response.StatusCode, what, await response.Content.ReadAsStringAsync(ct));
        return (await response.Content.ReadFromJsonAsync<T>(Json.Options, ct))!;
    }

    private sealed class CookieJar(CookieContainer cookies, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header) request.Headers.TryAddWithoutValidation("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) cookies.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }

    private static string NewKey() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
