using System.IO.Compression;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>A phone on a slow connection stands before the door like everybody else.</summary>
public sealed class the_players_first_load(TheProgram program)
{
    [Fact]
    public async Task is_under_forty_kilobytes_compressed_without_fonts_and_leaves_rarer_kinds_for_later()
    {
        var seat = await Seat.ScheduledAsync(program, await new Content("LOAD").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        List<string> fetched = [];
        candidate.Page.Request += (_, request) => fetched.Add(new Uri(request.Url).AbsolutePath);
        await new Player(candidate).BeginAsync(seat);
        fetched.ShouldContain("/client/player.js");
        fetched.ShouldNotContain(address => address.Contains("/parts-", StringComparison.Ordinal), "no question needs them");

        var (sum, client) = (0L, new HttpClient { BaseAddress = program.Address });
        foreach (var file in new[] { "player.js", "player.css" })
        {
            using var small = new MemoryStream();
            await using (var brotli = new BrotliStream(small, CompressionLevel.SmallestSize, leaveOpen: true)) await brotli.WriteAsync(await client.GetByteArrayAsync($"/client/{file}"));
            sum += small.Length;
        }
        sum.ShouldBeLessThan(40_000);
    }
}
