using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Registration;
using Cbhcr.Qti.Model;
using NodaTime;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>A candidate with a scheduled sitting, brought to a named point through the API; a browser takes over from there.</summary>
public sealed record Seat(TheProgram Program, Guid FormId, Guid SittingId, string UserName, string Name, string Room)
{
    public string Api => $"/api/sittings/{SittingId}";

    public static async Task<Seat> ScheduledAsync(TheProgram program, Form form, string? room = null, int timePercent = 100, IReadOnlyList<string>? variants = null)
    {
        var officer = await program.SignedInAsync("officer");
        var userName = program.NewName("person-");
        var name = $"Test {userName}";
        var candidate = IdOf(await officer.PostAsync<JsonElement>("/api/candidates", new RegisterCandidate(userName, name, TheProgram.Password), default));
        room ??= program.NewName("Room ");
        var now = program.Now.InZone(DateTimeZoneProviders.Tzdb["America/Chicago"]).LocalDateTime;
        var sitting = IdOf(await officer.PostAsync<JsonElement>("/api/sittings",
            new ScheduleSitting(candidate, form.Id, room, Text(now.PlusHours(-1)), Text(now.PlusHours(8)), timePercent, null, variants), default));
        return new(program, form.Id, sitting, userName, name, room);
    }

    public async Task<string> CodeAsync() =>
        (await (await Program.SignedInAsync("proctor")).PostAsync<AdmissionCode>($"{Api}/admission-code", new { }, default)).Code;

    /// <summary>After the candidate has opened the sitting.</summary>
    public async Task AdmitAsync()
    {
        var proctor = await Program.SignedInAsync("proctor");
        await proctor.PostAsync($"{Api}/identity-check", new CheckIdentity("government-photo-id", 2), default);
        await proctor.PostAsync($"{Api}/admit", new AdmitCandidate(3), default);
    }

    /// <summary>Without a browser: from the door into the exam, answering so many questions rightly and the others wrongly.</summary>
    public async Task<SittingDelivery> SitAsync(int right, int wrong, bool submits, params string[] observed)
    {
        var client = Program.Anyone();
        await client.PostAsync<SittingOpened>("/api/admissions", new OpenSitting(await CodeAsync()), default);
        await AdmitAsync();
        await client.PostAsync($"{Api}/agreement", new AcceptAgreement(Agreement.Version), default);
        await client.PostAsync<SittingStart>($"{Api}/start", new StartSitting("device"), default);
        var delivery = await client.GetAsync<SittingDelivery>($"{Api}/delivery", default);
        var responses = delivery.Items.Take(right + wrong).Select((item, i) =>
        {
            var text = Content.ChoiceFor(Node.PlainText(item.Prompt), away: i < right ? 0 : 1);
            var option = item.Options.Single(o => Node.PlainText(o.Body) == text).OptionId;
            return new GivenResponse(Program.NewId(), i + 1, item.ItemId, option, Program.Now, 1500);
        }).ToList();
        await client.PostAsync<Acknowledgement>($"{Api}/responses", new RecordResponses("device", 1, responses), default);
        if (observed.Length > 0)
            await client.PostAsync($"{Api}/observations", new RecordObservations("device", [.. observed.Select(kind => new SeenOnDevice(Program.NewId(), kind, Program.Now, null))]), default);
        if (submits) await client.PostAsync<Submission>($"{Api}/submit", new SubmitSitting("device", 1, responses.Count), default);
        return delivery;
    }

    public static Guid IdOf(JsonElement created) => Guid.Parse(created.GetProperty("url").GetString()!.Split('/')[^1]);

    private static string Text(LocalDateTime local) => local.ToString("uuuu-MM-dd'T'HH:mm", null);
}
