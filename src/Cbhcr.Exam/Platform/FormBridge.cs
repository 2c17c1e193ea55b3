using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace Cbhcr.Exam.Platform;

/// <summary>
/// Pages are plain forms, and the API is the only door. A form posted to <c>/forms/api/…</c> becomes the same call as JSON;
/// success redirects to the form's <c>_then</c> (with <c>{member}</c> of the answer filled in), a refusal goes back to where the form stood and says why.
/// Field names: <c>name</c> is text, <c>name:n</c> a number, <c>name:minutes</c> minutes sent as seconds, <c>name:b</c> true or false, <c>name:id</c> an id or nothing,
/// <c>name:list</c> all values of that name,
/// <c>name:files</c> uploaded text files, <c>name:file</c> one, <c>name:bytes</c> one of any kind as base64 under <c>data</c>. <c>stages[0].days:n</c> lies deeper (FormPaths).
/// </summary>
public static class FormBridge
{
    private const string Prefix = "/forms";
    private const string Checked = "form-bridge";

    /// <summary>Packages are larger than forms; as base64 they are a third larger still.</summary>
    private const long MostOfAnImport = 30_000_000;

    public static bool IsChecked(HttpContext http) => http.Items.ContainsKey(Checked);

    public static void UseFormBridge(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments(Prefix, out var rest) || !http.Request.HasFormContentType)
        {
            await next(http);
            return;
        }
        await RelayAsync(http, rest, next);
    });

    /// <summary>Runs where the caller is known, since the token is bound to the caller.</summary>
    public static void UseFormBridgeForgeryCheck(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (IsChecked(http) && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await Results.Problem(Problems.Of(400, "The page was open too long", "Load the page again and send the form once more.", "forgery-token")).ExecuteAsync(http);
            return;
        }
        await next(http);
    });

    private static async Task RelayAsync(HttpContext http, PathString rest, RequestDelegate next)
    {
        if (await ReadAsync(http, rest.StartsWithSegments("/api/imports") ? MostOfAnImport : WebDefences.DefaultBodyLimit) is not { } form) return;
        var back = Local(form["_back"]) ?? "/";
        var body = JsonSerializer.SerializeToUtf8Bytes(await ToJsonAsync(form));
        http.Items[Checked] = true;
        http.Request.Path = rest;
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = body.Length;
        http.Request.Headers.Accept = "application/json";
        if (form["_key"].FirstOrDefault() is { Length: > 0 } key) http.Request.Headers["Idempotency-Key"] = key;
        if (form["__RequestVerificationToken"].FirstOrDefault() is { } token) http.Request.Headers["X-CSRF-TOKEN"] = token;
        http.Request.Body = new MemoryStream(body);

        var original = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = original;
        }
        if (http.Response.StatusCode is >= 300 and < 400) return;
        var text = Encoding.UTF8.GetString(answer.ToArray());
        var json = text.StartsWith('{') ? JsonNode.Parse(text) as JsonObject : null;
        var succeeded = http.Response.StatusCode < 300;
        var status = http.Response.StatusCode;
        http.Response.Headers.Remove("Content-Length");
        http.Response.Headers.Remove("Content-Type");
        http.Response.Headers.Remove("Location");
        Flash.Set(http, succeeded ? new(form["_done"].FirstOrDefault() ?? "", false, [], json?.ToJsonString()) : Refusal(status, json));
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = succeeded ? Fill(Local(form["_then"]) ?? back, json) : back;
    }

    /// <returns>Null when it is too large or no form at all; then the answer is set.</returns>
    private static async Task<IFormCollection?> ReadAsync(HttpContext http, long most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
        try
        {
            return http.Request.ContentLength > most
                ? throw new BadHttpRequestException("The form is too large.", StatusCodes.Status413PayloadTooLarge)
                : await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            http.Response.StatusCode = (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            return null;
        }
    }

    private static Flash Refusal(int status, JsonObject? problem)
    {
        var detail = problem?["detail"]?.ToString() ?? status switch
        {
            401 => "Sign in first.",
            403 => "Your account may not do this.",
            404 => "It does not exist.",
            _ => "The request was refused.",
        };
        // One wrong field is said in the sentence; several are a list.
        if (problem?["errors"] is JsonObject { Count: > 1 } errors)
            return new($"{errors.Count} things have to be put right.", true, [.. errors.Select(e => e.Value?.ToString() ?? "").Distinct()], null);
        var lines = (problem?["problems"] ?? problem?["shortages"]) is JsonArray list ? list.Select(Line).ToList() : [];
        return new(detail, true, lines, null);
    }

    /// <summary>Of a file with its place, of anything else the words alone.</summary>
    private static string Line(JsonNode? problem) =>
        problem is JsonObject at ? $"{at["file"]}:{at["line"]}: {at["message"]}" : problem?.ToString() ?? "";

    private static async Task<JsonObject> ToJsonAsync(IFormCollection form)
    {
        var json = new JsonObject();
        foreach (var (name, values) in form)
        {
            if (name.StartsWith('_')) continue;
            var text = values.LastOrDefault();
            var (field, kind) = name.Split(':') is [var f, var k] ? (f, k) : (name, "");
            FormPaths.Put(json, field, kind switch
            {
                "n" => Number(text, 1),
                "minutes" => Number(text, 60),
                "b" => text is "true" or "on",
                "id" => text is { Length: > 0 } id ? JsonValue.Create(id) : null,
                "list" => new JsonArray([.. values.Select(v => JsonValue.Create(v))]),
                _ => text,
            });
        }
        foreach (var group in form.Files.GroupBy(f => f.Name))
        {
            if (group.Key.EndsWith(":bytes", StringComparison.Ordinal))
            {
                using var bytes = new MemoryStream();
                await group.First().CopyToAsync(bytes);
                json[group.Key.Split(':')[0]] = new JsonObject { ["name"] = Path.GetFileName(group.First().FileName), ["data"] = Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length) };
                continue;
            }
            var files = new JsonArray();
            foreach (var file in group)
            {
                using var reader = new StreamReader(file.OpenReadStream());
                files.Add(new JsonObject { ["name"] = Path.GetFileName(file.FileName), ["content"] = await reader.ReadToEndAsync() });
            }
            json[group.Key.Split(':')[0]] = group.Key.EndsWith(":file", StringComparison.Ordinal) ? files[0]?.DeepClone() : files;
        }
        return json;
    }

    /// <summary>What is no number goes on as it was typed, so that the refusal names the field. "1,5" is none: it would be read as 15.</summary>
    private static JsonValue? Number(string? text, int times) =>
        string.IsNullOrWhiteSpace(text) ? null
        : decimal.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number * times)
        : JsonValue.Create(text);

    private static string? Local(string? path) => path is { Length: > 0 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(c => c == '\\' || char.IsControl(c)) ? path : null;

    private static string Fill(string path, JsonObject? answer)
    {
        foreach (var (name, value) in answer ?? []) path = path.Replace("{" + name + "}", Uri.EscapeDataString(value?.ToString() ?? ""), StringComparison.Ordinal);
        return path;
    }
}

