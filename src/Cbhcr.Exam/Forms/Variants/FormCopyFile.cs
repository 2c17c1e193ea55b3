using System.Globalization;
using System.Text;
using Cbhcr.Exam.Platform.Documents;
using Cbhcr.Exam.Programmes;

namespace Cbhcr.Exam.Forms;

/// <summary>What a copy is, as a file. The same copy is the same bytes whenever it is asked for.</summary>
internal sealed record FormCopyFile(byte[] Bytes, string MediaType, string Name)
{
    public const string Confidential = "Confidential. Do not copy, photograph or keep. Give every page back.";

    /// <exception cref="DocumentException">It cannot be printed, for example since no font has one of its characters.</exception>
    public static async Task<FormCopyFile> OfAsync(
        FormCopyMade copy, Form form, Paper paper, Programme programme, SeatWithCopy? seat, IDocumentRenderer renderer, CancellationToken ct)
    {
        var sections = Edition.Of(form, paper);
        var hash = paper.ContentHash[..12];
        var name = $"Copy {copy.Serial.ToString(CultureInfo.InvariantCulture)}";
        var madeFor = seat?.Label ?? "";
        if (copy.Kind == CopyKinds.Text)
        {
            var text = new TextEdition($"Form {form.Code}, text edition", programme.Body, form.LevelName, hash, name, madeFor, Confidential,
                Instructions(form, copy.Kind), sections, form.Demonstration);
            return new(Encoding.UTF8.GetBytes(text.ToHtml()), "text/html; charset=utf-8", $"{form.Code}-text-{copy.Serial}.html");
        }
        var document = new LargePrintDocument($"Form {form.Code}, large print", programme.Body, form.Code, form.LevelName, hash, name, madeFor,
            copy.Points ?? FormCopies.Sizes[0], Confidential, Instructions(form, copy.Kind), sections, form.Demonstration);
        var madeAt = NodaTime.Instant.FromUnixTimeSeconds(copy.MadeAt.ToUnixTimeSeconds());
        return new(await renderer.RenderAsync(document, madeAt, ct), "application/pdf", $"{form.Code}-large-print-{copy.Serial}.pdf");
    }

    private static IReadOnlyList<string> Instructions(Form form, string kind)
    {
        var minutes = form.Minutes.ToString(CultureInfo.InvariantCulture);
        var questions = form.Slots.Count.ToString(CultureInfo.InvariantCulture);
        return
        [
            $"There are {questions} questions. The standard time is {minutes} minutes. If you have more time, your proctor tells you how much.",
            "Questions, numbers and letters are the same as on the screen of a sitting that was scheduled with this copy.",
            kind == CopyKinds.Text
                ? "Nothing is sent from this text. An answer counts when it is given on the screen, by you or by the person who enters your answers."
                : "Mark your answers in this copy. An answer counts when it is entered on the screen, by you or by the person who does it for you.",
            "Nothing in it says which answers are right. Whoever reads it aloud, signs it or writes it in braille changes no word and explains none.",
        ];
    }
}
