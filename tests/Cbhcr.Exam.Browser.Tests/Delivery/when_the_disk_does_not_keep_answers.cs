namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>A browser that has no room, forbids keeping or fails at writing, made up in the page: what it means and what to do is said.</summary>
public sealed class when_the_disk_does_not_keep_answers(TheProgram program)
{
    private const string LittleRoom = "navigator.storage.estimate = async () => ({ quota: 30_000_000, usage: 15_000_000 }); navigator.storage.persist = async () => false;";
    private const string NoDatabase = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'InvalidStateError'); };";
    private const string FullDisk = """
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value) {
          if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
          return put.call(this, value);
        };
        """;

    [Theory]
    [InlineData("low", LittleRoom, "This device has little free space", "may also remove them to make room")]
    [InlineData("none", NoDatabase, "does not let the exam keep a copy of your answers", "Do not reload or close this page, and tell your proctor.")]
    [InlineData("full", FullDisk, "The disk of this device is full", "Answers are still sent as you give them.")]
    public async Task the_candidate_is_told_what_it_means_and_what_to_do(string name, string browser, string meaning, string advice)
    {
        await using var candidate = await Visitor.ComesAsync(program, width: 320);
        await candidate.Page.AddInitScriptAsync(browser);
        var player = new Player(candidate);
        await player.BeginAsync(await Seat.ScheduledAsync(program, await new Content($"DISK{name.ToUpperInvariant()}").PublishAsync(program)));
        if (name == "low") await Expect(candidate.Page.Locator(".notice")).ToContainTextAsync(meaning);
        await player.AnswerAsync();
        await Expect(candidate.Page.Locator(".notice")).ToContainTextAsync(meaning);
        await Expect(candidate.Page.Locator(".notice")).ToContainTextAsync(advice);
        await player.AllIsSavedAsync();
        await Accessibility.Look.AtAsync(candidate, $"player-disk-{name}");
    }
}
