using System.Text;
using System.Text.Encodings.Web;

namespace Cbhcr.Exam.Delivery.Proctoring;

/// <summary>The few pages between the exam and a tool. Each works by its button; the script presses it.</summary>
internal static class LtiPages
{
    /// <summary>Sends the message to the tool with the candidate's browser.</summary>
    public static IResult Post(HttpContext http, ProctoringTool tool, params (string Name, string Value)[] fields)
    {
        // On this page alone forms go to the tool.
        http.Response.Headers.ContentSecurityPolicy = http.Response.Headers.ContentSecurityPolicy.ToString()
            .Replace("form-action 'self'", $"form-action {tool.LaunchOrigin}", StringComparison.Ordinal);
        var inputs = new StringBuilder();
        foreach (var (name, value) in fields) inputs.Append($"""<input type="hidden" name="{name}" value="{Encode(value)}">""").Append('\n');
        return Page(http, "Remote proctoring", $"""
            <p>Your exam is watched by {Encode(tool.Name)}. Go there now; it brings you back here.</p>
            <form method="post" action="{Encode(tool.LaunchUrl)}" data-onward>
            {inputs}<button class="button" type="submit">Go to {Encode(tool.Name)}</button>
            </form>
            """);
    }

    public static IResult Choose(HttpContext http, IEnumerable<ProctoringTool> tools) => Page(http, "Remote proctoring", $"""
        <p>Choose who watches your exam. If you do not know, ask the people who invited you.</p>
        {string.Concat(tools.Select(t => $"""<p><a class="button" href="{LtiAddresses.Go}?toolId={t.Id}">{Encode(t.Name)}</a></p>"""))}
        """);

    /// <summary>
    /// No redirect: this page was asked for by the tool's site, and the cookie of the sitting only comes along when a page of ours asks for the next.
    /// </summary>
    public static IResult Begun(HttpContext http) => Page(http, "Remote proctoring has begun", $"""
        <p>Go on to your exam.</p>
        <p><a class="button" href="{PlayerPage.Address}" data-onward>Go to my sitting</a></p>
        """);

    /// <param name="code">For the people of the tool: what is wrong with what it sent.</param>
    public static IResult Refused(HttpContext http, string code, int status = StatusCodes.Status400BadRequest) => Page(http, "Remote proctoring did not begin", $"""
        <p>What the remote proctoring tool sent cannot be used. Start again from your sitting; if it happens again, tell your proctor this code.</p>
        <p>Code: <code>{Encode(code)}</code></p>
        <p><a class="button" href="{PlayerPage.Address}">Go to my sitting</a></p>
        """, status);

    private static IResult Page(HttpContext http, string title, string content, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/client/player.css">
            </head>
            <body>
            <main><div class="message">
            <h1>{title}</h1>
            {content}
            </div></main>
            <script type="module" src="/client/islands.js"></script>
            </body>
            </html>
            """, "text/html; charset=utf-8", statusCode: status);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
