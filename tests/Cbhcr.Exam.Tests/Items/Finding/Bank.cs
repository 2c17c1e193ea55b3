using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>Items of one level of its own, so that tests of the shared bank do not see each other's.</summary>
internal sealed class Bank(ExamFixture exam, string level)
{
    public Task<ApiClient> As(string who) => exam.SignedInAsync(who);

    public string Code(int number) => $"{level}-{number:000}";

    /// <param name="change">What to put in place of what in the file of an item.</param>
    public async Task ImportAsync(int count, Func<int, SourceFile, SourceFile>? change = null) =>
        await (await As("writer")).PostAsync<JsonElement>("/api/items/import", new { files = SampleFiles.Items(level, count).Select((f, i) => change?.Invoke(i + 1, f) ?? f) }, default);

    public async Task<ItemPage> FindAsync(string query) => await (await As("writer")).GetAsync<ItemPage>($"/api/items?level={level}&{query}", default);

    public async Task<IEnumerable<string>> CodesAsync(string query) => (await FindAsync(query)).Items.Select(i => i.Code);

    public async Task<ItemDetails> ItemAsync(int number) => await (await As("writer")).GetAsync<ItemDetails>($"/api/items/{Code(number)}", default);

    public async Task TagAsync(int number, params string[] tags)
    {
        var writer = await As("writer");
        var command = new PreviewBulkChange(null, [Code(number)], "tag", tags);
        var preview = await writer.PostAsync<BulkPreview>("/api/items/bulk/preview", command, default);
        var run = await writer.PostAsync<JsonElement>("/api/items/bulk", new ChangeItems(command.Query, command.Codes, command.Action, command.Values, preview.Token), default);
        await Eventually.TrueAsync(async () => (await writer.GetAsync<JsonElement>($"/api/items/bulk/{run.GetProperty("value").GetGuid()}", default)).GetProperty("changed").GetInt32() == 1);
    }

    /// <summary>Figures as an analysis or a file brings them.</summary>
    public async Task FiguresAsync(string csv) =>
        await (await As("psychometrician")).PostAsync<JsonElement>("/api/item-statistics/import", new { file = new SourceFile($"{level}-{exam.NewId():N}.csv", csv) }, default);
}
