using System.Text.Json;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Registration;
using NodaTime;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>A candidate at a named point of the way, brought there through the API.</summary>
public sealed class Person(RunningExam exam, Guid candidateId, Guid sittingId, ApiClient client)
{
    public const string Device = "device-one";
    private int _sequence;

    public Guid CandidateId => candidateId;

    public Guid SittingId => sittingId;

    public ApiClient Client => client;

    public string Api => $"/api/sittings/{sittingId}";

    public SittingDelivery Delivery { get; private set; } = null!;

    public static async Task<Person> ScheduledAsync(
        RunningExam exam, Form? form = null, string? password = null, string room = "Test room", Guid? plan = null, IReadOnlyList<string>? variants = null, int? timePercent = null)
    {
        if (plan is null) form ??= exam.SmallForm;
        var officer = await exam.SignedInAsync("officer");
        var name = $"p{exam.NewId():N}";
        var candidate = IdOf(await officer.PostAsync<JsonElement>("/api/candidates", new RegisterCandidate(name, $"Test Person {name[^6..]}", password), default));
        var zone = DateTimeZoneProviders.Tzdb["America/Chicago"];
        var now = exam.Time.GetCurrentInstant().InZone(zone).LocalDateTime;
        var sitting = IdOf(await officer.PostAsync<JsonElement>("/api/sittings",
            new ScheduleSitting(candidate, form?.Id, room, Text(now.PlusHours(-1)), Text(now.PlusHours(8)), timePercent, plan, variants), default));
        return new(exam, candidate, sitting, exam.Anyone()) { UserName = name };
    }

    public string UserName { get; private init; } = "";

    /// <summary>Admitted, agreement accepted, not started.</summary>
    public static async Task<Person> AtTheStartAsync(
        RunningExam exam, Form? form = null, string? password = null, string room = "Test room", Guid? plan = null, IReadOnlyList<string>? variants = null, int? timePercent = null)
    {
        var person = await ScheduledAsync(exam, form, password, room, plan, variants, timePercent);
        var proctor = await exam.SignedInAsync("proctor");
        var code = await proctor.PostAsync<AdmissionCode>($"{person.Api}/admission-code", new { }, default);
        await person.Client.PostAsync<SittingOpened>("/api/admissions", new OpenSitting(code.Code), default);
        await proctor.PostAsync($"{person.Api}/identity-check", new CheckIdentity("government-photo-id", 2), default);
        await proctor.PostAsync($"{person.Api}/admit", new AdmitCandidate(3), default);
        await person.Client.PostAsync($"{person.Api}/agreement", new AcceptAgreement(Agreement.Version), default);
        return person;
    }

    public static async Task<Person> SittingAsync(
        RunningExam exam, Form? form = null, string? password = null, string room = "Test room", Guid? plan = null, IReadOnlyList<string>? variants = null, int? timePercent = null)
    {
        var person = await AtTheStartAsync(exam, form, password, room, plan, variants, timePercent);
        await person.Client.PostAsync<SittingStart>($"{person.Api}/start", new StartSitting(Device), default);
        person.Delivery = await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default);
        return person;
    }

    public GivenResponse Response(int itemIndex, int optionIndex, int? sequence = null) => new(exam.NewId(), sequence ?? ++_sequence,
        Delivery.Items[itemIndex].ItemId, Delivery.Items[itemIndex].Options[optionIndex].OptionId, exam.Time.GetCurrentInstant(), 1500);

    public Task<Acknowledgement> AnswerAsync(params GivenResponse[] responses) =>
        client.PostAsync<Acknowledgement>($"{Api}/responses", new RecordResponses(Device, 1, responses), default);

    public Task<HttpResponseMessage> TryAnswerAsync(int fence, string device, params GivenResponse[] responses) =>
        client.SendAsync($"{Api}/responses", new RecordResponses(device, fence, responses), default);

    /// <summary>Chooses the option whose text ends the sentence of the key for as many items as asked, and another for the rest.</summary>
    public async Task AnswerAllAsync(int right)
    {
        var texts = new[] { "First", "Second", "Third", "Fourth" };
        for (var i = 0; i < Delivery.Items.Count; i++)
        {
            var stem = Delivery.Items[i].Prompt[0].Children![0].Text!;
            var number = int.Parse(stem.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            var key = "ABCD".IndexOf(SampleFiles.Key(number), StringComparison.Ordinal);
            var wanted = texts[i < right ? key : (key + 1) % 4];
            var option = Delivery.Items[i].Options.ToList().FindIndex(o => o.Body[0].Children![0].Text!.StartsWith(wanted, StringComparison.Ordinal));
            await AnswerAsync(Response(i, option));
        }
    }

    public Task<Submission> SubmitAsync() => client.PostAsync<Submission>($"{Api}/submit", new SubmitSitting(Device, 1, _sequence), default);

    public static Guid IdOf(JsonElement created) => Guid.Parse(created.GetProperty("url").GetString()!.Split('/')[^1]);

    private static string Text(LocalDateTime local) => local.ToString("uuuu-MM-dd'T'HH:mm", null);
}
