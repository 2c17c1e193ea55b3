using System.Text.RegularExpressions;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Tests.Hosting;
using Cbhcr.Lint.Text;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>The files in item-bank/items, as the program took them in at its start, held to item-bank/style-guide.md.</summary>
[Collection(WithTheProgram.Name)]
public partial class the_sample_bank(ExamFixture exam)
{
    [Fact]
    public async Task is_taken_in_without_a_problem_as_130_drafts_marked_as_samples()
    {
        var items = await ItemsAsync();
        items.Count.ShouldBe(130);
        items.ShouldAllBe(i => i.Status == ItemStatus.Draft && i.Content.Sample && i.Content.AuthorNote.Contains("review", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task covers_every_skill_area_and_has_room_over_the_blueprint()
    {
        var items = await ItemsAsync();
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var blueprint = (await session.Query<Blueprint>().FirstAsync(b => b.Code == "CBHCR-I")).Content.Exam;
        var framework = await session.Query<Cbhcr.Exam.Competencies.Framework>().FirstAsync();
        framework.Content.SkillAreas().Select(s => s.Code).Except(items.Select(i => i.Content.SkillArea)).ShouldBeEmpty();
        foreach (var demand in blueprint.Competencies())
            items.Count(i => i.Content.Competency == demand.Code).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(demand.ScoredItems * 1.3), demand.Code);
        // Shares of 35, 45 and 20 percent, with five points to either side.
        Share(items, "recall").ShouldBeInRange(0.30, 0.40);
        Share(items, "application").ShouldBeInRange(0.40, 0.50);
        Share(items, "judgment").ShouldBeInRange(0.15, 0.25);
    }

    [Fact]
    public async Task keeps_to_the_rules_for_one_item()
    {
        var broken = (await ItemsAsync()).SelectMany(i => Faults(i.Content).Select(fault => $"{i.Code}: {fault}"));
        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task does_not_betray_its_keys()
    {
        var items = await ItemsAsync();
        // Chi-square with 3 degrees of freedom, 1 percent: 11.34. One option in four is the longest by chance: three standard errors around 25 percent.
        var expected = items.Count / 4.0;
        "ABCD".Sum(letter => Math.Pow(items.Count(i => i.Content.Key[0] == letter) - expected, 2) / expected).ShouldBeLessThan(11.34);
        (items.Count(i => IsLongest(i.Content)) / (double)items.Count).ShouldBeInRange(0.25 - 0.114, 0.25 + 0.114);
    }

    [Fact]
    public async Task names_enemies_on_both_sides_and_only_ones_that_exist()
    {
        var items = (await ItemsAsync()).ToDictionary(i => i.Code);
        var oneSided = items.Values.SelectMany(i => i.Content.Enemies.Where(e => !items.TryGetValue(e, out var other) || !other.Content.Enemies.Contains(i.Code)).Select(e => $"{i.Code} names {e}"));
        oneSided.ShouldBeEmpty();
    }

    [Fact]
    public async Task asks_nothing_twice()
    {
        var stems = (await ItemsAsync()).Select(i => (i.Code, Words: WordsOf(i.Content.Stem + " " + i.Content.Options.Single(o => o.Id == i.Content.Key).Text))).ToList();
        var twins = from a in stems from b in stems
                    where string.CompareOrdinal(a.Code, b.Code) < 0 && a.Words.Intersect(b.Words).Count() > 0.6 * a.Words.Union(b.Words).Count()
                    select $"{a.Code} and {b.Code}";
        twins.ShouldBeEmpty();
    }

    // Words of the role that every candidate has learned; they count as two syllables at most (lint rule LNG-GRADE).
    private static readonly HashSet<string> Glossary = new(StringComparer.OrdinalIgnoreCase)
    {
        "responder", "responders", "crisis", "supervisor", "clinician", "behavioral", "emergency", "medical", "services", "mobile", "community", "naloxone", "overdose",
        "suicide", "suicidal", "confidential", "confidentiality", "documentation", "interpreter", "de-escalation", "dispatcher", "medication", "medications",
    };

    private async Task<IReadOnlyList<Item>> ItemsAsync()
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Query<Item>().ToListAsync()).Where(i => i.Content.Sample && i.Content.Levels.Contains("CBHCR-I"))];
    }

    private static IEnumerable<string> Faults(ItemContent c)
    {
        if (c.Options.Count != 4) yield return "four options are wanted";
        if (c.Options.Select(o => o.Rationale).Distinct().Count() < c.Options.Count) yield return "two rationales are alike";
        foreach (var option in c.Options.Where(o => o.Rationale.Split(' ').Length < 8)) yield return $"the rationale of {option.Id} is short";
        if (c.Stem.Split(' ').Length > 90) yield return "the stem is long";
        if (!c.Stem.EndsWith('?')) yield return "the stem asks nothing";
        if (c.Options.Select(o => o.Text.EndsWith('.')).Distinct().Count() > 1) yield return "some options end with a full stop and some do not";
        if (ReadingGrade.Of($"{c.Stem} {string.Join(". ", c.Options.Select(o => o.Text.TrimEnd('.')))}.", Glossary) is > 8 and var grade) yield return $"reading grade {grade:0.0}";
        var lengths = c.Options.ToDictionary(o => o.Id, o => o.Text.Split(' ').Length);
        if (lengths[c.Key] >= 1.4 * lengths.Where(l => l.Key != c.Key).Average(l => l.Value) && IsLongest(c)) yield return "the key is the longest by far";
        var text = $"{c.Stem} | {string.Join(" | ", c.Options.Select(o => o.Text))}";
        if (Forbidden().Match(text) is { Success: true } found) yield return $"“{found.Value}” is not to be used";
        if (c.References.Count == 0 || c.References.Any(r => r.Year < 2015)) yield return "a reference of the last ten years is wanted";
    }

    private static bool IsLongest(ItemContent c)
    {
        var lengths = c.Options.Select(o => (o.Id, Length: o.Text.Split(' ').Length)).OrderByDescending(l => l.Length).ToList();
        return lengths[0].Id == c.Key && lengths[1].Length < lengths[0].Length;
    }

    private static double Share(IReadOnlyList<Item> items, string level) => items.Count(i => i.Content.CognitiveLevel == level) / (double)items.Count;

    private static HashSet<string> WordsOf(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex("[a-z]{4,}")]
    private static partial Regex Word();

    // OPT-NOTA, OPT-AOTA, BIA-PERSON, BIA-SUICIDE, BIA-SUBSTANCE, BIA-SUFFER, BIA-MANIP, SC-INVOL, SC-DIAGNOSE, LNG-JARGON of the item lint.
    [GeneratedRegex(@"\b(all|none|both|neither) of (the above|these)\b|committed suicide|(successful|failed) attempt|\b(addicts?|alcoholics?|junkie|schizophrenic|the mentally ill|the homeless|crazy|insane)\b|substance abuse|suffers? from|victim of|wheelchair-bound|\b(non-?compliant|manipulative|attention-seeking|combative)\b|\b(5150|baker act|involuntary|petition)\b|\b(diagnos\w+|prescrib\w+|\d+ ?mg)\b|\b(decompensat\w+|labile|psychomotor)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
