using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

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

    private static IEnumerable<string> Names(Person person) => person.Delivery.Items.SelectMany(i => i.Options.Select(o => o.OptionId).Append(i.ItemId)
        .Concat(i.Interactions?.SelectMany(x => (x.Options ?? []).Concat(x.Targets ?? []).Select(o => o.OptionId)) ?? []));
}
