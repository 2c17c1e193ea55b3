using Cbhcr.Exam.Delivery;

namespace Cbhcr.Exam.Tests.Delivery;

[Collection(WithTheProgram.Name)]
public sealed class when_another_device_goes_on(ExamFixture exam)
{
    private const string Other = "device-two";

    [Fact]
    public async Task it_asks_the_proctor_allows_it_and_the_first_is_fenced_off()
    {
        var person = await Person.SittingAsync(exam);
        var proctor = await exam.SignedInAsync("proctor");
        await person.AnswerAsync(person.Response(0, 1));
        await (await person.Client.SendAsync($"{person.Api}/start", new StartSitting(Other), default)).ShouldBeProblemAsync(409, "device-conflict");
        await (await proctor.SendAsync($"{person.Api}/take-over", new AllowDevice(), default)).ShouldBeProblemAsync(409, "no-device-asks");
        await person.Client.PostAsync($"{person.Api}/device", new AskForDevice(Other), default);
        await proctor.PostAsync($"{person.Api}/take-over", new AllowDevice(), default);
        var start = await person.Client.PostAsync<SittingStart>($"{person.Api}/start", new StartSitting(Other), default);
        start.Fence.ShouldBe(2);
        await (await person.TryAnswerAsync(1, Person.Device, person.Response(0, 2))).ShouldBeProblemAsync(409, "stale-fence");
        (await person.TryAnswerAsync(2, Other, person.Response(1, 0, sequence: 2))).EnsureSuccessStatusCode();
        var seen = await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default);
        seen.Responses.Count.ShouldBe(2, "what the first device saved goes on");
    }

    [Fact]
    public async Task a_forged_fence_opens_nothing()
    {
        var person = await Person.SittingAsync(exam);
        await person.Client.PostAsync($"{person.Api}/device", new AskForDevice(Other), default);
        await (await person.TryAnswerAsync(2, Other, person.Response(0, 0))).ShouldBeProblemAsync(409, "stale-fence");
        await (await person.Client.SendAsync($"{person.Api}/submit", new SubmitSitting(Other, 2, 0), default)).ShouldBeProblemAsync(409, "stale-fence");
    }

    [Fact]
    public async Task the_candidate_cannot_allow_it_alone()
    {
        var person = await Person.SittingAsync(exam);
        await person.Client.PostAsync($"{person.Api}/device", new AskForDevice(Other), default);
        (await person.Client.SendAsync($"{person.Api}/take-over", new AllowDevice(), default)).StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
    }
}
