using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_a_form_has_every_type(ExamFixture exam)
{
    [Fact]
    public async Task every_question_is_told_in_a_sittings_own_names()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]);
        var (one, other) = (await Person.SittingAsync(exam, form), await Person.SittingAsync(exam, form));
        one.Delivery.Items.Count.ShouldBe(EveryType.Contents.Count);
        one.Delivery.Items[0].Interactions.ShouldBeNull();
        one.Delivery.Items.Where(i => i.Interactions is not null).SelectMany(i => i.Interactions!).Select(i => i.Kind)
            .ShouldBe(["choice", "choice", "order", "match", "textEntry", "textEntry", "extendedText", "inlineChoice", "gapMatch", "slider", "hottext", "associate"]);
        var (mine, theirs) = (await one.Client.GetBytesAsync($"{one.Api}/delivery", default), await other.Client.GetBytesAsync($"{other.Api}/delivery", default));
        foreach (var text in new[] { mine, theirs }.Select(System.Text.Encoding.UTF8.GetString))
        {
            text.ShouldNotContain("SECRET");
            text.ShouldNotContain("\"RESPONSE\"", Case.Sensitive);
            foreach (var slot in form.Slots) { text.ShouldNotContain(slot.ItemCode); text.ShouldNotContain(slot.ItemId.ToString()); }
        }
        Names(one).Intersect(Names(other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_answered_stands_after_a_reload_and_a_text_is_nowhere_in_clear()
    {
        const string Essay = "First I would say who I am.\nThen I would ask what brings them here: ünïcode and all.";
        var person = await Person.SittingAsync(exam, await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]));
        var answers = new EveryAnswer(exam, person);
        var sent = answers.Right(Essay);
        var acknowledged = await person.AnswerAsync([.. sent]);
        acknowledged.AcknowledgedThrough.ShouldBe(sent.Count);

        var again = (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).Responses;
        again.Count.ShouldBe(sent.Count);
        foreach (var given in sent)
        {
            var stored = again.Single(r => r.ItemId == given.ItemId);
            stored.OptionId.ShouldBe(given.OptionId);
            (stored.Answers ?? []).Select(a => (a.Response, string.Join('|', a.Values))).ShouldBe((given.Answers ?? []).Select(a => (a.Response, string.Join('|', a.Values))));
        }
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var log = System.Text.Json.JsonSerializer.Serialize((await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data), Json.Options);
        log.ShouldNotContain("First I would");
        log.ShouldContain("city of  PARIS", Case.Sensitive, "what a rule scores stays clear, as it was typed");

        (await person.AnswerAsync(answers.Part(9))).AcknowledgedThrough.ShouldBe(sent.Count + 1);
        (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).Responses.Single(r => r.ItemId == sent[8].ItemId).Answers.ShouldBeEmpty("it was cleared");
        await person.Client.PostAsync<Submission>($"{person.Api}/submit", new SubmitSitting(Person.Device, 1, answers.LastSequence), default);
        (await person.Client.GetAsync<SubmissionReceipt>($"{person.Api}/receipt", default)).Answered.ShouldBe(sent.Count - 1);
        var check = await person.Client.PostAsync<ReceiptCheck>("/api/receipts/check",
            new CheckReceipt(person.SittingId, (await person.Client.GetAsync<SubmissionReceipt>($"{person.Api}/receipt", default)).ReceiptHash), default);
        (check.Verdict, check.BrokenAfter).ShouldBe((ReceiptVerdict.Complete, null));
    }

    [Fact]
    public async Task what_is_no_answer_is_refused_with_its_sequence_and_part_and_nothing_is_stored()
    {
        var person = await Person.SittingAsync(exam, await EveryType.PublishAsync(exam.Services, $"ALL-{exam.NewId():N}"[..16]));
        var answers = new EveryAnswer(exam, person);
        foreach (var (given, code) in new (Func<GivenResponse>, string)[]
        {
            (() => answers.Part(1, "x"), "other-kind-of-answer"),
            (() => answers.Part(3, "nonsense"), "unknown-option"),
            (() => answers.Part(3, answers.Option(4, "A fine")), "unknown-option"),
            (() => answers.Part(3, answers.Option(3, "Asking"), answers.Option(3, "Asking")), "answered-twice"),
            (() => answers.Part(4, [.. answers.Item(4).Interactions![0].Options!.Take(3).Select(o => o.OptionId)]), "too-many"),
            (() => answers.Part(6, answers.Option(6, "Assent")), "unknown-pair"),
            (() => answers.Part(6, [.. answers.Item(6).Interactions![0].Targets!.Select(t => $"{answers.Option(6, "Assent")} {t.OptionId}")]), "too-many"),
            (() => answers.Part(7, "fourteen"), "not-a-number"),
            (() => answers.Part(8, new string('x', AnswerReading.LongestEntry + 1)), "text-too-long"),
            (() => answers.Part(9, new string('x', AnswerReading.LongestText + 1)), "text-too-long"),
            (() => answers.Part(9, "a\u0007b"), "not-a-text"),
            (() => answers.Parts(11, new GivenAnswer("r2", ["101"])), "not-a-number"),
            (() => answers.Parts(11, new GivenAnswer("r3", ["1"])), "unknown-response"),
        })
        {
            var response = given() with { Sequence = 1 };
            var problem = await (await person.TryAnswerAsync(1, Person.Device, response)).ShouldBeProblemAsync(422, code);
            problem.GetProperty("sequence").GetInt32().ShouldBe(1);
            problem.GetProperty("field").GetString().ShouldNotBeNullOrEmpty();
        }
        (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).LastSequence.ShouldBe(0);
    }

    [Fact]
    public async Task a_case_stands_with_its_questions_and_pictures_come_within_them()
    {
        var form = await EveryType.PublishOnPicturesAsync(exam.Services, $"PIC-{exam.NewId():N}"[..16]);
        var (person, other) = (await Person.SittingAsync(exam, form), await Person.SittingAsync(exam, form));
        var items = person.Delivery.Items;
        items.Take(3).Select(i => i.Stimulus!.StimulusId).Distinct().ShouldHaveSingleItem().ShouldNotBe(other.Delivery.Items[0].Stimulus!.StimulusId);
        items.Skip(3).ShouldAllBe(i => i.Stimulus == null);
        var address = $"data:image/png;base64,{Convert.ToBase64String(EveryType.Picture)}";
        items[0].Stimulus!.Body[1].Attributes!["src"].ShouldBe(address);
        items[3].Interactions![0].Picture!.Data.ShouldBe(address);
        items[3].Interactions![0].Options!.Select(o => o.Coords![0]).ShouldBe([0, 100]);
        items[4].Prompt[0].Children![1].Attributes!["src"].ShouldBe(address);
        var text = System.Text.Encoding.UTF8.GetString(await person.Client.GetBytesAsync($"{person.Api}/delivery", default));
        text.ShouldNotContain(EveryType.PictureName);
        text.ShouldNotContain("HIDDEN");
        var answers = new EveryAnswer(exam, person);
        (await person.AnswerAsync(answers.Part(4, items[3].Interactions![0].Options![0].OptionId))).AcknowledgedThrough.ShouldBe(1);
    }

    private static IEnumerable<string> Names(Person person) => person.Delivery.Items.SelectMany(i => i.Options.Select(o => o.OptionId).Append(i.ItemId)
        .Concat(i.Interactions?.SelectMany(x => (x.Options ?? []).Concat(x.Targets ?? []).Select(o => o.OptionId)) ?? []));
}
