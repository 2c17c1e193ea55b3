using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Tests.Delivery;

public sealed class a_presence_payload
{
    [Fact]
    public void comes_back_as_it_went_in_pieces_that_a_notification_can_carry()
    {
        var sightings = Enumerable.Range(0, 400).Select(i => new Sighting(new(i, 1, 2, [.. Enumerable.Repeat((byte)9, 8)]), i % 7 == 0 ? new(i, 3, 3, new byte[8])
            : Guid.Empty, (ushort)(i * 160))).ToList();
        var payloads = PresencePayload.Write(sightings).ToList();
        payloads.Count.ShouldBe(3);
        payloads.ShouldAllBe(p => p.Length < 8000);
        payloads.SelectMany(PresencePayload.Read).ShouldBe(sightings);
    }

    [Theory, InlineData(""), InlineData("h"), InlineData("not base64!"), InlineData("AAAA")]
    public void that_cannot_be_read_is_nothing(string payload) => PresencePayload.Read(payload).ShouldBeEmpty();
}
