using Cbhcr.Exam.Competencies;

namespace Cbhcr.Exam.Forms;

/// <summary>What arithmetic alone says against a specification, whatever the bank holds: from a file or from the page. Places are those of the file.</summary>
internal static class SpecificationFaults
{
    public static IEnumerable<(string At, string Words)> Of(ExamSpecification exam, FrameworkCodes codes) =>
        [.. Mix(exam), .. Competencies(exam, codes), .. Sections(exam), .. exam.Rules is { } rules ? RuleFaults.Of(exam, rules, codes) : []];

    private static IEnumerable<(string At, string Words)> Mix(ExamSpecification exam)
    {
        if (exam.CognitiveMix is { } mix && mix.Recall + mix.Application + mix.Judgment != 100) yield return ("exam.cognitiveMix", "The cognitive mix must add up to 100 percent.");
    }

    private static IEnumerable<(string At, string Words)> Competencies(ExamSpecification exam, FrameworkCodes codes)
    {
        for (var d = 0; d < exam.Domains.Count; d++)
            for (var c = 0; c < exam.Domains[d].Competencies.Count; c++)
            {
                var code = exam.Domains[d].Competencies[c].Code;
                if (!codes.DomainOfCompetency.TryGetValue(code, out var domain))
                    yield return ($"exam.domains[{d}].competencies[{c}].code", $"The competency {code} is not in framework {codes.Code} {codes.Version}.");
                else if (domain != exam.Domains[d].Domain)
                    yield return ($"exam.domains[{d}].competencies[{c}].code", $"The competency {code} belongs to domain {domain}.");
            }
        var sum = exam.Competencies().Sum(c => c.ScoredItems);
        if (sum != exam.ScoredItems) yield return ("exam.scoredItems", $"The competencies add up to {sum} scored items, not to {exam.ScoredItems}.");
    }

    private static IEnumerable<(string At, string Words)> Sections(ExamSpecification exam)
    {
        if (exam.Sections is not { } sections) yield break;
        var all = exam.ScoredItems + exam.PretestItems;
        if (sections.Sum(s => s.Items) != all) yield return ("exam.sections", $"The sections add up to {sections.Sum(s => s.Items)} items, the exam has {all}.");
        var timed = sections.Count(s => s.Minutes is not null);
        if (timed > 0 && timed < sections.Count) yield return ("exam.sections", "Give all sections minutes of their own, or none.");
        if (timed == sections.Count && sections.Sum(s => s.Minutes) != exam.Minutes)
            yield return ("exam.sections", $"The sections add up to {sections.Sum(s => s.Minutes)} minutes, the exam has {exam.Minutes}.");
        for (var i = 0; i < sections.Count; i++)
        {
            if (sections[i] is { MayReturn: true, Minutes: not null }) yield return ($"exam.sections[{i}].mayReturn", "A section with minutes of its own cannot be returned to.");
            if (i == sections.Count - 1 && sections[i].BreakMinutes > 0) yield return ($"exam.sections[{i}].breakMinutes", "No break follows the last section.");
        }
    }
}
