namespace Cbhcr.Exam.Tests.Hosting;

public static class Answers
{
    /// <summary>The answer is a problem of this status, as problem details with a title, and the code if one is given.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage response, int status, string? code = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        if (code is not null) problem.GetProperty("code").GetString().ShouldBe(code);
        return problem;
    }
}
