using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Tests.Refusals;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_a_sitting_is_watched(ExamFixture exam)
{
    [Fact]
    public async Task a_proctor_reads_in_time_order_and_in_words_what_was_seen()
    {
        var person = await Person.SittingAsync(exam);
        var now = exam.Time.GetCurrentInstant();
        await TellAsync(person, Seen("print", now - Duration.FromSeconds(5)), Seen("left-window", now - Duration.FromSeconds(60), 12));
        foreach (var staff in new[] { "proctor", "officer" })
        {
            var observed = await ObservedAsync(person, staff);
            observed.Lines.Select(l => l.Words).ShouldBe(["Left the exam window for 12 s", "Opened the print dialogue"]);
            observed.Beyond.ShouldBe(0);
        }
        await person.Client.GetAsync<SittingClockView>($"{person.Api}/clock", default); // heard from, as from a player
        var row = (await (await exam.SignedInAsync("proctor")).GetAsync<List<RosterRow>>("/api/rooms/Test%20room/roster", default)).Single(r => r.SittingId == person.SittingId);
        row.Marks.ShouldBe("2 observations");
        row.Group.ShouldBe(RosterGroup.AtWork, "an observation is a quiet fact");
    }

    [Fact]
    public async Task what_is_sent_again_is_recorded_once_even_at_the_same_moment()
    {
        var person = await Person.SittingAsync(exam);
        var batch = new[] { Seen("copy"), Seen("offline") };
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TryToTellAsync(person, Person.Device, batch)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.NoContent);
        await TellAsync(person, [.. batch, Seen("online")]);
        (await ObservedAsync(person)).Lines.Count.ShouldBe(3);
        (await EventsAsync(person)).OfType<ObservationsRecorded>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task an_unknown_kind_is_refused_with_the_list_and_so_are_kinds_of_the_server()
    {
        var person = await Person.SittingAsync(exam);
        foreach (var kind in new[] { "cheated", "address-changed", "other-device" })
            (await (await TryToTellAsync(person, Person.Device, Seen("print"), Seen(kind))).ShouldBeProblemAsync(400)).GetProperty("detail").GetString()!.ShouldContain("left-window, came-back");
        await (await TryToTellAsync(person, Person.Device, [.. Enumerable.Range(0, 51).Select(_ => Seen("print"))])).ShouldBeProblemAsync(400);
        (await ObservedAsync(person)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_flood_ends_in_a_number()
    {
        var person = await Person.SittingAsync(exam);
        for (var i = 0; i < 11; i++) await TellAsync(person, [.. Enumerable.Range(0, 50).Select(_ => Seen("context-menu"))]);
        var observed = await ObservedAsync(person);
        observed.Lines.Count.ShouldBe(500);
        observed.Beyond.ShouldBe(50);
        (await EventsAsync(person)).OfType<ObservationsRecorded>().Count().ShouldBe(10);
    }

    [Fact]
    public async Task a_device_that_never_stops_has_to_wait_and_answers_do_not()
    {
        var person = await Person.SittingAsync(exam);
        var one = Seen("print");
        for (var i = 0; i < 60; i++) await TellAsync(person, one);
        await (await TryToTellAsync(person, Person.Device, one)).ShouldBeProblemAsync(429, "too-many-requests");
        (await person.AnswerAsync(person.Response(0, 0))).AcknowledgedThrough.ShouldBe(1);
    }

    [Fact]
    public async Task answers_go_on_and_their_receipt_holds()
    {
        var person = await Person.SittingAsync(exam);
        var answering = Task.Run(async () => { for (var i = 0; i < 10; i++) await person.AnswerAsync(person.Response(i, i % 4)); });
        for (var i = 0; i < 10; i++) await TellAsync(person, Seen("left-window", seconds: i));
        await answering;
        (await person.SubmitAsync()).Receipt.LastSequence.ShouldBe(10);
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        (await session.FinishedSittingAsync(person.SittingId, default))!.ReceiptHolds.ShouldBeTrue();
        var sitting = await session.LoadAsync<Sitting>(person.SittingId);
        (sitting!.Observations, sitting.LastObservation!.Kind).ShouldBe((10, "left-window"));
    }

    [Fact]
    public async Task before_the_start_and_after_the_end_nothing_is_taken()
    {
        var person = await Person.AtTheStartAsync(exam);
        await (await TryToTellAsync(person, Person.Device, Seen("print"))).ShouldBeProblemAsync(409, "not-in-progress");
        var over = await Person.SittingAsync(exam);
        await over.SubmitAsync();
        await (await TryToTellAsync(over, Person.Device, Seen("print"))).ShouldBeProblemAsync(409, "not-in-progress");
    }

    [Fact]
    public async Task what_was_seen_before_the_end_and_comes_just_after_it_is_taken()
    {
        var person = await Person.SittingAsync(exam);
        var (before, after) = (Seen("print"), Seen("left-window"));
        await person.SubmitAsync();
        await TellAsync(person, before, after with { ClientTime = exam.Time.GetCurrentInstant() + Duration.FromSeconds(1) });
        (await ObservedAsync(person)).Lines.ShouldHaveSingleItem().Kind.ShouldBe("print");
    }

    [Fact]
    public async Task another_candidate_can_neither_tell_nor_read()
    {
        var (mine, yours) = (await Person.SittingAsync(exam), await Person.SittingAsync(exam));
        var caller = await Caller.OfAsync("another", mine.Client, $"{mine.Api}/antiforgery");
        await (await exam.CallAsync(caller, "POST", $"{yours.Api}/observations", Calls.Json(new RecordObservations(Person.Device, [Seen("print")])))).ShouldBeProblemAsync(403);
        await (await exam.CallAsync(caller, "GET", $"{mine.Api}/observations")).ShouldBeProblemAsync(401);
        (await ObservedAsync(yours)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_second_device_is_seen_once()
    {
        var person = await Person.SittingAsync(exam);
        foreach (var _ in new[] { 1, 2 }) (await TryToTellAsync(person, "device-two", Seen("page-opened"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ObservedAsync(person)).Lines.Count(l => l.Kind == "other-device").ShouldBe(1);
    }

    [Fact]
    public async Task another_address_is_seen_and_nothing_of_it_is_kept()
    {
        var person = await Person.SittingAsync(exam);
        var caller = await Caller.OfAsync("candidate", person.Client, $"{person.Api}/antiforgery");
        foreach (var address in new[] { "203.0.113.7", "203.0.113.7", "198.51.100.9" })
            (await exam.CallAsync(caller, "GET", $"{person.Api}/clock", from: IPAddress.Parse(address))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually.AsyncIs(async () => (await ObservedAsync(person)).Lines.LastOrDefault(l => l.Kind == "address-changed"));
        var events = JsonSerializer.Serialize((await EventsAsync(person)).OfType<ObservationsRecorded>(), Json.Options);
        events.ShouldNotContain("203.0.113");
        events.ShouldNotContain("198.51.100");
    }

    private SeenOnDevice Seen(string kind, Instant? at = null, int? seconds = null) => new(exam.NewId(), kind, at ?? exam.Time.GetCurrentInstant(), seconds);

    private static async Task TellAsync(Person person, params SeenOnDevice[] seen) =>
        (await TryToTellAsync(person, Person.Device, seen)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static Task<HttpResponseMessage> TryToTellAsync(Person person, string device, params SeenOnDevice[] seen) =>
        person.Client.SendAsync($"{person.Api}/observations", new RecordObservations(device, seen), default);

    private async Task<ObservedSitting> ObservedAsync(Person person, string staff = "proctor") =>
        await (await exam.SignedInAsync(staff)).GetAsync<ObservedSitting>($"{person.Api}/observations", default);

    private async Task<List<object>> EventsAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data)];
    }
}
