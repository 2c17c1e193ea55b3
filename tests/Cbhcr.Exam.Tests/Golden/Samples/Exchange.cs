using Cbhcr.Exam.Exchange;
using static Cbhcr.Exam.Tests.Golden.Samples.Sample;

namespace Cbhcr.Exam.Tests.Golden.Samples;

internal static class Exchange
{
    public static IReadOnlyList<object> Events { get; } =
    [
        new ExportRequested(ExportId, ExportFormat.Qti, ["RB-SA-001"], FormId, "A partner board reviews these items.", Writer, Now, NoteId),
        new ExportApproved(Reviewer, Now),
        new ExportRefused(Reviewer, Now),
        new ExportDownloaded(Hash, Items: 12, Writer, Now),
    ];
}
