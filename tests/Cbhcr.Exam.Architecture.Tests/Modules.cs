namespace Cbhcr.Exam.Architecture.Tests;

/// <summary>Who may use whom (architecture, decisions 11).</summary>
internal static class Modules
{
    /// <summary>The exam's life: each may use those before it.</summary>
    public static IReadOnlyList<string> Line { get; } =
        ["Programmes", "Competencies", "Items", "Forms", "Registration", "Delivery", "Scoring", "Credentials"];

    /// <summary>They read all of the line; nothing reads them.</summary>
    public static IReadOnlyList<string> Readers { get; } = ["Analysis", "Exchange"];

    /// <summary>Identity and Platform serve all; Pages is the frame around the modules' pages; Commands drives the program from outside.</summary>
    public static IReadOnlyList<string> Others { get; } = ["Identity", "Platform", "Pages", "Commands"];

    /// <summary>What stands at the root (ExamHost, ExamProgram) puts the modules together.</summary>
    public const string Root = "(root)";

    public static bool IsKnown(string module) => Line.Contains(module) || Readers.Contains(module) || Others.Contains(module);

    public static bool IsOfTheExam(string module) => Line.Contains(module) || Readers.Contains(module);

    public static bool MayUse(string from, string to) => (from, to) switch
    {
        _ when from == to => true,
        (Root or "Commands", _) => true,
        ("Platform", _) => false,
        (_, "Platform") => true,
        ("Identity", _) => false,
        (_, "Identity") => true,
        ("Pages", "Programmes") => true,
        _ when Readers.Contains(from) => Line.Contains(to),
        _ => Line.Contains(from) && Line.Contains(to) && Place(to) < Place(from),
    };

    /// <returns>The module of a type's full name, or null when the type is not the service's own.</returns>
    public static string? Of(string? fullName)
    {
        if (fullName?.StartsWith("Cbhcr.Exam.", StringComparison.Ordinal) != true) return null;
        var parts = fullName.Split('.');
        return parts.Length > 3 ? parts[2] : Root;
    }

    private static int Place(string module) => Line.TakeWhile(m => m != module).Count();
}
