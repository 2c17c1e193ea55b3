using Cbhcr.Exam.Identity;
using Cbhcr.Exam.Platform;
using NodaTime;

namespace Cbhcr.Exam.Delivery;

/// <summary>The words of one entry of a sitting's thread, sealed with the candidate's key whoever wrote them: they are about the candidate.</summary>
/// <param name="Id">Sitting and record together: a name that a browser made up in one sitting says nothing in another.</param>
/// <param name="Kind">message, note, incident, statement, decision, appeal or appeal-decision.</param>
/// <param name="FromCandidate">Of a message: from which side.</param>
public sealed record ThreadText(string Id, Guid SittingId, Guid PersonId, Guid RecordId, string Kind, bool FromCandidate, Instant At, SealedText Text)
{
    public const int Longest = 1000;
    public const int LongestOfCase = 5000;

    public static string IdOf(Guid sittingId, string kind, Guid recordId) => $"{sittingId:N}-{kind}-{recordId:N}";

    public static ThreadText Of(Sitting sitting, string kind, Guid recordId, string text, DataKey key, FreshSecret secret, Instant now, bool fromCandidate = false)
    {
        var id = IdOf(sitting.Id, kind, recordId);
        return new(id, sitting.Id, sitting.CandidateId, recordId, kind, fromCandidate, now, key.Seal(text.Trim(), id, PersonalData.Nonce(secret)));
    }

    public string Read(DataKey? key) => PersonalData.Read(key, Text, Id);
}

/// <summary>A candidate's remark on a question. Who reads it for the item learns nothing of its writer.</summary>
public sealed record ItemComment(string Id, Guid SittingId, Guid PersonId, Guid CommentId, Guid ItemId, int ContentVersion, SealedText Text)
{
    public static string IdOf(Guid sittingId, Guid commentId) => $"{sittingId:N}-comment-{commentId:N}";
}

/// <summary>What all that is written has in common.</summary>
internal static class Writing
{
    public static Duration AfterTheEnd { get; } = Duration.FromMinutes(30);

    /// <summary>More than anybody needs; it stops a script that runs wild.</summary>
    public const int MostFromOneCandidate = 200;

    public static Microsoft.AspNetCore.Mvc.ProblemDetails Fault(string text, DataKey? key) =>
        string.IsNullOrWhiteSpace(text) ? Problems.Malformed(new Dictionary<string, string> { ["text"] = "Write something." })
        : key is null ? Problems.Conflict("This person's data was erased; nothing more is written about them.", "person-erased")
        : Problems.None;
}
