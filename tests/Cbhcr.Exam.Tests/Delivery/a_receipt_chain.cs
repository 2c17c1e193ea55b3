using Cbhcr.Exam.Delivery;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

/// <summary>What a receipt code is worth against the events as they are stored.</summary>
public sealed class a_receipt_chain
{
    private static readonly Guid Sitting = new("00000000-0000-7000-8000-000000000001");
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 23, 9, 0);

    private static RecordedResponse Response(int sequence, string? option) => new(new Guid($"00000000-0000-7000-8000-{sequence:000000000000}"), sequence, 1 + sequence % 7,
        new Guid("00000000-0000-7000-8000-0000000000aa"), 1, option, "DCBA", Nine + Duration.FromSeconds(sequence), 1000);

    /// <summary>As the program stores them: in batches, each with the receipt after its last answer, and the end.</summary>
    private static List<object> Events(string?[] options, int batch, bool submitted)
    {
        var (events, hash) = (new List<object>(), Receipt.Start(Sitting));
        foreach (var part in options.Select((o, i) => Response(i + 1, o)).Chunk(batch))
            events.Add(new ResponsesRecorded(1, part, hash = Receipt.After(hash, part), Nine));
        if (submitted) events.Add(new SittingSubmitted(options.Length, 0, hash, Nine + Duration.FromHours(1)));
        return events;
    }

    private static ReceiptChain Chain(IEnumerable<object> events) => ReceiptChain.Of(Sitting, events);

    private static List<object> Ten(bool submitted = true) => Events([.. Enumerable.Repeat("B", 10)], 3, submitted);

    private static Arbitrary<(string?[] Options, int Batch, int Pick)> Sittings =>
        (from options in Gen.Elements<string?>("A", "B", "C", "D", null).NonEmptyListOf()
         from batch in Gen.Choose(1, 5)
         from pick in Gen.Choose(0, options.Count - 1)
         select (options.ToArray(), batch, pick)).ToArbitrary();

    [Property]
    public Property knows_every_state_that_the_sitting_had() => Prop.ForAll(Sittings, s =>
    {
        var chain = Chain(Events(s.Options, s.Batch, true));
        var earlier = Chain(Events([.. s.Options.Take(s.Pick)], 1, false)).Code;
        return chain.BrokenAfter is null && chain.Judge(earlier) == new ReceiptJudgement(ReceiptVerdict.Earlier, s.Pick)
            && chain.Judge(chain.Code) == new ReceiptJudgement(ReceiptVerdict.Complete, s.Options.Length);
    });

    [Property]
    public Property does_not_know_a_code_once_any_answer_under_it_was_changed() => Prop.ForAll(Sittings, s =>
    {
        var code = Chain(Events(s.Options, s.Batch, true)).Code;
        var changed = s.Options.ToArray();
        changed[s.Pick] = changed[s.Pick] == "A" ? "B" : "A";
        // Whoever can change one event can write all receipts again, too: then only the code that the candidate holds tells.
        var chain = Chain(Events(changed, s.Batch, true));
        return chain.BrokenAfter is null && chain.Judge(code) == new ReceiptJudgement(ReceiptVerdict.Unknown, null);
    });

    [Property]
    public Property finds_the_place_where_a_stored_answer_was_changed_alone() => Prop.ForAll(Sittings, s =>
    {
        var events = Events(s.Options, s.Batch, true);
        var code = Chain(events).Code;
        var at = s.Pick / s.Batch;
        var recorded = (ResponsesRecorded)events[at];
        events[at] = recorded with { Responses = [.. recorded.Responses.Select((r, i) => i == s.Pick % s.Batch ? r with { OptionsShown = "ABCD" } : r)] };
        var chain = Chain(events);
        return chain.BrokenAfter == at * s.Batch && chain.Judge(code).Verdict == ReceiptVerdict.Unknown && chain.Judge(chain.Code).Verdict == ReceiptVerdict.Unknown
            && chain.Judge(Receipt.Start(Sitting)).Verdict == ReceiptVerdict.Earlier;
    });

    [Fact]
    public void is_complete_only_when_the_sitting_is_over()
    {
        var (running, over) = (Chain(Ten(submitted: false)), Chain(Ten()));
        running.Judge(running.Code).ShouldBe(new(ReceiptVerdict.Earlier, 10));
        over.Judge(over.Code).ShouldBe(new(ReceiptVerdict.Complete, 10));
        (over.Ending, over.EndedAt).ShouldBe(("submitted", Nine + Duration.FromHours(1)));
    }

    [Fact]
    public void notices_that_the_last_answers_are_gone()
    {
        var events = Ten();
        var code = Chain(events).Code;
        events.RemoveAt(events.Count - 2);
        var chain = Chain(events);
        chain.BrokenAfter.ShouldBe(9);
        chain.Judge(code).Verdict.ShouldBe(ReceiptVerdict.Unknown);
        chain.Judge(chain.Code).ShouldBe(new(ReceiptVerdict.Earlier, 9), "never complete, since the end speaks of more");
    }

    [Fact]
    public void of_a_sitting_without_answers_is_its_start()
    {
        var chain = Chain(Events([], 1, true));
        chain.Judge(Receipt.Start(Sitting)).ShouldBe(new(ReceiptVerdict.Complete, 0));
        chain.Judge(Receipt.Start(Guid.Empty)).Verdict.ShouldBe(ReceiptVerdict.Unknown, "it belongs to another sitting");
    }

    [Fact]
    public void counts_what_stands_in_the_end_and_what_was_refused()
    {
        List<object> events = [.. Events(["A", "B", null, "C", "D", "A", "B", "C", null], 4, false), new LateResponsesRefused(1, "after-the-end", [Response(10, "A"), Response(11, "A")], Nine)];
        var chain = Chain(events);
        // Positions 2 3 4 5 6 7 1 2 3: the last at 3 clears it, 4 was cleared at once.
        (chain.Links.Count, chain.Answered, chain.Refused, chain.Late).ShouldBe((9, 5, 2, 0));
        chain.Latest.Select(l => l.Response.Position).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
    }

    [Theory, InlineData(""), InlineData("zzzz"), InlineData("\0"), InlineData("é")]
    public void does_not_know_nonsense(string typed) => Chain(Ten()).Judge(typed).Verdict.ShouldBe(ReceiptVerdict.Unknown);

    [Fact]
    public void reads_a_code_as_it_is_printed()
    {
        var chain = Chain(Ten());
        chain.Judge($" {Receipt.InFours(chain.Code).ToUpperInvariant()}\n").Verdict.ShouldBe(ReceiptVerdict.Complete);
        Receipt.InFours(chain.Code).Split(' ').ShouldAllBe(four => four.Length == 4);
    }
}
