using Cbhcr.Exam.Competencies;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Golden;
using Cbhcr.Lint;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>All rules over all sample items: what they find is fixed in the items, or justified in the file by a sentence.</summary>
[Collection(WithTheProgram.Name)]
public class the_sample_bank_and_the_rules(ExamFixture exam)
{
    private static string Folder => Path.Combine(GoldenFile.Folder, "..", "..", "..", "item-bank", "items");

    [Fact]
    public async Task no_error_and_no_warning_without_a_reason()
    {
        var (items, setting) = await BankAsync();
        items.Count.ShouldBe(130);
        var open = items.SelectMany(i => ItemChecks.Open(Linter.Check(i, setting)).Select(f => $"{i.Code} {f.RuleId}: {f.Message} ({f.Evidence})"));
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task every_reason_belongs_to_a_warning_that_is_still_there()
    {
        var (items, setting) = await BankAsync();
        var idle = items.SelectMany(i => i.Justified!.Keys.Except(Linter.Check(i with { Justified = null }, setting).Where(f => f.Severity == Severity.Warning)
            .Select(f => f.RuleId)).Select(id => $"{i.Code} {id}"));
        idle.ShouldBeEmpty();
    }

    [Fact]
    public async Task nothing_shows_when_the_items_are_seen_together()
    {
        var (items, setting) = await BankAsync();
        Linter.Check(items, setting).Where(f => f.Severity != Severity.Information).Select(f => $"{f.RuleId}: {f.Message} ({f.Evidence})").ShouldBeEmpty();
    }

    private async Task<(IReadOnlyList<LintItem> Items, LintSetting Setting)> BankAsync()
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var codes = (await session.FrameworkCodesAsync(default))!;
        var files = new List<ItemFile>();
        foreach (var path in Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (item, problems) = await ItemFile.ReadAsync(new SourceFile(path, await File.ReadAllTextAsync(path)), codes);
            problems.ShouldBeEmpty();
            files.Add(item!);
        }
        var neighbours = files.Select(f => new Neighbour(f.Code, f.Content.Stem, f.Content.Options.Single(o => o.Id == f.Content.Key).Text, f.Content.Competency)).ToList();
        return ([.. files.Select(f => LintItemOf.Content(f.Code, f.Content, justified: f.Justified))], LintSettingOf.Programme(codes, null, 2026, neighbours));
    }
}
