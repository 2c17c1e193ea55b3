using System.Text.RegularExpressions;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Tests.Platform.Documents;
using Cbhcr.Qti.Model;
using Cbhcr.Qti.Player;

namespace Cbhcr.Exam.Tests.Forms.Variants;

/// <summary>Copies of a form, made and fetched through the API by the officer.</summary>
internal static partial class Copies
{
    public static async Task<(FormCopyNumber Copy, byte[] File)> MakeAsync(RunningExam exam, Form form, string kind, int? points = null, Guid? sitting = null)
    {
        var officer = await exam.SignedInAsync("officer");
        var copy = await officer.PostAsync<FormCopyNumber>($"/api/forms/{form.Id}/copies", new MakeFormCopy(kind, points, sitting?.ToString()), default);
        return (copy, await officer.GetBytesAsync(copy.File, default));
    }

    public static async Task<string> TextAsync(RunningExam exam, Form form, string kind, int? points = null, Guid? sitting = null)
    {
        var file = (await MakeAsync(exam, form, kind, points, sitting)).File;
        return kind == CopyKinds.LargePrint ? Printed.Text(file) : Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(System.Text.Encoding.UTF8.GetString(file), " ")), " ");
    }

    /// <summary>All that a question says on the screen, in the order shown: what it asks, then the answers offered.</summary>
    public static IEnumerable<string> Said(PlayerItem item)
    {
        if (item.Interactions is null) return [.. Words(item.Prompt), .. item.Options.SelectMany(o => Words(o.Body))];
        return [.. Words(item.Prompt.Where(n => n.Kind != "interaction")), .. item.Interactions.SelectMany(i =>
            (IEnumerable<string>)[.. Words(i.Prompt), .. (i.Options ?? []).Where(_ => i.Kind != "hottext").SelectMany(o => Words(o.Body)), .. (i.Targets ?? []).SelectMany(o => Words(o.Body)), .. Words(i.Text ?? [])])];
    }

    public static void ShouldSayInOrder(this string text, IEnumerable<string> parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(at, $"“{part}” does not stand where it should, after “{text[Math.Max(0, at - 80)..at]}”.");
            at = found + part.Length;
        }
    }

    private static IEnumerable<string> Words(IEnumerable<Node> nodes) =>
        nodes.SelectMany(n => n.Text is { } text ? [Spaces().Replace(text, " ").Trim()] : Words(n.Children ?? [])).Where(t => t.Length > 0);

    [GeneratedRegex("<style>.*?</style>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
