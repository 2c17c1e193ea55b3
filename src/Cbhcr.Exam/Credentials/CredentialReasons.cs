namespace Cbhcr.Exam.Credentials;

/// <summary>Classes of reasons: what a person did stands in the case file, not in an event.</summary>
public static class CredentialReasons
{
    public static IReadOnlyList<string> All { get; } = ["ethics-case", "misuse-of-the-mark", "recertification-overdue", "holder-request", "result-corrected", "case-closed", "issued-in-error"];
}
