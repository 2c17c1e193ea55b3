namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>Who asks, as far as a request can tell: cookies and the token that goes with them.</summary>
public sealed record Caller(string Name, string? Cookies, string? Token)
{
    public static Caller Nobody { get; } = new("nobody", null, null);

    public static async Task<Caller> OfAsync(string name, ApiClient client, string tokenPath)
    {
        var token = (await client.GetAsync<JsonElement>(tokenPath, default)).GetProperty("token").GetString();
        return new(name, client.CookieHeader, token);
    }
}

public static class Calls
{
    /// <summary>One request of which every part is under control; redirects are not followed.</summary>
    public static async Task<HttpResponseMessage> CallAsync(
        this ExamFixture exam, Caller caller, string method, string path, HttpContent? body = null, bool token = true, string? key = "fresh", IPAddress? from = null)
    {
        using var http = exam.Wire(from);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        if (caller.Cookies is not null) request.Headers.Add("Cookie", caller.Cookies);
        if (token && caller.Token is not null) request.Headers.Add("X-CSRF-TOKEN", caller.Token);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key == "fresh" ? exam.NewId().ToString("N") : key);
        // The stream of the roster never ends.
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static HttpContent Json(string text) => new StringContent(text, System.Text.Encoding.UTF8, "application/json");

    public static HttpContent Json(object body) => Json(JsonSerializer.Serialize(body, Exam.Platform.Json.Options));
}
