using System.Diagnostics;
using System.Globalization;
using Cbhcr.Exam.Delivery;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>
/// A browser that is killed has no last moment to save anything in. What the candidate was told is saved, or kept on the device, is there
/// when it is opened again with the same profile, and reaches the log once.
/// </summary>
public sealed class when_a_browser_dies(TheProgram program)
{
    private const int Kills = 6;

    [Fact]
    public async Task what_the_candidate_was_told_is_kept_comes_back()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A browser's processes are found by /proc, which is Linux's.");
        var seat = await Seat.ScheduledAsync(program, await new Content("CRASH").PublishAsync(program));
        var profile = Directory.CreateTempSubdirectory("cbhcr-profile-").FullName;
        var chance = new Random(1);
        var told = new Dictionary<int, string>();
        try
        {
            for (var kill = 0; kill <= Kills; kill++)
            {
                var context = await program.OpenBrowserAsync(profile);
                var candidate = Visitor.Of(context, context.Pages[0]);
                var player = new Player(candidate);
                if (kill == 0) await player.BeginAsync(seat);
                else await ComeBackAsync(player, seat);
                foreach (var (position, text) in told)
                {
                    await player.GoToAsync(position);
                    (await player.ChosenAsync()).ShouldBe(text, $"question {position} after {kill} kills");
                }
                if (kill == Kills)
                {
                    candidate.Complaints.ShouldBeEmpty();
                    await candidate.DisposeAsync();
                    break;
                }

                var question = chance.Next(8) + 1;
                await player.GoToAsync(question);
                var offline = kill % 2 == 1;
                if (offline) await candidate.GoOfflineAsync();
                var chosen = await player.AnswerAsync(await NextAsync(player));
                if (offline) await Expect(player.Saved).ToContainTextAsync("kept on this device");
                else await player.AllIsSavedAsync();
                told[question] = chosen;
                await Task.Delay(chance.Next(100));
                Kill(profile);
            }
            await EachReachedTheLogOnceAsync(seat, told);
        }
        finally
        {
            Kill(profile);
            Directory.Delete(profile, recursive: true);
        }
    }

    /// <summary>A browser forgets who was admitted when it ends without being closed; the proctor gives another code.</summary>
    private static async Task ComeBackAsync(Player player, Seat seat)
    {
        await player.TypeCodeAsync(await seat.CodeAsync());
        await Expect(player.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Question [1-8] of 8$"));
        await player.AllIsSavedAsync();
    }

    // Another choice than the one that is there.
    private static async Task<int> NextAsync(Player player)
    {
        var (stem, chosen) = (await player.StemAsync(), await player.ChosenAsync());
        return Enumerable.Range(0, 4).First(away => Content.ChoiceFor(stem, away) != chosen);
    }

    private async Task EachReachedTheLogOnceAsync(Seat seat, Dictionary<int, string> told)
    {
        await using var session = program.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var recorded = (await session.Events.FetchStreamAsync(seat.SittingId)).Select(e => e.Data).OfType<ResponsesRecorded>().SelectMany(r => r.Responses).ToList();
        recorded.Select(r => r.ResponseId).ShouldBeUnique();
        recorded.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, recorded.Count));
        recorded.Select(r => r.Position).Distinct().Order().ShouldBe(told.Keys.Order());
        recorded.Count.ShouldBe(Kills);
    }

    private static void Kill(string profile)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out _)))
            try
            {
                if (!File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(profile, StringComparison.Ordinal)) continue;
                using var process = Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                process.Kill();
                process.WaitForExit(5000);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException or InvalidOperationException)
            {
                // It has ended in the meantime.
            }
    }
}
