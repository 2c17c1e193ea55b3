using System.Text;
using Cbhcr.Exam.Exchange;
using Cbhcr.Exam.Items;
using Cbhcr.Qti.Packages;

namespace Cbhcr.Exam.Tests.Exchange;

[Collection(WithTheProgram.Name)]
public class when_usage_data_comes(ExamFixture exam)
{
    private const string Everybody = "All of spring";

    private static ItemStatistic[] Of(string item, int n, double p, string context = Everybody) =>
    [
        new("P-value", context, item, null, p, n), new("PTbis", context, item, null, 0.41, n), new("B-Parm", context, item, null, -0.5, n),
        new("NumberChoosingResponse", context, item, "x", n / 4, n), new("NumberChoosingResponse", context, item, "y", n / 2, n), new("NumberChoosingResponse", context, item, "z", 0, n),
    ];

    private static (string, string) Usage(params ItemStatistic[] statistics) => ("usage/spring.xml", new UsageData(statistics).Write());

    private async Task<(Guid Id, ImportDetails Details)> UploadedAsync(string who, params (string, string)[] files)
    {
        var client = await exam.SignedInAsync(who);
        var made = await client.PostAsync<JsonElement>("/api/imports", new { file = new { name = "p.zip", data = Convert.ToBase64String(QtiFiles.Zip(files)) } }, default);
        var id = made.GetProperty("value").GetGuid();
        return (id, await client.GetAsync<ImportDetails>($"/api/imports/{id}", default));
    }

    private async Task<ImportState> ConfirmedAsync(string who, Guid id)
    {
        var client = await exam.SignedInAsync(who);
        await client.PostAsync<JsonElement>($"/api/imports/{id}/confirm", new { }, default);
        var state = ImportState.Running;
        await Eventually.TrueAsync(async () => (state = (await client.GetAsync<ImportDetails>($"/api/imports/{id}", default)).Import.State) is not ImportState.Running);
        return state;
    }

    private async Task<IReadOnlyList<ShownFigures>> FiguresAsync(string code, int version = 1) =>
        (await (await exam.SignedInAsync("writer")).GetAsync<KnownStatistics>($"/api/items/{code}/statistics", default)).Versions.Single(v => v.ContentVersion == version).Figures;

    [Fact]
    public async Task a_writer_brings_the_items_and_a_psychometrician_the_figures_of_that_version()
    {
        (string, string)[] package = [("items/a.xml", QtiFiles.Choice("EXCH-USE-001")), Usage([.. Of("EXCH-USE-001", 240, 0.62), .. Of("EXCH-NOWHERE-001", 240, 0.5)])];
        var (id, details) = await UploadedAsync("writer", package);
        details.Import.Preview.Figures.ShouldNotBeNull().ShouldSatisfyAllConditions(f => (f.Items, f.NotEnough).ShouldBe((1, 0)), f => f.Unknown.ShouldBe(["EXCH-NOWHERE-001"]));
        (await ConfirmedAsync("writer", id)).ShouldBe(ImportState.Done);
        (await FiguresAsync("EXCH-USE-001")).ShouldBeEmpty("a writer's items do not bring their own proof");

        (id, details) = await UploadedAsync("psychometrician", package);
        details.Import.Preview.Count("unchanged").ShouldBe(1);
        (await ConfirmedAsync("psychometrician", id)).ShouldBe(ImportState.Done);
        var figures = (await FiguresAsync("EXCH-USE-001")).ShouldHaveSingleItem().Figures;
        (figures.N, figures.P, figures.Discrimination, figures.Irt).ShouldBe((240, 0.62, 0.41, new IrtParameters("rasch", -0.5)));
        figures.Options.ShouldBe([new("A", 60), new("B", 120), new("C", 0)], "choices are named as the bank names them");
        figures.Flags.ShouldBe(["unused-option"]);
        figures.Source.Kind.ShouldBe("import");
        figures.Source.Reference.ShouldStartWith($"usage/spring.xml, {Everybody} ");
        (await (await exam.SignedInAsync("writer")).GetAsync<ItemPage>("/api/items?text=EXCH-USE-001&pFrom=0.62&pTo=0.62", default)).Total.ShouldBe(1);
        (await (await (await exam.SignedInAsync("writer")).TryGetAsync("/staff/items/EXCH-USE-001", default)).Content.ReadAsStringAsync()).ShouldContain($"Import of usage/spring.xml, {Everybody}");

        (id, _) = await UploadedAsync("psychometrician", package);
        await ConfirmedAsync("psychometrician", id);
        (await FiguresAsync("EXCH-USE-001")).Count.ShouldBe(1, "the same file says nothing new");
    }

    [Fact]
    public async Task too_few_people_are_counted_and_their_numbers_not_kept()
    {
        var (id, _) = await UploadedAsync("writer", ("a.xml", QtiFiles.Choice("EXCH-USE-002")));
        await ConfirmedAsync("writer", id);
        (id, var details) = await UploadedAsync("psychometrician", Usage(Of("EXCH-USE-002", 29, 0.97)));
        details.Import.Preview.Figures!.NotEnough.ShouldBe(1);
        (await ConfirmedAsync("psychometrician", id)).ShouldBe(ImportState.Done);
        var figures = (await FiguresAsync("EXCH-USE-002")).ShouldHaveSingleItem();
        figures.IsEnough.ShouldBeFalse();
        (figures.Figures.P, figures.Figures.Discrimination, figures.Figures.Flags.Count).ShouldBe((null, null, 0));
    }

    [Fact]
    public async Task figures_of_a_replaced_version_stay_with_it()
    {
        var (id, _) = await UploadedAsync("writer", ("a.xml", QtiFiles.Choice("EXCH-USE-003")));
        await ConfirmedAsync("writer", id);
        (id, _) = await UploadedAsync("writer", ("a.xml", QtiFiles.Choice("EXCH-USE-003", "Which one is best?")));
        await ConfirmedAsync("writer", id);
        (id, _) = await UploadedAsync("psychometrician", Usage([.. Of("EXCH-USE-003", 100, 0.5, "version 1"), .. Of("EXCH-USE-003", 200, 0.6, "version 2")]));
        await ConfirmedAsync("psychometrician", id);
        (await FiguresAsync("EXCH-USE-003")).ShouldHaveSingleItem().Figures.N.ShouldBe(100);
        (await FiguresAsync("EXCH-USE-003", 2)).ShouldHaveSingleItem().Figures.N.ShouldBe(200);
    }

    [Fact]
    public async Task a_psychometrician_brings_in_no_items()
    {
        var (id, _) = await UploadedAsync("psychometrician", ("a.xml", QtiFiles.Choice("EXCH-USE-004")), Usage(Of("EXCH-USE-004", 200, 0.6)));
        await (await (await exam.SignedInAsync("psychometrician")).SendAsync($"/api/imports/{id}/confirm", new { }, default)).ShouldBeProblemAsync(409, "not-waiting");
    }

    [Fact]
    public void per_cent_is_a_proportion_and_a_number_of_nobody_is_none()
    {
        ItemStatistic[] found = [new("P-Value", "x", "i", null, 78.25, 900), new("P-value", "y", "i", null, 0.3, null), new("P-value", "z", "i", null, 0.4, 100),
            new("Fifths", "w", "i", null, 3, 100)];
        var figures = UsageFigures.Of("u.xml", Encoding.UTF8.GetBytes("bytes"), new(found), i => i, (_, c) => c);
        figures.Select(f => (f.N, f.P)).ShouldBe([(100, 0.4), (900, 0.7825)], "the largest group last");
    }
}
