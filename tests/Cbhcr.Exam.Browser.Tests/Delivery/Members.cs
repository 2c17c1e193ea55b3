namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>The members that the answers of the program to a candidate may have. A member that is not here is a leak until somebody has thought about it.</summary>
internal static class Members
{
    private const string Item = "itemId,position,prompt[],options[].optionId,options[].label,options[].body[]";

    private const string Clock = "status,fence,serverNow,deadline,timeLeft,lastSequence,section,breakEndsAt,messages";

    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["delivery"] = [.. List("sittingId,status,fence,version,candidateLabel,examTitle,demonstration,formLabel,serverNow,deadline,timeLeft,timeAllowed,lastSequence,receiptHash",
            "agreement.version,agreement.paragraphs[],agreement.acceptedAt,agreement.expiresAt,section,tools.calculator",
            "remoteProctoring,remoteProctoring.offered,remoteProctoring.required,remoteProctoring.started", "responses[].itemId,responses[].optionId,responses[].sequence"),
            .. List(Item).SelectMany(m => new[] { $"items[].{m}", $"tutorial[].{m}" }).SelectMany(WithNodes)],
        ["clock"] = List(Clock),
        ["stream"] = List(Clock),
        ["start"] = List("fence,deadline,serverNow"),
        ["responses"] = List("acknowledgedThrough,receiptHash,status,serverNow,deadline,timeLeft,refusedThrough"),
        ["submit"] = List("receipt.sittingId,receipt.status,receipt.endedAt,receipt.lastSequence,receipt.answered,receipt.receiptHash"),
        ["receipt"] = List("sittingId,status,endedAt,lastSequence,answered,receiptHash"),
    };

    /// <summary>Every member that holds a value, as a path.</summary>
    public static IEnumerable<string> Of(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Of(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array when element.GetArrayLength() == 0 => [],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Of(e, path + "[]")),
        _ => [path],
    };

    private static string[] List(params string[] lists) => [.. lists.SelectMany(l => l.Split(','))];

    // A piece of text is a tree of paragraphs and what stands in them.
    private static IEnumerable<string> WithNodes(string member) => member.EndsWith("prompt[]", StringComparison.Ordinal) || member.EndsWith("body[]", StringComparison.Ordinal)
        ? from children in new[] { "", ".children[]" } from m in new[] { "kind", "text", "children" } select $"{member}{children}.{m}"
        : [member];
}
