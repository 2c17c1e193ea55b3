using System.Net;
using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Tests.Hosting;

namespace Cbhcr.Exam.Tests.Competencies;

[Collection(WithTheProgram.Name)]
public class the_framework(ExamFixture exam)
{
    [Fact]
    public async Task is_there_in_full_for_anyone_who_asks()
    {
        var content = (await ReadAsync()).Content;
        (content.Values.Count, content.Categories.Count, content.Domains().Count(), content.Competencies().Count(), content.SkillAreas().Count(), content.Scope.Count)
            .ShouldBe((9, 4, 5, 18, 63, 29));
        content.Source.Doi.ShouldBe("10.3389/fpsyg.2025.1579787");
        content.Competencies().ShouldAllBe(c => c.Definition.Length > 40 && c.SkillAreas.All(s => s.Code.StartsWith(c.Code + ".", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task is_adopted_once_by_a_recorded_decision()
    {
        var framework = await ReadAsync();
        var admin = await exam.SignedInAsync("admin");
        var path = $"/api/frameworks/{framework.Id}/adopt";
        (await admin.SendAsync(path, new AdoptFramework(" ", framework.Version), default)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await admin.SendAsync(path, new AdoptFramework("Decided for this test.", framework.Version), default)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync()).IsAdopted.ShouldBeTrue();
        (await admin.SendAsync(path, new AdoptFramework("Again.", framework.Version + 1), default)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private Task<Framework> ReadAsync() => exam.Anyone().GetAsync<Framework>("/api/frameworks/cbhcr-framework", default);
}
