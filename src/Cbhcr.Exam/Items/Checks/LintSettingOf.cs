using Cbhcr.Exam.Competencies;
using Cbhcr.Lint;
using Cbhcr.Lint.Lists;

namespace Cbhcr.Exam.Items;

/// <summary>What the rules need besides the item.</summary>
public static class LintSettingOf
{
    private static readonly WordList RoleTerms = WordList.Named("role-terms");

    /// <param name="codes">Null before a framework is brought in: codes are then not checked.</param>
    /// <param name="book">Null where every rule is as its source says.</param>
    public static LintSetting Programme(FrameworkCodes? codes, ItemRuleBook? book, int year, IReadOnlyList<Neighbour> neighbours) => new(
        book?.Rules ?? new Dictionary<string, RuleSetting>(), year, codes?.CompetencyOfSkillArea, [.. codes?.DomainOfCompetency.Keys ?? []], [.. codes?.Values ?? new HashSet<string>()],
        [.. RoleTerms.Entries.Select(e => e.Term).Concat(codes?.Names.Values ?? [])], book?.AllowedAcronyms ?? [], neighbours, new Dictionary<string, string>());
}
