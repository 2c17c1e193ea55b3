namespace Cbhcr.Exam.Forms;

/// <summary>Whether a specification says enough to make forms by it (JA-04).</summary>
public static class SpecificationGaps
{
    /// <summary>What an exam specification must hold before anything is assembled by it.</summary>
    public static IReadOnlyList<string> Of(ExamSpecification exam) =>
    [
        .. exam.ScoredItems < 1 ? ["The specification asks for no scored items."] : Array.Empty<string>(),
        .. exam.Minutes < 1 ? ["The specification gives no time."] : Array.Empty<string>(),
        .. exam.Domains is not { Count: > 0 } || !exam.Competencies().Any() ? ["The specification names no competency."] : Array.Empty<string>(),
        .. exam.Domains is { } && exam.Competencies().Sum(c => c.ScoredItems) != exam.ScoredItems ? ["The competencies do not add up to the scored items."] : Array.Empty<string>(),
        .. exam.CognitiveMix is null ? ["The specification says nothing of cognitive levels."] : Array.Empty<string>(),
    ];
}
