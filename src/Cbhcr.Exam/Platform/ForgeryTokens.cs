using System.Collections.Concurrent;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Cbhcr.Exam.Platform;

/// <summary>
/// The forgery check of ASP.NET, which opens two sealed tokens. A pair that was good for somebody is good for the same person for some
/// minutes more without opening it again: an exam sends the same pair with every answer.
/// </summary>
public sealed class ForgeryTokens(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options, TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(string Cookie, string Header, string Scheme, string Who), DateTimeOffset> _good = new();

    /// <exception cref="AntiforgeryValidationException">A token is missing, old or somebody else's.</exception>
    public async Task CheckAsync(HttpContext http)
    {
        var key = (http.Request.Cookies[options.Value.Cookie.Name!] ?? "", http.Request.Headers[options.Value.HeaderName!].ToString(),
            http.User.Identity?.AuthenticationType ?? "", http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? "");
        var now = time.GetUtcNow();
        var remembered = key is { Item1.Length: > 0, Item2.Length: > 0, Item4.Length: > 0 };
        if (remembered && _good.TryGetValue(key, out var until) && now < until) return;
        await antiforgery.ValidateRequestAsync(http);
        if (!remembered) return;
        if (_good.Count >= Most) _good.Clear();
        _good[key] = now + Longest;
    }
}
