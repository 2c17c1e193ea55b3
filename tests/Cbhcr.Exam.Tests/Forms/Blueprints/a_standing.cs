using Cbhcr.Exam.Forms;
using NodaTime;

namespace Cbhcr.Exam.Tests.Forms.Blueprints;

/// <summary>How old a study may be (JA-03), by the calendar.</summary>
public sealed class a_standing
{
    private static readonly Guid Id = Guid.Parse("01900000-0000-7000-8000-000000000001");

    private static readonly PracticeStudy Signed = new()
    {
        Id = Id, Code = "PA", State = StudyState.Signed, ReportHash = "hash",
        Design = new("A study", "task-survey", [], new(2020, 1, 1), new(2020, 2, 29), "All.", 100, [], [], []),
    };

    [Theory]
    [InlineData("2021-02-27", null, false, 0, false)]
    [InlineData("2025-02-27", null, false, 4, false)]
    [InlineData("2025-02-28", null, false, 5, true)]
    [InlineData("2045-01-01", null, false, 24, true)]
    [InlineData("2026-02-28", 6, true, 6, false)]
    [InlineData("2026-02-27", 6, false, 5, true)]
    public void follows_the_age_of_the_study(string today, int? block, bool provisional, int years, bool warns)
    {
        var standing = BlueprintStanding.Of(Backed, Signed, new() { BlockAfterYears = block }, NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value);
        (standing.IsProvisional, standing.Years, standing.Warning is not null).ShouldBe((provisional, years, warns));
    }

    [Fact]
    public void is_provisional_without_a_study_that_is_signed_as_it_was()
    {
        var today = new LocalDate(2021, 1, 1);
        BlueprintStanding.Of(new(), null, new(), today).IsProvisional.ShouldBeTrue();
        BlueprintStanding.Of(Backed, null, new(), today).IsProvisional.ShouldBeTrue();
        BlueprintStanding.Of(Backed, Signed with { State = StudyState.Withdrawn }, new(), today).IsProvisional.ShouldBeTrue();
        BlueprintStanding.Of(Backed, Signed with { ReportHash = "another" }, new(), today).IsProvisional.ShouldBeTrue();
        BlueprintStanding.Of(Backed, Signed, new(), today).IsProvisional.ShouldBeFalse();
    }

    private static Blueprint Backed => new() { Weights = new(Id, "PA", "hash") };
}
