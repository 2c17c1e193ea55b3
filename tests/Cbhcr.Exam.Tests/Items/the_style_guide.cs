using System.Globalization;
using System.Text.RegularExpressions;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Tests.Golden;

namespace Cbhcr.Exam.Tests.Items;

/// <summary>item-bank/style-guide.md and the rules in code say the same.</summary>
public partial class the_style_guide
{
    private static readonly string Text = File.ReadAllText(Path.Combine(GoldenFile.Folder, "..", "..", "..", "item-bank", "style-guide.md"));
    private static readonly IReadOnlyList<ItemRule> Rules = TheItemRulesEndpoint.Of(null).Rules;

    [Fact]
    public void every_rule_of_the_lint_is_there_and_there_are_72()
    {
        Rules.Select(r => r.Id).ShouldBeUnique();
        Rules.Count.ShouldBe(72);
        Id().Matches(Text).Select(m => m.Value).Distinct().Order().ShouldBe(Rules.Select(r => r.Id).Order());
    }

    [Fact]
    public void every_starred_statement_names_its_rules()
    {
        var starred = Starred().Matches(Text);
        starred.Count.ShouldBeGreaterThan(40);
        starred.Where(m => !Brackets().IsMatch(Text[(m.Index + 1)..].TrimStart()) || !Text[(m.Index + 1)..].TrimStart().StartsWith('(')).Select(m => Around(m.Index)).ShouldBeEmpty();
        // And brackets with rules stand behind a mark.
        Brackets().Matches(Text).Where(m => Text[..m.Index].TrimEnd()[^1] is not ('*' or '†')).Select(m => Around(m.Index)).ShouldBeEmpty();
    }

    [Fact]
    public void its_numbers_are_those_of_the_rules()
    {
        var numbers = Brackets().Matches(Text).SelectMany(NumbersOf).ToList();
        numbers.Count.ShouldBeGreaterThan(12);
        foreach (var (id, name, number) in numbers)
        {
            var thresholds = Rules.Single(r => r.Id == id).Thresholds;
            thresholds.Keys.ShouldContain(name, $"{id} has no number {name}");
            thresholds[name].ShouldBe(number, $"{id} {name}");
        }
    }

    private static IEnumerable<(string Id, string Name, double Number)> NumbersOf(Match brackets)
    {
        var id = "";
        foreach (Match part in Part().Matches(brackets.Value))
            if (part.Groups["id"].Success) id = part.Value;
            else yield return (id, part.Groups["name"].Value, double.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture));
    }

    private static string Around(int at) => Text[Math.Max(0, at - 60)..Math.Min(Text.Length, at + 40)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"\b(?:OPT|STM|CUE|LNG|BIA|SC|ACC|MET|FRM)-[A-Z]+\b")]
    private static partial Regex Id();

    // A star behind a word; the head speaks of the mark itself.
    [GeneratedRegex(@"(?<=[\p{L}\p{N}""”])\*(?=[\s,.;])")]
    private static partial Regex Starred();

    [GeneratedRegex(@"\((?:OPT|STM|CUE|LNG|BIA|SC|ACC|MET|FRM)-[A-Z]+[^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(?<id>\b[A-Z]{2,3}-[A-Z]+\b)|(?<name>[a-zA-Z]+(?:@\d)?) (?<number>\d+(?:\.\d+)?)")]
    private static partial Regex Part();
}
