using Cbhcr.Assembly;
using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Forms;

/// <summary>Translates between the item bank's words and the assembly library's.</summary>
internal static class FormAssembly
{
    // Deterministic time, not seconds: the same on every machine (decisions: repeatability).
    public const double Budget = 8;

    public static AssemblyOutcome Assemble(IReadOnlyList<FormCandidateItem> pool, ExamSpecification exam, ulong seed) => FormAssembler.Assemble(
        [.. pool.Select(i => new PoolItem(i.Code, i.Competency, i.CognitiveLevel, i.Enemies, i.KeyPosition))],
        Specification(exam),
        new AssemblyOptions(seed, Budget));

    public static FormSpecification Specification(ExamSpecification exam) => new(
        [.. exam.Competencies().Select(c => new CompetencyCount(c.Code, c.ScoredItems))],
        exam.PretestItems,
        [new("recall", exam.CognitiveMix.Recall), new("application", exam.CognitiveMix.Application), new("judgment", exam.CognitiveMix.Judgment)]);

    public static AssemblyRecord Record(AssembledForm form) => new(form.Seed, form.SolverVersion, form.Status, form.Objective);

    public static IReadOnlyList<string> Shortages(Unassemblable gap) =>
        [.. gap.Shortages.Select(s => $"{s.Competency}: {s.Required} needed, {s.Available} usable, {s.Short} short")];
}
