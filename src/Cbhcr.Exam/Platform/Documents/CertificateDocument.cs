using NodaTime;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>
/// One landscape page. It speaks for <paramref name="BodyName"/> alone, and for a demonstration says on its face that it is none.
/// </summary>
/// <param name="ProvisionalNote">Printed small; empty when the cut score is not provisional.</param>
/// <param name="Scope">One sentence: what the holder was assessed for.</param>
public sealed record CertificateDocument(
    string HolderName, string BodyName, string LevelCode, string LevelName, LocalDate EffectiveFrom, LocalDate ExpiresOn,
    string Number, string VerifyUrl, bool Demonstration, string ProvisionalNote, string Scope) : PrintableDocument;
