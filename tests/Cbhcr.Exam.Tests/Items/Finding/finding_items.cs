using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items;

[Collection(WithTheProgram.Name)]
public sealed class finding_items(ExamFixture exam)
{
    [Theory]
    [InlineData("lighthouse", "1")]
    [InlineData("lighthouses", "1")] // the same word in another form
    [InlineData("\"keeper of a lighthouse\"", "1")]
    [InlineData("\"lighthouse of a keeper\"", "")]
    [InlineData("keeper", "1,2")]
    [InlineData("keeper -bees ", "1")]
    [InlineData("lighthouse or bees", "1,2")]
    [InlineData("lightho", "1")] // half written
    [InlineData("keeper of be", "2")]
    [InlineData("\"lightho\"", "")]
    [InlineData("harbourmaster", "3")] // in a rationale
    [InlineData("quarantine1912", "4")] // in a reference
    [InlineData("words-002", "2")]
    [InlineData("WORDS-", "1,2,3,4,5")]
    [InlineData("'; drop table docs.item_rows; --", "")]
    [InlineData("& | ! ( ) : * <->", "")]
    public async Task by_words(string text, string numbers)
    {
        var bank = new Bank(exam, "WORDS");
        await bank.ImportAsync(5, (i, f) => f with
        {
            Content = i switch
            {
                1 => f.Content.Replace("Test question 1", "The keeper of a lighthouse asks about question 1"),
                2 => f.Content.Replace("Test question 2", "The keeper of some bees asks about question 2"),
                3 => f.Content.Replace("SECRET-RATIONALE the first", "The harbourmaster says that the first"),
                4 => f.Content.Replace("A source that exists", "A source, quarantine1912, that exists"),
                _ => f.Content,
            },
        });
        (await bank.CodesAsync($"text={Uri.EscapeDataString(text)}&sort=code")).ShouldBe(numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => bank.Code(int.Parse(n))));
    }

    [Fact]
    public async Task what_was_found_is_marked_as_ranges_of_the_text()
    {
        var bank = new Bank(exam, "MARKS");
        await bank.ImportAsync(2, (i, f) => f with { Content = f.Content.Replace("Test question 1", "A <b>bridge</b> & another bridge, question 1")
            .Replace("First choice of question 2", "A viaduct of question 2") });
        var found = (await bank.FindAsync("text=bridges")).Items.Single();
        found.Stem.ShouldStartWith("A <b>bridge</b> & another bridge");
        found.Marks.Select(m => found.Stem.Substring(m.Start, m.Length)).ShouldBe(["bridge", "bridge"]);
        found.Elsewhere.ShouldBeNull();
        var elsewhere = (await bank.FindAsync("text=viaduct")).Items.Single().Elsewhere!;
        elsewhere.Marks.Select(m => elsewhere.Text.Substring(m.Start, m.Length)).ShouldBe(["viaduct"]);
        var page = await (await (await bank.As("writer")).TryGetAsync("/staff/items?level=MARKS&text=bridge", default)).Content.ReadAsStringAsync();
        page.ShouldContain("<mark>bridge</mark>");
        page.ShouldNotContain("<b>bridge</b>");
    }

    [Fact]
    public async Task facets_count_what_choosing_them_would_find()
    {
        var bank = new Bank(exam, "FACET");
        await bank.ImportAsync(12);
        var all = await bank.FindAsync("");
        Facet(all, "competency").ShouldBe([("CM", 6), ("RB", 6), ("CM.AL", 6), ("RB.SA", 6)], ignoreOrder: true);
        Facet(all, "cognitiveLevel").ShouldBe([("application", 4), ("judgment", 4), ("recall", 4)], ignoreOrder: true);
        var chosen = await bank.FindAsync("competency=RB.SA&cognitiveLevel=recall");
        chosen.Total.ShouldBe(2);
        Facet(chosen, "competency").ShouldBe([("CM", 2), ("RB", 2), ("CM.AL", 2), ("RB.SA", 2)], ignoreOrder: true, "its own choice does not narrow a facet");
        Facet(chosen, "cognitiveLevel").ShouldBe([("application", 2), ("judgment", 2), ("recall", 2)], ignoreOrder: true);
        foreach (var (value, count) in Facet(all, "cognitiveLevel")) (await bank.FindAsync($"cognitiveLevel={value}")).Total.ShouldBe(count);
        (await bank.FindAsync("competency=RB")).Total.ShouldBe(6, "a domain stands for its competencies");
        (await bank.FindAsync("competency=RB&competency=CM.AL")).Total.ShouldBe(12);
    }

    [Fact]
    public async Task facets_of_lists_count_each_item_under_all_it_has()
    {
        var bank = new Bank(exam, "LISTED");
        await bank.ImportAsync(4);
        foreach (var (number, tags) in new[] { (1, new[] { "listed-spring", "listed-night" }), (2, ["listed-spring", "listed-night"]), (3, ["listed-night"]) })
            await bank.TagAsync(number, tags);
        Facet(await bank.FindAsync(""), "tag").ShouldBe([("listed-night", 3), ("listed-spring", 2)]);
        var chosen = await bank.FindAsync("tag=listed-spring&cognitiveLevel=recall&cognitiveLevel=application");
        Facet(chosen, "tag").Sum(t => t.Item2).ShouldBeGreaterThan(chosen.Total, "its own choice does not narrow a facet");
        foreach (var (tag, count) in Facet(chosen, "tag")) (await bank.FindAsync($"tag={tag}&cognitiveLevel=recall&cognitiveLevel=application")).Total.ShouldBe(count);
        Facet(chosen, "level").ShouldBe([("LISTED", chosen.Total)]);
    }

    [Fact]
    public async Task a_choice_in_every_facet_finds_nothing_and_no_fault()
    {
        var found = await (await exam.SignedInAsync("writer")).GetAsync<ItemPage>($"/api/items?{string.Join('&', ItemFacet.All.Select(f => $"{f.Key}=nobody"))}", default);
        found.Total.ShouldBe(0);
        found.Facets.ShouldAllBe(f => f.Values.Single().Chosen);
    }

    [Fact]
    public async Task by_figures_flags_and_use()
    {
        var bank = new Bank(exam, "FIGURES");
        await bank.ImportAsync(6);
        await bank.FiguresAsync($"code,n,p,discrimination\n{bank.Code(1)},200,0.30,0.40\n{bank.Code(2)},200,0.60,0.25\n{bank.Code(3)},200,0.97,0.05\n{bank.Code(4)},29,0.60,0.40\n");
        (await bank.CodesAsync("pFrom=0.3&pTo=0.6&sort=code")).ShouldBe([bank.Code(1), bank.Code(2)]);
        (await bank.CodesAsync("discriminationTo=0.25&sort=code")).ShouldBe([bank.Code(2), bank.Code(3)]);
        (await bank.CodesAsync("flag=too-easy")).ShouldBe([bank.Code(3)]);
        (await bank.CodesAsync("flag=too-easy&flag=low-discrimination")).ShouldBe([bank.Code(3)]);
        (await bank.CodesAsync("figures=not-enough")).ShouldBe([bank.Code(4)]);
        (await bank.CodesAsync("figures=none&sort=code")).ShouldBe([bank.Code(5), bank.Code(6)]);
        (await bank.CodesAsync("sort=p")).Take(3).ShouldBe([bank.Code(1), bank.Code(2), bank.Code(3)]);
    }

    [Fact]
    public async Task by_the_form_it_stands_on_and_when_it_was_last_used()
    {
        var bank = new Bank(exam, "USED");
        var form = await exam.PublishSmallFormAsync("USED", minutes: 30);
        var page = await Eventually.AsyncIs(async () => await bank.FindAsync("form=USED-A") is { Total: > 0 } found ? found : null);
        page.Items.Select(i => i.Code).ShouldBe(form.Slots.Select(s => s.ItemCode), ignoreOrder: true);
        (await bank.FindAsync("used=never")).Total.ShouldBe(12 - form.Slots.Count);
        var person = await Person.SittingAsync(exam, form);
        await person.AnswerAllAsync(right: 5);
        await person.SubmitAsync();
        await (await bank.As("psychometrician")).PostAsync<JsonElement>($"/api/forms/{form.Id}/analyses", new { }, default);
        var today = exam.Time.GetCurrentInstant().InUtc().Date;
        var used = await Eventually.AsyncIs(async () => await bank.FindAsync($"lastUsedFrom={today.PlusDays(-1):uuuu-MM-dd}&sittingsFrom=1") is { Total: > 0 } found
            && found.Items.All(i => i.N is not null) ? found : null);
        used.Total.ShouldBe(form.Slots.Count);
        used.Items.ShouldAllBe(i => i.Sittings == 1 && i.N == 1 && i.P == null, "one answer is not enough data");
        (await bank.FindAsync($"lastUsedTo={today.PlusDays(-2):uuuu-MM-dd}")).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("pFrom=half", "pFrom must be a number.")]
    [InlineData("lastUsedTo=yesterday", "lastUsedTo must be a date such as 2026-05-01.")]
    [InlineData("sort=stem", "sort must be one of")]
    [InlineData("list=mine", "list must be the id of a list.")]
    [InlineData("text=a&text=b", "text stands more than once.")]
    public async Task an_address_that_makes_no_sense_is_refused_by_name(string query, string message) =>
        (await (await (await exam.SignedInAsync("writer")).TryGetAsync($"/api/items?{query}", default)).ShouldBeProblemAsync(400)).GetProperty("detail").GetString()!.ShouldContain(message);

    [Fact]
    public async Task the_page_says_who_wrote_and_keeps_the_query_in_its_links()
    {
        var bank = new Bank(exam, "PAGED");
        await bank.ImportAsync(60);
        var page = await (await (await bank.As("writer")).TryGetAsync("/staff/items?level=PAGED&text=question&sort=code", default)).Content.ReadAsStringAsync();
        page.ShouldContain("Items 1 to 50 of 60");
        page.ShouldContain("/staff/items?text=question&amp;level=PAGED&amp;sort=code&amp;page=2");
        page.ShouldContain(OpeningContent.DemonstrationAccounts.Single(a => a.UserName == "writer").Name);
        (await bank.FindAsync("sort=code&page=2")).Items.Select(i => i.Code).ShouldBe(Enumerable.Range(51, 10).Select(bank.Code));
        (await bank.FindAsync("sort=code&page=99")).Page.ShouldBe(2);
    }

    private static IEnumerable<(string, int)> Facet(ItemPage page, string key) => page.Facets.Single(f => f.Key == key).Values.Select(v => (v.Value, v.Count));
}
