using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Cbhcr.Lint.Lists;
using Cbhcr.Lint.Rules;

namespace Cbhcr.Lint.Tests;

/// <summary>What was promised is there, is shown by examples, and stands in the table for writers and administrators.</summary>
public class every_rule
{
    private static readonly string[] Promised =
    [
        "OPT-NOTA", "OPT-AOTA", "OPT-COUNT", "OPT-ONEKEY", "OPT-DUP", "OPT-OVERLAP", "OPT-ORDER", "OPT-PARALLEL", "OPT-PUNCT", "OPT-HETERO", "OPT-LONG", "OPT-NEG",
        "STM-NEG", "STM-FOCUS", "STM-BLANK", "STM-QFORM", "STM-WINDOW", "STM-LENGTH", "STM-MULTI", "STM-YOU", "STM-VAGUE", "STM-REF", "STM-TRICK",
        "CUE-LENGTH", "CUE-ABSOLUTE", "CUE-CLANG", "CUE-GRAMMAR", "CUE-CONVERGE", "CUE-PAIR", "CUE-SPECIFIC", "CUE-EXHAUST", "CUE-ABSURD", "CUE-FEELGOOD",
        "LNG-GRADE", "LNG-VOCAB", "LNG-IDIOM", "LNG-ACRONYM", "LNG-SPELL", "LNG-JARGON", "LNG-PRONOUN",
        "BIA-PERSON", "BIA-SUICIDE", "BIA-SUBSTANCE", "BIA-SUFFER", "BIA-MANIP", "BIA-GROUP", "BIA-NAME", "BIA-FORCEWORD", "BIA-TRIGGER",
        "SC-FORCE", "SC-POLICEPOWER", "SC-INVOL", "SC-WEAPON", "SC-DIAGNOSE", "SC-RESTRICTIVE", "SC-JURIS", "SC-DISPARAGE", "SC-CLAIM",
        "ACC-ALT", "ACC-COLOR", "ACC-TABLE", "ACC-LANG",
        "MET-CODE", "MET-RATIONALE", "MET-REF", "MET-COG", "MET-VERBATIM", "MET-SIM",
        "FRM-KEYPOS", "FRM-CUEX", "FRM-READ", "FRM-VALUES",
    ];

