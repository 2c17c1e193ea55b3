namespace Cbhcr.Exam.Browser.Tests.Accessibility;

/// <summary>One look at one page: its route as the page declares it, who looks, and the address to go to.</summary>
public sealed record Visit(string Name, string Route, string? Who, Func<Furnished, string> Address)
{
    /// <summary>What the program answers with; the console tells of any but a success.</summary>
    public int Status { get; init; } = 200;

    public static IReadOnlyList<Visit> All { get; } =
    [
        new("home", "/", null, _ => "/"),
        new("sign-in", "/sign-in", null, _ => "/sign-in?ReturnUrl=%2Fmy"),
        new("framework", "/framework", null, _ => "/framework"),
        new("framework-for-an-administrator", "/framework", "admin", _ => "/framework"),
        new("verify", "/verify", null, _ => "/verify"),
        new("verify-valid", "/verify/{Number}", null, f => $"/verify/{f.CredentialNumber}"),
        new("verify-unknown", "/verify/{Number}", null, _ => "/verify/0000-0000-0000-0000-1"),
        new("exam-door", "/exam", null, _ => "/exam"),
        new("problem", "/problem/{Code:int}", null, _ => "/problem/404"),
        new("refused", "/problem/{Code:int}", "proctor", _ => "/staff/items") { Status = 403 },
        new("staff", "/staff", "officer", _ => "/staff"),
        new("account", "/account", "writer", _ => "/account"),
        new("accounts", "/staff/accounts", "admin", _ => "/staff/accounts"),
        new("proctoring-tools", "/staff/proctoring-tools", "admin", _ => "/staff/proctoring-tools"),
        new("programme", "/staff/programme", "admin", _ => "/staff/programme"),
        new("items", "/staff/items", "writer", _ => "/staff/items?page=2"),
        new("item", "/staff/items/{Code}", "writer", f => $"/staff/items/{f.Content.CodeOf(1)}"),
        new("item-unknown", "/staff/items/{Code}", "writer", _ => "/staff/items/NONE-000"),
        new("exchange", "/staff/exchange", "writer", _ => "/staff/exchange"),
        new("import-none", "/staff/exchange/imports/{ImportId:guid}", "writer", _ => $"/staff/exchange/imports/{Guid.Empty}"),
        new("forms", "/staff/forms", "assembler", _ => "/staff/forms"),
        new("form", "/staff/forms/{FormId:guid}", "assembler", f => $"/staff/forms/{f.Form.Id}"),
        new("form-report", "/staff/forms/{FormId:guid}/report", "psychometrician", f => $"/staff/forms/{f.Form.Id}/report"),
        new("cut-scores", "/staff/cut-scores", "psychometrician", _ => "/staff/cut-scores"),
        new("candidates", "/staff/candidates", "officer", _ => "/staff/candidates"),
        new("rooms", "/staff/rooms", "proctor", _ => "/staff/rooms"),
        new("room", "/staff/rooms/{Room}", "proctor", _ => $"/staff/rooms/{Uri.EscapeDataString(Furnished.Room)}"),
        new("clock-of-a-sitting", "/staff/sittings/{SittingId:guid}/clock", "proctor", f => $"/staff/sittings/{f.WatchedSitting}/clock"),
        new("observations", "/staff/sittings/{SittingId:guid}/observations", "proctor", f => $"/staff/sittings/{f.WatchedSitting}/observations"),
        new("observations-none", "/staff/sittings/{SittingId:guid}/observations", "officer", _ => $"/staff/sittings/{Guid.Empty}/observations"),
        new("thread", "/staff/sittings/{SittingId:guid}/thread", "proctor", f => $"/staff/sittings/{f.AskedSitting}/thread"),
        new("thread-for-an-officer", "/staff/sittings/{SittingId:guid}/thread", "officer", f => $"/staff/sittings/{f.AskedSitting}/thread"),
        new("incidents", "/staff/incidents", "officer", _ => "/staff/incidents"),
        new("results", "/staff/results", "officer", _ => "/staff/results"),
        new("credentials", "/staff/credentials", "officer", _ => "/staff/credentials"),
        new("receipts", "/receipts", "proctor", _ => "/receipts"),
        new("receipt-for-an-officer", "/receipts/{SittingId:guid}/{Code}", "officer", f => $"/receipts/{f.AskedSitting}/{f.AskedReceipt}"),
        new("receipt-of-another", "/receipts/{SittingId:guid}/{Code}", "the holder", f => $"/receipts/{f.AskedSitting}/{f.AskedReceipt}"),
        new("receipt-unknown", "/receipts/{SittingId:guid}/{Code}", "the failed", f => $"/receipts/{f.AskedSitting}/0000"),
        new("receipt", "/receipts/{SittingId:guid}/{Code}", "the failed", f => $"/receipts/{f.AskedSitting}/{f.AskedReceipt}"),
        new("my", "/my", "the holder", _ => "/my"),
        new("my-sitting", "/my/sittings/{SittingId:guid}", "the failed", f => $"/my/sittings/{f.AskedSitting}"),
        new("my-pass", "/my/results/{ResultId:guid}", "the holder", f => $"/my/results/{f.PassedResult}"),
        new("my-fail", "/my/results/{ResultId:guid}", "the failed", f => $"/my/results/{f.FailedResult}"),
    ];
}
