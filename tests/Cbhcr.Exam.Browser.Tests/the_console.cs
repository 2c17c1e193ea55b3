namespace Cbhcr.Exam.Browser.Tests;

/// <summary>Every test ends with an empty list of complaints; these show that the list fills.</summary>
public sealed class the_console(TheProgram program)
{
    [Theory]
    [InlineData("document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x.png' }))")]
    [InlineData("document.body.setAttribute('onclick', 'void 0')")]
    [InlineData("document.body.innerHTML = '<p>markup</p>'")]
    [InlineData("setTimeout(() => { throw new Error('uncaught') })")]
    public async Task complains_of_what_the_policy_forbids_and_of_errors(string misdeed)
    {
        await using var visitor = await Visitor.ComesAsync(program);
        await visitor.Page.GotoAsync("/exam");
        await visitor.Page.EvaluateAsync($"() => {{ try {{ {misdeed} }} catch {{ }} }}");
        for (var i = 0; i < 100 && visitor.Complaints.Count == 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        visitor.Complaints.ShouldNotBeEmpty();
    }
}
