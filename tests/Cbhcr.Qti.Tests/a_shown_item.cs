using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using FsCheck.Xunit;

namespace Cbhcr.Qti.Tests;

public class a_shown_item
{
    private static readonly AskedItem Asked = new([new("interaction", null, [], new Dictionary<string, string> { ["response"] = "ORDER" })],
    [
        new OrderInteraction("ORDER", [], [.. "ABCDEF".Select(c => new SimpleChoice(c.ToString(), Node.Paragraph($"Choice {c}"), Fixed: c is 'A' or 'F'))], true),
        new MatchInteraction("MATCH", [], [new("S1", Node.Paragraph("one")), new("S2", Node.Paragraph("two"))], [new("T1", Node.Paragraph("un"), 0), new("T2", Node.Paragraph("deux"), 0)], true, 0, 0),
    ], new HashSet<string>());

    [Property]
    public bool keeps_what_is_fixed_in_its_place_and_loses_nothing(int seed)
    {
        var shown = Show(seed).Interactions[0].Options.Select(o => o.Identifier).ToList();
        return shown[0] == "A" && shown[5] == "F" && string.Concat(shown.Order()) == "ABCDEF";
    }

    [Property]
    public bool is_the_same_for_the_same_seed(int seed) => Show(seed).Order == Show(seed).Order;

    [Fact]
    public void tells_no_identifier_of_the_item()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Show(1).ForThePlayer("item", 1));
        foreach (var identifier in new[] { "\"A\"", "S1", "T2", "ORDER", "MATCH" }) json.ShouldNotContain(identifier, Case.Sensitive);
        json.ShouldContain("r1");
    }

    [Property]
    public bool reads_back_what_it_told(int seed, byte[] picks)
    {
        var shown = Show(seed);
        GivenAnswer[] own = [new("ORDER", [.. picks.Select(p => "ABCDEF"[p % 6].ToString()).Distinct()]), new("MATCH", ["S1 T2", "S2 T2"])];
        var given = own.Where(a => a.Values.Count > 0).ToArray();
        var (read, fault) = shown.Read(shown.Tell(given));
        return fault is null && read.Select(a => (a.Response, string.Join('|', a.Values))).SequenceEqual(given.Select(a => (a.Response, string.Join('|', a.Values))));
    }

    private static ShownItem Show(int seed) => ShownItem.Of(Asked, (kind, response, part) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{seed}|{kind}|{response}|{part}")))[..16]);
}
