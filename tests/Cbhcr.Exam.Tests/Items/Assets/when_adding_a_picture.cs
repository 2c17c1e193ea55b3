using System.Security.Cryptography;
using System.Text;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items.Assets;

[Collection(WithTheProgram.Name)]
public sealed class when_adding_a_picture(ExamFixture exam)
{
    /// <summary>One pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task it_is_named_by_its_bytes_and_the_same_again_is_the_same()
    {
        var writer = await exam.SignedInAsync("writer");
        var added = await writer.PostAsync<AssetDetails>("/api/assets", new { data = Convert.ToBase64String(Png) }, default);
        (await writer.PostAsync<AssetDetails>("/api/assets", new { data = Convert.ToBase64String(Png) }, default)).ShouldBe(added);
        added.ShouldBe(new AssetDetails(Convert.ToHexStringLower(SHA256.HashData(Png)), "image/png", 1, 1, Png.Length));
        using var answer = await (await exam.SignedInAsync("reviewer")).TryGetAsync($"/api/assets/{added.Name}", default);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Png);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<html>GIF89a</html>")]
    [InlineData("GIF89a")]
    [InlineData("RIFF\0\0\0\0WEBPVP8Q0000000000000000000")]
    [InlineData("")]
    public async Task what_is_no_picture_is_refused(string bytes)
    {
        var problem = await (await (await exam.SignedInAsync("writer")).SendAsync("/api/assets", new { data = Convert.ToBase64String(Encoding.Latin1.GetBytes(bytes)) }, default))
            .ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty("data").GetString()!.ShouldContain("no PNG, JPEG, GIF or WebP");
    }

    [Fact]
    public async Task a_picture_over_half_a_megabyte_or_five_thousand_pixels_is_refused()
    {
        var writer = await exam.SignedInAsync("writer");
        var heavy = await (await writer.SendAsync("/api/assets", new { data = Convert.ToBase64String([.. Png, .. new byte[500_000]]) }, default)).ShouldBeProblemAsync(400);
        heavy.GetProperty("errors").GetProperty("data").GetString()!.ShouldContain("at most 500 kB");
        var wide = Png.ToArray();
        wide[18] = 0x20;
        await (await writer.SendAsync("/api/assets", new { data = Convert.ToBase64String(wide) }, default)).ShouldBeProblemAsync(400);
    }

    [Theory]
    [InlineData("474946383961020003008000000000002c00", "image/gif", 2, 3)]
    [InlineData("FFD8FFE000104A46494600010100000100010000FFC0000B080003000201011100FFD9", "image/jpeg", 2, 3)]
    [InlineData("524946462600000057454250565038580A000000000000000100000200000000000000", "image/webp", 2, 3)]
    [InlineData("5249464626000000574542505650384C0A0000002F01800000000000000000000000", "image/webp", 2, 3)]
    public void its_size_is_read_from_its_bytes(string bytes, string type, int width, int height) =>
        PictureBytes.Read(Convert.FromHexString(bytes)).ShouldBe(new PictureBytes(type, width, height));
}
