using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cbhcr.Benchmarks.Delivery;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Microsoft.Playwright;

namespace Cbhcr.Benchmarks.Player;

/// <summary>
/// The player in a real browser on a slow line and a weak processor, nothing cached: how long until a page can be used, and how long the
/// candidate's own actions take on the device. Slow 4G is that of Lighthouse: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
/// </summary>
internal static partial class PlayerVerb
{
    private const string DoorIsUsable = "() => { const field = document.querySelector('input[autocomplete], input[type=text]'); return !!field && !field.disabled; }";
    private const string QuestionIsUsable = "() => { const radio = document.querySelector('input[type=radio]'); return !!radio && !radio.disabled; }";

    // Until the frame after the one in which the page has changed.
    private const string Timed = """
        selector => new Promise(done => {
          const button = document.querySelector(selector) ?? [...document.querySelectorAll('button')].find(b => b.textContent.trim() === selector);
          if (!button) { done(-1); return; }
          const started = performance.now();
          button.click();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
        })
        """;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (runs, slowdown) = (arguments.Whole("runs", 5), arguments.Number("slowdown", 4));
        await using var service = await Service.StartAsync(arguments);
        var form = await LoadContent.PublishAsync(service, arguments.Whole("items", 120), CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium", ChromiumSandbox = Environment.UserName != "root", Args = ["--disable-gpu", "--disable-quic"],
        });
        var (officer, proctor) = (await service.SignedInAsync("officer"), await service.SignedInAsync("proctor"));
        var times = new Dictionary<string, List<double>>();
        void Add(string what, double milliseconds) => (times.TryGetValue(what, out var list) ? list : times[what] = []).Add(milliseconds);
        for (var run = 0; run <= runs; run++)
        {
            // The first is to wake the program up.
            Action<string, double> add = run == 0 ? (_, _) => { } : Add;
            var seat = await Seat.SeatedAsync(officer, proctor, service.Addresses[0], form.Id, run);
            await using var context = await browser.NewContextAsync(new() { BaseURL = service.Addresses[0].ToString(), ViewportSize = new() { Width = 360, Height = 720 } });
            add("door: can be used", await LoadAsync(context, "/exam", DoorIsUsable, slowdown));
            await context.AddCookiesAsync(seat.Cookies());
            await BeginAsync(context);
            add("question: can be used", await LoadAsync(context, "/exam/sitting", QuestionIsUsable, slowdown));
            var page = context.Pages[^1];
            foreach (var (name, selector) in Actions)
                if (await page.EvaluateAsync<double>(Timed, selector) is var took and >= 0) add($"action: {name}", took);
                else Console.Error.WriteLine($"there is no “{selector}” to press for {name}");
        }
        foreach (var (what, all) in times) Console.WriteLine($"{what,-28} median {Median(all),7:0} ms   worst {all.Max(),7:0} ms   of {all.Count}");
        if (arguments.Text("json") is { } file)
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(times.ToDictionary(t => t.Key, t => new { medianMs = Median(t.Value), worstMs = t.Value.Max(), runs = t.Value.Count }), Report.Indented));
        return 0;
    }

    private static readonly (string Name, string Selector)[] Actions =
    [
        ("choose an option", "input[type=radio]"), ("choose another", ".option:last-of-type input[type=radio]"), ("mark for review", "Mark for review"), ("next question", "Next"),
        ("review", "Review all"), ("back to a question", ".cell"),
    ];

    private static async Task BeginAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/exam/sitting");
        foreach (var button in new[] { "Next", "Finish", "End practice", "Start the exam" }) await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = QuestionOne() }).WaitForAsync();
    }

    [GeneratedRegex("^Question 1 of")]
    private static partial Regex QuestionOne();

    /// <summary>A new tab with nothing cached; the time from asking for the address until the page can be used.</summary>
    private static async Task<double> LoadAsync(IBrowserContext context, string path, string usable, double slowdown)
    {
        foreach (var old in context.Pages.ToList()) await old.CloseAsync();
        var page = await context.NewPageAsync();
        var line = await context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8 });
        await line.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowdown });
        var started = Stopwatch.GetTimestamp();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync(usable, null, new() { PollingInterval = 10 });
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        // What the measure is of is the page; what it fetches ahead goes on meanwhile, as it does for a candidate.
        await page.WaitForTimeoutAsync(300);
        return took;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed partial record Seat(Uri Address, string CookieHeader)
    {
        public static async Task<Seat> SeatedAsync(ApiClient officer, ApiClient proctor, Uri address, Guid formId, int number)
        {
            var candidate = Crowd.IdOf(await officer.PostAsync<JsonElement>("/api/candidates", new Cbhcr.Exam.Registration.RegisterCandidate($"player-{number}", $"Player {number}", null), default));
            var sitting = Crowd.IdOf(await officer.PostAsync<JsonElement>("/api/sittings", new ScheduleSitting(candidate, formId, "Room 1", "2020-01-01T00:00", "2040-01-01T00:00", null), default));
            var code = await proctor.PostAsync<AdmissionCode>($"/api/sittings/{sitting}/admission-code", new { }, default);
            using var client = new ApiClient(address);
            await client.PostAsync<SittingOpened>("/api/admissions", new OpenSitting(code.Code), default);
            await proctor.PostAsync($"/api/sittings/{sitting}/identity-check", new CheckIdentity("government-photo-id", 2), default);
            await proctor.PostAsync($"/api/sittings/{sitting}/admit", new AdmitCandidate(3), default);
            await client.PostAsync($"/api/sittings/{sitting}/agreement", new AcceptAgreement(Agreement.Version), default);
            return new(address, client.CookieHeader);
        }

        public IEnumerable<Cookie> Cookies() => Pair().Matches(CookieHeader).Select(m => new Cookie { Name = m.Groups[1].Value, Value = m.Groups[2].Value, Url = Address.ToString() });

        [GeneratedRegex("([^=; ]+)=([^;]*)")]
        private static partial Regex Pair();
    }
}
