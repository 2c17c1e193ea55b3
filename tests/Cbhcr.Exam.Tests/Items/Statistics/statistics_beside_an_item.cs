using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class statistics_beside_an_item(ExamFixture exam)
{
    [Fact]
    public async Task come_from_a_file_with_every_figure_in_its_place()
    {
        var bank = new Bank(exam, "STATS");
        await bank.ImportAsync(2);
        await bank.FiguresAsync($"code,version,n,p,discrimination,option_A,option_B,option_C,option_D,omitted,flags,model,a,b,c\n{bank.Code(1)},1,200,0.71,0.34,30,142,20,0,8,look;again,2pl,1.1,-0.4,\n");
        var figures = (await StatisticsAsync(bank, 1)).Versions.Single().Figures.Single();
        figures.IsEnough.ShouldBeTrue();
        (figures.Figures.N, figures.Figures.P, figures.Figures.Discrimination).ShouldBe((200, 0.71, 0.34));
        figures.Figures.Options.ShouldBe([new("A", 30), new("B", 142), new("C", 20), new("D", 0), new(null, 8)]);
        figures.Figures.Flags.ShouldBe(["again", "look", "unused-option"]);
        figures.Figures.Irt.ShouldBe(new("2pl", -0.4, 1.1));
        figures.Figures.Source.Kind.ShouldBe("import");
    }

    [Theory, InlineData(29, false), InlineData(30, true)]
    public async Task are_kept_from_a_threshold_on_only(int n, bool enough)
    {
        var bank = new Bank(exam, $"FEW{n}");
        await bank.ImportAsync(1);
        await bank.FiguresAsync($"code,n,p,discrimination\n{bank.Code(1)},{n},0.99,0.5\n");
        var figures = (await StatisticsAsync(bank, 1)).Versions.Single().Figures.Single();
        figures.IsEnough.ShouldBe(enough);
        figures.Figures.P.ShouldBe(enough ? 0.99 : null);
        figures.Figures.Flags.ShouldBe(enough ? ["too-easy"] : []);
    }

    [Fact]
    public async Task of_a_version_are_not_the_next_ones()
    {
        var bank = new Bank(exam, "NEXT");
        await bank.ImportAsync(1);
        await bank.FiguresAsync($"code,n,p\n{bank.Code(1)},200,0.5\n");
        await bank.ImportAsync(1, (_, f) => f with { Content = f.Content.Replace("First choice", "Another choice") });
        var statistics = await StatisticsAsync(bank, 1);
        statistics.Versions.Select(v => (v.ContentVersion, v.Figures.Count)).ShouldBe([(2, 0), (1, 1)]);
        (await bank.FindAsync("figures=none")).Total.ShouldBe(1);
        await bank.FiguresAsync($"code,version,n,p\n{bank.Code(1)},1,300,0.6\n");
        (await bank.FindAsync("figures=none")).Total.ShouldBe(1, "late figures of the old version say nothing about the new one");
    }

    [Theory]
    [InlineData("code,n,p\nBAD-001,200,1.5\n", 2, "column p: \"1.5\" is not a number from 0 to 1")]
    [InlineData("code,n\nBAD-001,200\nNONE-001,30\n", 3, "No item has the code NONE-001")]
    [InlineData("code,version,n\nBAD-001,7,200\n", 2, "has no version 7")]
    [InlineData("code,n\nBAD-001,200\nBAD-001,100\n", 3, "more than once")]
    [InlineData("code,n,option_A,option_B\nBAD-001,200,150,60\n", 2, "add up to more than n")]
    [InlineData("code,n,colour\nBAD-001,200,red\n", 1, "colour")]
    [InlineData("code,p\nBAD-001,0.5\n", 1, "there is no column n")]
    [InlineData("code,n\nBAD-001,many\n", 2, "\"many\" is not a whole number")]
    [InlineData("code,n\n", 1, "no rows")]
    public async Task of_a_wrong_file_are_refused_by_line_and_none_is_stored(string csv, int line, string message)
    {
        var bank = new Bank(exam, "BAD");
        await bank.ImportAsync(1);
        var answer = await (await bank.As("psychometrician")).SendAsync("/api/item-statistics/import", new { file = new SourceFile("bad.csv", csv) }, default);
        var problem = (await answer.ShouldBeProblemAsync(422, "file-problems")).GetProperty("problems").EnumerateArray().Single();
        problem.GetProperty("line").GetInt32().ShouldBe(line);
        problem.GetProperty("message").GetString()!.ShouldContain(message);
        (await bank.FindAsync("figures=none")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task of_the_same_file_are_recorded_once()
    {
        var bank = new Bank(exam, "ONCE");
        await bank.ImportAsync(1);
        var file = new SourceFile("once.csv", $"code,n,p\n{bank.Code(1)},200,0.5\n");
        for (var i = 0; i < 2; i++) await (await bank.As("psychometrician")).PostAsync<JsonElement>("/api/item-statistics/import", new { file }, default);
        (await StatisticsAsync(bank, 1)).Versions.Single().Figures.Count.ShouldBe(1);
    }

    private static async Task<KnownStatistics> StatisticsAsync(Bank bank, int number) =>
        await (await bank.As("writer")).GetAsync<KnownStatistics>($"/api/items/{bank.Code(number)}/statistics", default);
}
