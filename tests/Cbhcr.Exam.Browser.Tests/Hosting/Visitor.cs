using System.Collections.Concurrent;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>One person at one browser, with nobody else's cookies. What the browser complains about is kept.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints;
    private readonly List<string> _expected = [];

    private Visitor(IBrowserContext context, IPage page, ConcurrentQueue<string>? complaints = null) =>
        (Context, Page, _complaints) = (context, page, complaints ?? new());

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors in the console and uncaught exceptions, without those that a missing network explains.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <param name="zoom">4 is what a browser of 1280 × 1024 shows at 400 %: a quarter of the width and of the height.</param>
    public static async Task<Visitor> ComesAsync(TheProgram program, int width = 1280, Uri? address = null, string? storage = null, int zoom = 1, bool forcedColours = false)
    {
        var context = await program.Browser.NewContextAsync(new()
        {
            BaseURL = (address ?? program.Address).ToString(), ViewportSize = zoom > 1 ? new() { Width = width / zoom, Height = 1024 / zoom } : new() { Width = width, Height = width < 600 ? 640 : 800 },
            Locale = "en-US", TimezoneId = "America/Chicago", StorageState = storage, DeviceScaleFactor = zoom, ForcedColors = forcedColours ? ForcedColors.Active : null,
        });
        return Of(context, await context.NewPageAsync());
    }

    /// <summary>Somebody with a browser of their own.</summary>
    public static Visitor Of(IBrowserContext context, IPage page)
    {
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(context, page);
        context.Console += (_, message) => visitor.Hear(message.Type, $"{message.Text} ({message.Location})");
        context.WebError += (_, error) => visitor._complaints.Enqueue(error.Error);
        return visitor;
    }

    /// <summary>With the cookies of somebody who has signed in on the page before.</summary>
    public static async Task<Visitor> SignsInAsync(TheProgram program, string userName, int width = 1280) =>
        await ComesAsync(program, width, storage: await program.CookiesOfAsync(userName));

    public async Task SignInAsync(string userName)
    {
        await Page.GotoAsync("/sign-in");
        await Field("Sign in", "User name").FillAsync(userName);
        await Field("Sign in", "Password").FillAsync(TheProgram.Password);
        await Form("Sign in").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    /// <summary>The same person at another tab.</summary>
    public Visitor At(IPage tab) => new(Context, tab, _complaints);

    /// <summary>A form by its name; fields in it are found by their labels.</summary>
    public ILocator Form(string label) => Page.GetByRole(AriaRole.Form, new() { Name = label, Exact = true });

    public ILocator Field(string form, string label) => Form(form).GetByLabel(label, new() { Exact = true });

    /// <summary>Presses the form's button and waits until the next page says what came of it.</summary>
    public async Task SendAsync(string form, string button, string told)
    {
        await Form(form).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(Page.Locator("#main > .usa-alert").First).ToContainTextAsync(told);
    }

    /// <summary>A complaint that holds this text from now on is no fault: the test brought it about.</summary>
    public void Expects(string text) => _expected.Add(text);

    public async Task GoOfflineAsync()
    {
        Expects("ERR_INTERNET_DISCONNECTED");
        await Context.SetOfflineAsync(true);
    }

    public Task GoOnlineAsync() => Context.SetOfflineAsync(false);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Hear(string type, string text)
    {
        if (type != "error" && !text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) return;
        if (!_expected.Any(e => text.Contains(e, StringComparison.Ordinal))) _complaints.Enqueue(text);
    }
}
