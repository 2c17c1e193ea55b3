namespace Cbhcr.Exam.Commands.Demo;

/// <summary>What the demonstration counted; written to summary.json.</summary>
public sealed record DemoSummary(
    int ItemsImported, string FormHash, int Candidates, int AnswersAcknowledged, int AnswersInEventLog, int Lost, int Duplicated,
    int Passed, int Certificates, string VerifyUrl, IReadOnlyDictionary<string, double> Seconds);
