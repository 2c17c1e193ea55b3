using NodaTime;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>What a candidate is told.</summary>
/// <param name="Candidate">A name, or a label where the name must not be printed.</param>
/// <param name="FormLabel">Empty when the form is not disclosed.</param>
/// <param name="Status">For example "Preliminary result" or "Official result".</param>
/// <param name="ScaledScore">Null where policy tells those who passed only that they passed.</param>
/// <param name="Areas">Empty leaves the section out, with its caution.</param>
/// <param name="CautionText">That area results are less reliable than the whole; needed when there are areas.</param>
/// <param name="ProvisionalNote">Empty when the cut score is not provisional; so are the two texts that follow when they do not apply.</param>
public sealed record ScoreReportDocument(
    string Candidate, string BodyName, string LevelCode, string LevelName, LocalDate TakenOn, string FormLabel, string Status,
    bool Passed, int? ScaledScore, int PassMark, int ScaleMin, int ScaleMax, IReadOnlyList<AreaResult> Areas, string CautionText,
    string ProvisionalNote, string RetestText, string AppealText, bool Demonstration) : PrintableDocument;

/// <param name="PercentCorrect">Null when there are too few questions to report.</param>
public sealed record AreaResult(string Name, int Items, int? PercentCorrect);
