using Cbhcr.Exam.Programmes;

namespace Cbhcr.Exam.Forms;

/// <summary>Whether forms may be made (JA-04) and published (JA-02) by a blueprint.</summary>
public static class BlueprintReadiness
{
    public const string Provisional = "provisional";

    /// <summary>Why a form by this blueprint may not be published; a demonstration says on every result what it is and is not held to it.</summary>
    public static IEnumerable<string> Of(LevelContent level, bool demonstration, Programme? programme)
    {
        foreach (var gap in Gaps(level.Exam)) yield return gap;
        if (!demonstration && programme?.Demonstration != true && level.Status == Provisional)
            yield return "The blueprint is provisional: no practice analysis backs it, and it cannot be used for a live form.";
    }

    /// <summary>What an exam specification must hold before anything is assembled by it.</summary>
    public static IReadOnlyList<string> Gaps(ExamSpecification exam) =>
    [
        .. exam.ScoredItems < 1 ? ["The specification asks for no scored items."] : Array.Empty<string>(),
        .. exam.Minutes < 1 ? ["The specification gives no time."] : Array.Empty<string>(),
        .. exam.Domains is not { Count: > 0 } || !exam.Competencies().Any() ? ["The specification names no competency."] : Array.Empty<string>(),
        .. exam.Domains is { } && exam.Competencies().Sum(c => c.ScoredItems) != exam.ScoredItems ? ["The competencies do not add up to the scored items."] : Array.Empty<string>(),
        .. exam.CognitiveMix is null ? ["The specification says nothing of cognitive levels."] : Array.Empty<string>(),
    ];
}
