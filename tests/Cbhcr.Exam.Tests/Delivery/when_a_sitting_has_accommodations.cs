using System.Text.Json.Nodes;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Scoring;
using Cbhcr.Exam.Tests.Platform.Documents;
using Cbhcr.Qti.Model;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_a_sitting_has_accommodations(ExamFixture exam)
{
    [Fact]
    public async Task the_screen_keeps_to_the_order_of_the_copy_and_to_nobody_elses_names()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"ORD-{exam.NewId():N}"[..16]);
        var one = await Person.SittingAsync(exam, form, variants: [SittingVariants.LargePrintCopy]);
        var other = await Person.SittingAsync(exam, form, variants: [SittingVariants.TextEdition]);
        Shown(one).ShouldBe(Shown(other));
        one.Delivery.Items[0].Options.Select(o => Node.PlainText(o.Body)).ShouldBe(["Water", "Rest", "A plan", "A car"]);
        Names(one).Intersect(Names(other)).ShouldBeEmpty();

        var others = new List<string>();
        foreach (IReadOnlyList<string>? variants in new IReadOnlyList<string>?[] { null, null, [SittingVariants.LargeText] }) others.Add(Shown(await Person.SittingAsync(exam, form, variants: variants)));
        others.Distinct().Count().ShouldBe(3, "whoever has no copy gets an order of their own");
        others.ShouldNotContain(Shown(one));
    }

    [Fact]
    public async Task right_answers_beside_a_copy_are_right()
    {
        var person = await Person.SittingAsync(exam, await EveryType.PublishAsync(exam.Services, $"RGT-{exam.NewId():N}"[..16]), variants: [SittingVariants.LargePrintCopy]);
        var answers = new EveryAnswer(exam, person);
        var sent = answers.Right("Words.");
        (await person.AnswerAsync([.. sent])).AcknowledgedThrough.ShouldBe(sent.Count);
        var again = (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).Responses;
        again.Select(r => r.OptionId).ShouldBe(sent.Select(s => s.OptionId));
    }

    [Fact]
    public async Task large_text_and_more_time_are_told_to_the_player_and_nothing_else_is()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"TXT-{exam.NewId():N}"[..16]);
        var large = await Person.SittingAsync(exam, form, variants: [SittingVariants.LargeText, SittingVariants.TextEdition], timePercent: 150);
        var plain = await Person.SittingAsync(exam, form, variants: []);
        (large.Delivery.TextSize, plain.Delivery.TextSize).ShouldBe((200, null));
        (large.Delivery.TimeAllowed, plain.Delivery.TimeAllowed).ShouldBe((90 * 60_000, 60 * 60_000));
        JsonNode.Parse(await plain.Client.GetBytesAsync($"{plain.Api}/delivery", default))!.AsObject().ContainsKey("textSize").ShouldBeFalse();

        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        async Task<SittingScheduled> ScheduledAsync(Person p) => (await session.Events.FetchStreamAsync(p.SittingId)).Select(e => e.Data).OfType<SittingScheduled>().Single();
        (await ScheduledAsync(large)).Variants.ShouldBe([SittingVariants.LargeText, SittingVariants.TextEdition]);
        (await ScheduledAsync(plain)).Variants.ShouldBeNull();
    }

    [Fact]
    public async Task an_unknown_one_is_refused_by_its_field()
    {
        var person = await Person.ScheduledAsync(exam);
        var command = new ScheduleSitting(person.CandidateId, exam.SmallForm.Id, "Test room", "2026-11-23T09:00", "2026-11-23T17:00", null, null, ["a-scribe"]);
        var problem = await (await (await exam.SignedInAsync("officer")).SendAsync("/api/sittings", command, default)).ShouldBeProblemAsync(400);
        problem.GetProperty("errors").GetProperty("variants").GetString()!.ShouldContain(SittingVariants.LargePrintCopy);
    }

    /// <summary>ACC-03.</summary>
    [Fact]
    public async Task results_and_reports_are_those_of_everybody_else()
    {
        var form = await exam.PublishSmallFormAsync("UNFLAGGED", minutes: 30);
        await (await exam.SignedInAsync("psychometrician")).PostAsync<JsonElement>("/api/cut-scores", new AdoptCutScore(form.LevelCode, 1, "For a test of reports."), default);
        var officer = await exam.SignedInAsync("officer");
        var seen = new List<(string Members, string Report)>();
        foreach (IReadOnlyList<string>? variants in new IReadOnlyList<string>?[] { null, SittingVariants.All })
        {
            var person = await Person.SittingAsync(exam, form, variants: variants, timePercent: variants is null ? null : 200);
            await person.AnswerAllAsync(right: 10);
            await person.SubmitAsync();
            var result = await Eventually.AsyncIs(async () => (await officer.GetAsync<List<ResultRow>>($"/api/results?formId={form.Id}", default)).SingleOrDefault(r => r.SittingId == person.SittingId));
            await officer.PostAsync($"/api/results/{result.ResultId}/release", new ReleaseResult(result.Version), default);
            var json = System.Text.Encoding.UTF8.GetString(await officer.GetBytesAsync($"/api/results/{result.ResultId}", default));
            foreach (var word in new[] { "variant", "large", "copy", "accommod", "timePercent" }) json.ShouldNotContain(word, Case.Insensitive);
            var report = Printed.Text(await officer.GetBytesAsync($"/api/results/{result.ResultId}/report.pdf", default));
            seen.Add((string.Join(' ', JsonNode.Parse(json)!.AsObject().Select(m => m.Key)), System.Text.RegularExpressions.Regex.Replace(report, "Test Person [0-9a-f]+", "")));
        }
        seen[1].ShouldBe(seen[0]);
    }

    private static string Shown(Person person) => string.Join(';', person.Delivery.Items.Select(i => string.Join('|', i.Options.Select(o => Node.PlainText(o.Body))
        .Concat(i.Interactions?.SelectMany(x => (x.Options ?? []).Concat(x.Targets ?? []).Select(o => Node.PlainText(o.Body))) ?? []))));

    private static IEnumerable<string> Names(Person person) => person.Delivery.Items.SelectMany(i => i.Options.Select(o => o.OptionId).Append(i.ItemId)
        .Concat(i.Interactions?.SelectMany(x => (x.Options ?? []).Concat(x.Targets ?? []).Select(o => o.OptionId)) ?? []));
}
