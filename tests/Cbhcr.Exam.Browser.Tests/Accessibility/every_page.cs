using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Cbhcr.Exam.Browser.Tests.Accessibility;

/// <summary>Staff, public and candidates' pages against WCAG 2.2 A and AA as far as a machine can tell; the player's screens have a class of their own.</summary>
public sealed class every_page(TheProgram program, Furnished furnished) : IClassFixture<Furnished>
{
    public static TheoryData<string, int> Looks { get; } = [.. from visit in Visit.All from width in new[] { 1280, 320 } select (visit.Name, width)];

    [Theory, MemberData(nameof(Looks))]
    public async Task is_accessible_and_fits(string name, int width)
    {
        var visit = Visit.All.Single(v => v.Name == name);
        await using var visitor = visit.Who switch
        {
            null => await Visitor.ComesAsync(program, width),
            "the holder" => await Visitor.SignsInAsync(program, furnished.HolderName, width),
            "the failed" => await Visitor.SignsInAsync(program, furnished.FailedName, width),
            var who => await Visitor.SignsInAsync(program, who, width),
        };
        if (visit.Status != 200) visitor.Expects($"responded with a status of {visit.Status}");
        (await visitor.Page.GotoAsync(visit.Address(furnished)))!.Status.ShouldBe(visit.Status);
        if (visit.Shows is { } shown) await Expect(visitor.Page.Locator(shown)).ToBeVisibleAsync();
        await Look.AtAsync(visitor, name);
    }

    [Fact]
    public void is_visited()
    {
        var routes = typeof(ExamHost).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();
        routes.Count.ShouldBeGreaterThan(20);
        routes.Except(Visit.All.Select(v => v.Route)).ShouldBeEmpty("Add a visit for the new page.");
        Visit.All.Select(v => v.Route).Except(routes).ShouldBeEmpty("These pages are gone.");
    }
}
