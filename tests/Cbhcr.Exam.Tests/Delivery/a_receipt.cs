using Cbhcr.Exam.Delivery;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

public sealed class a_receipt
{
    private static readonly Guid Sitting = new("00000000-0000-7000-8000-000000000001");

    private static RecordedResponse Response(int sequence, string? option = "B") => new(new Guid($"00000000-0000-7000-8000-{sequence:000000000000}"), sequence, sequence,
        new Guid("00000000-0000-7000-8000-0000000000aa"), 1, option, "DCBA", Instant.FromUtc(2026, 11, 23, 9, 0) + Duration.FromSeconds(sequence), 1000);

    [Fact]
    public void is_the_same_however_the_answers_were_batched()
    {
        var all = Enumerable.Range(1, 9).Select(i => Response(i)).ToList();
        var start = Receipt.Start(Sitting);
        var whole = Receipt.After(start, all);
        Receipt.After(Receipt.After(start, all.Take(4)), all.Skip(4)).ShouldBe(whole);
    }

    [Fact]
    public void changes_when_any_answer_changes_or_is_missing()
    {
        var start = Receipt.Start(Sitting);
        var whole = Receipt.After(start, [Response(1), Response(2), Response(3)]);
        Receipt.After(start, [Response(1), Response(2, "C"), Response(3)]).ShouldNotBe(whole);
        Receipt.After(start, [Response(1), Response(2, null), Response(3)]).ShouldNotBe(whole);
        Receipt.After(start, [Response(1), Response(3)]).ShouldNotBe(whole);
        Receipt.After(Receipt.Start(Guid.Empty), [Response(1), Response(2), Response(3)]).ShouldNotBe(whole);
    }

    [Fact]
    public void has_kept_its_form_since_the_first_sitting() =>
        // Receipts are printed: whatever changes here breaks those that people hold.
        Receipt.After(Receipt.Start(Sitting), [Response(1)]).ShouldBe("75a35c53369ab393df3ab2bbb1d7bcf1e1e4bedc9a22df61734505b426754c9a");
}