/// <summary>What the next page says about the form just sent; travels once, in a protected cookie.</summary>
public sealed record Flash(string Message, bool IsProblem, IReadOnlyList<string> Lines, string? Answer)
{
    private const string Cookie = "cbhcr-flash";

    // A browser drops a cookie of more than 4 kB without a word, and sealing makes a text a third longer.
    private const int MostLines = 20, MostBytes = 2600, LongestMessage = 600, LongestAnswer = 1500;

    // Without the escapes that are for HTML: a quotation mark would take six bytes for its three.
    private static readonly JsonSerializerOptions Short = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Set(HttpContext http, Flash flash) =>
        http.Response.Cookies.Append(Cookie, Protector(http).Protect(JsonSerializer.Serialize(flash.Fitting(), Short)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), Path = "/" });

    /// <summary>As much of it as a cookie holds, and how much is left out.</summary>
    private Flash Fitting()
    {
        var message = Message.Length > LongestMessage ? $"{Message[..LongestMessage]}…" : Message;
        var room = MostBytes - Encoding.UTF8.GetByteCount(message);
        var lines = Lines.Take(MostLines).TakeWhile(line => (room -= Encoding.UTF8.GetByteCount(line) + 3) >= 0).ToList();
        if (lines.Count < Lines.Count) lines.Add($"… and {Lines.Count - lines.Count} more.");
        return this with { Message = message, Lines = lines, Answer = Answer is { Length: > LongestAnswer } ? null : Answer };
    }

    public static Flash? Take(HttpContext http)
    {
        if (http.Items.TryGetValue(Cookie, out var taken)) return taken as Flash;
        if (http.Request.Cookies[Cookie] is not { } text) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie);
        Flash? flash = null;
        try
        {
            flash = JsonSerializer.Deserialize<Flash>(Protector(http).Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Written before the keys changed: nothing worth saying.
        }
        http.Items[Cookie] = flash;
        return flash;
    }

    private static IDataProtector Protector(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("flash");
}
