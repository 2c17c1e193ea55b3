using System.Text.RegularExpressions;
using Cbhcr.Exam.Delivery;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

public sealed partial class an_observation
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 23, 9, 0);

    private static Observation Seen(int id, string kind = "print", int? seconds = null, Instant? at = null) =>
        new(new Guid(id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), kind, at ?? Nine, seconds);

    [Fact]
    public void is_new_once()
    {
        var (fresh, beyond) = Observations.NewOf([Seen(1), Seen(2), Seen(2), Seen(3)], new HashSet<Guid> { Seen(1).ObservationId }, Nine);
        fresh.ShouldBe([Seen(2), Seen(3)]);
        beyond.ShouldBe(0);
    }

    [Fact]
    public void is_only_counted_when_there_is_no_room()
    {
        var known = Enumerable.Range(1, Observations.MostInASitting - 1).Select(n => Seen(n).ObservationId).ToHashSet();
        var (fresh, beyond) = Observations.NewOf([Seen(1), Seen(1001), Seen(1002), Seen(1003)], known, Nine);
        fresh.ShouldBe([Seen(1001)]);
        beyond.ShouldBe(2);
    }

    [Fact]
    public void is_never_from_the_future_and_never_lasts_for_ever()
    {
        var (fresh, _) = Observations.NewOf([Seen(1, "left-window", int.MaxValue, Nine + Duration.FromDays(300)), Seen(2, "left-window", -5)], new HashSet<Guid>(), Nine);
        fresh.ShouldBe([Seen(1, "left-window", 86_400), Seen(2, "left-window", 0)]);
    }

    [Theory]
    [InlineData("left-window", 12, "Left the exam window for 12 s")]
    [InlineData("left-window", null, "Left the exam window")]
    [InlineData("came-back", 95, "Came back to the exam window after 1 min 35 s")]
    [InlineData("online", 120, "The browser found the network again after 2 min")]
    [InlineData("address-changed", null, "The network address changed")]
    public void is_said_in_words(string kind, int? seconds, string words) => Observations.InWords(Seen(1, kind, seconds)).ShouldBe(words);

    [Fact]
    public void is_said_without_a_judgement()
    {
        var words = Observations.OfTheDevice.Concat([Observations.AddressChanged, Observations.BrowserChanged, Observations.OtherDevice]).Select(k => Observations.InWords(Seen(1, k, 5))).ToList();
        words.Where(w => Judging().IsMatch(w)).ShouldBeEmpty();
        words.Distinct().Count().ShouldBe(words.Count);
    }

    [Fact]
    public void of_the_server_has_one_id_for_one_thing()
    {
        var sitting = Seen(7).ObservationId;
        Observations.IdOf(sitting, "device-two").ShouldBe(Observations.IdOf(sitting, "device-two"));
        Observations.IdOf(sitting, "device-two").ShouldNotBe(Observations.IdOf(sitting, "device-three"));
    }

    [Fact]
    public void of_where_calls_come_from_is_told_at_a_change_alone()
    {
        var (sitting, other, from) = (Seen(1).ObservationId, Seen(2).ObservationId, new WhereFrom());
        from.Changes(sitting, "10.0.0.1", "Firefox").ShouldBeEmpty("there is nothing to compare with");
        from.Changes(sitting, "10.0.0.1", "Firefox").ShouldBeEmpty();
        from.Changes(other, "10.0.0.2", "Chrome").ShouldBeEmpty("another sitting is none of its business");
        from.Changes(sitting, "10.0.0.2", "Firefox").ShouldBe(["address-changed"]);
        from.Changes(sitting, "10.0.0.3", "Chrome").ShouldBe(["address-changed", "browser-changed"]);
        from.Changes(sitting, "10.0.0.3", "Chrome").ShouldBeEmpty();
    }

    [GeneratedRegex("cheat|suspic|violat|illegal|forbidden|fraud|misconduct|alert|warning", RegexOptions.IgnoreCase)]
    private static partial Regex Judging();
}