    private static readonly IReadOnlyList<Examples> Shown =
    [
        .. typeof(Examples).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Examples)) && !t.IsAbstract).Select(t => (Examples)Activator.CreateInstance(t)!),
    ];

    [Fact]
    public void that_was_promised_exists_and_no_other()
    {
        Promised.Length.ShouldBe(72);
        var ids = All.ForItems.Select(r => r.Id).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Union(All.ForSets.Select(r => r.Id)).Order(StringComparer.Ordinal).ShouldBe(Promised.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void is_shown_by_three_firing_and_three_silent_examples()
    {
        Promised.Except(Shown.Select(s => s.RuleId)).ShouldBeEmpty("Write a test class that derives from Examples.");
        Shown.Select(s => s.RuleId).Except(Promised).ShouldBeEmpty();
        Shown.Where(s => s.Fires.Count() < 3 || s.Silent.Count() < 3).Select(s => s.RuleId).ShouldBeEmpty();
    }

    [Fact]
    public void stands_in_the_table()
    {
        var table = Table();
        var path = Path.Combine(Root(), "src", "Cbhcr.Lint", "RULES.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, table);
        File.ReadAllText(path).ShouldBe(table, "UPDATE_GOLDEN=1 writes the table anew.");
    }

    [Fact]
    public void can_be_switched_off_and_given_another_severity()
    {
        var flawed = Sample.Item("Which gas do plants take in?", "Oxygen", "*Carbon dioxide", "None of the above");
        Severities(new(), flawed).ShouldBe([Severity.Error]);
        Severities(new(Enabled: false), flawed).ShouldBeEmpty();
        Severities(new(Severity: Severity.Warning), flawed).ShouldBe([Severity.Warning]);
        Severities(new(Severity: Severity.Warning, Thresholds: new Dictionary<string, double> { ["severity@CBHCR-I"] = 0 }), flawed).ShouldBe([Severity.Information]);
        Severities(new(Severity: Severity.Warning), flawed with { Justified = new Dictionary<string, string> { ["OPT-NOTA"] = "The blueprint asks for it." } }).ShouldBe([Severity.Information]);
        Severities(new(), flawed with { Justified = new Dictionary<string, string> { ["OPT-NOTA"] = "An error cannot be justified." } }).ShouldBe([Severity.Error]);

        static IEnumerable<Severity> Severities(RuleSetting rule, LintItem item) =>
            Linter.Check(item, Sample.Setting with { Rules = new Dictionary<string, RuleSetting> { ["OPT-NOTA"] = rule } }).Where(f => f.RuleId == "OPT-NOTA").Select(f => f.Severity);
    }

    [Fact]
    public void gives_the_same_findings_again_the_gravest_first()
    {
        var flawed = Sample.Item("Which of these is not often true?", "All of the above", "*never", "Do not wait", "Never.");
        var findings = Linter.Check(flawed, Sample.Setting);
        findings.Count.ShouldBeGreaterThan(3);
        findings.Select(f => f.Severity).ShouldBe(findings.Select(f => f.Severity).OrderDescending());
        Told(Linter.Check(flawed with { Code = flawed.Code }, Sample.Setting)).ShouldBe(Told(findings));

        static IEnumerable<string> Told(IEnumerable<Finding> all) => all.Select(f => $"{f.RuleId} {f.Severity} {f.Message} {f.Evidence} {string.Join(";", f.Spans)}");
    }

    [Fact]
    public void bears_with_items_that_have_nothing_in_them()
    {
        LintItem[] items =
        [
            Sample.Item(""), Sample.Item("", "", ""), Sample.Item("…", "*…", "—", "?"), Sample.Item("?", "*", "*", ""), Sample.Item("“", "*“", "”", "\""),
            Sample.Item("1 2 3", "*1/0", "99999999999999999999999999", "1-1-1", "31 February"), Sample.Item(":", "*A", "B", "C") with { Language = "fr" },
        ];
        foreach (var item in items) Should.NotThrow(() => Linter.Check(item, Sample.Setting), item.ToString());
        Should.NotThrow(() => Linter.Check(items, Sample.Setting));
        Should.NotThrow(() => Linter.Check([], Sample.Setting));
    }

    [Fact]
    public void uses_lists_that_have_a_source_and_no_line_twice()
    {
        foreach (var list in WordList.Names.Select(WordList.Named))
        {
            list.Version.ShouldBePositive();
            list.Source.Length.ShouldBeGreaterThan(10, list.Name);
            if (list.Name is not "sequences" and not "opposites") list.Entries.GroupBy(e => e.Term).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty(list.Name);
        }
    }

    private static string Table()
    {
        var text = new StringBuilder("# Rules\n\nWritten by a test from the code. E has to be fixed, W to be fixed or justified, I is told. Numbers can be configured; `@1` is for the lowest level.\n\n");
        text.Append("| Rule | | What it finds | Source | Numbers |\n|---|---|---|---|---|\n");
        foreach (var rule in All.ForItems) Row(rule.Id, rule.Severity, rule.Title, rule.Source, (rule as ItemRule)?.Defaults);
        foreach (var rule in All.ForSets) Row(rule.Id, rule.Severity, $"{rule.Title} (over a form or bank)", rule.Source, (rule as Lint.Rules.Sets.SetRule)?.Defaults);
        return text.ToString();

        void Row(string id, Severity severity, string title, string source, IReadOnlyDictionary<string, double>? numbers) =>
            text.Append(CultureInfo.InvariantCulture, $"| {id} | {severity.ToString()[0]} | {title} | {source} | {string.Join(", ", (numbers ?? new Dictionary<string, double>()).Select(n => FormattableString.Invariant($"{n.Key} {n.Value}")))} |\n");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
