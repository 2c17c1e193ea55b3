namespace Cbhcr.Exam.Browser.Tests.Hosting;

public class finding_chromium
{
    [Fact]
    public async Task fails_in_one_line_that_names_the_variable_when_there_is_none_to_be_had()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Chromium.FindAsync(null, [() => Task.FromResult<string?>(null)]));
        failure.Message.ShouldContain(Chromium.Variable);
        failure.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task does_not_look_elsewhere_when_the_variable_names_something_that_does_not_run()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Chromium.FindAsync("/no/such/browser", [() => Task.FromResult<string?>("another")]));
        failure.Message.ShouldContain("/no/such/browser");
    }

    [Fact]
    public async Task takes_the_first_place_that_has_one() =>
        (await Chromium.FindAsync("", [() => Task.FromResult<string?>(null), () => Task.FromResult<string?>("second"), () => throw new InvalidOperationException("not asked")])).ShouldBe("second");
}
