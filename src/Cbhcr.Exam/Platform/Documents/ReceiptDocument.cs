using NodaTime;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>What a sitting left behind, without a name: whoever finds the sheet learns of nobody.</summary>
/// <param name="Ending">submitted, expired or terminated.</param>
/// <param name="Late">Answers that were given in time, came within the grace and count.</param>
/// <param name="Refused">Answers that came too late and are kept as evidence.</param>
/// <param name="Code">The receipt code in groups of four.</param>
public sealed record ReceiptDocument(
    string ProgrammeName, string BodyName, string Examination, string Candidate, Guid SittingId, string Ending, ZonedDateTime EndedAt,
    int Answered, int Changes, int Late, int Refused, string Code, string CheckUrl, bool Demonstration) : PrintableDocument;
