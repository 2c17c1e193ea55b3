using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Cbhcr.Exam.Platform.Charts;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>The name of a Typst template and the values it prints. Wording common to all documents of a kind is here.</summary>
/// <param name="Files">Pictures beside the template while it is printed: name and base64; null for none.</param>
internal sealed record Template(string Name, object Data, IReadOnlyDictionary<string, string>? Files = null)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("MMMM d, uuuu");
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("MMMM d, uuuu, HH:mm:ss");

    public static Template For(PrintableDocument document) => document switch
    {
        CertificateDocument d => new("certificate", Values(d)),
        ScoreReportDocument d => new("score-report", Values(d)),
        PsychometricReportDocument d => new("psychometric-report", Values(d)),
        ReceiptDocument d => new("receipt", Values(d)),
        FormComparisonDocument d => new("form-comparison", Values(d)),
        LargePrintDocument d => Printed(d),
        _ => throw new ArgumentException($"There is no template for {document.GetType().Name}.", nameof(document)),
    };

    private static object Values(CertificateDocument d) => new
    {
        Title = d.Demonstration ? "Demonstration certificate" : "Certificate",
        Lead = d.Demonstration ? "Example made out to" : "This certifies that",
        Bridge = d.Demonstration ? "to show the certificate for" : "has met the requirements for",
        Band = PrintableDocument.DemonstrationBand,
        d.HolderName, d.BodyName, d.LevelCode, d.LevelName, d.Number, d.VerifyUrl, d.Demonstration, d.ProvisionalNote, d.Scope,
        EffectiveFrom = Day.Format(d.EffectiveFrom),
        ExpiresOn = Day.Format(d.ExpiresOn),
        Qr = QrCode.Svg(d.VerifyUrl),
        QrAlt = $"QR code that opens {d.VerifyUrl}",
    };

    private static object Values(ScoreReportDocument d) => new
    {
        Title = "Score report",
        Band = PrintableDocument.DemonstrationBand,
        d.Candidate, d.BodyName, d.LevelCode, d.LevelName, d.FormLabel, d.Status, d.Passed, d.CautionText, d.Demonstration,
        TakenOn = Day.Format(d.TakenOn),
        Outcome = d.Passed ? "Passed" : "Did not pass",
        Score = d.ScaledScore is { } score ? Whole(score) : null,
        PassMark = Whole(d.PassMark), ScaleMin = Whole(d.ScaleMin), ScaleMax = Whole(d.ScaleMax),
        Scale = d.ScaledScore is { } drawn ? Picture(ScoreLine.Draw(drawn, d.PassMark, d.ScaleMin, d.ScaleMax)) : null,
        Areas = d.Areas.Select(a => new
        {
            a.Name,
            Items = Whole(a.Items),
            Result = a.PercentCorrect is { } percent ? Whole(percent) + " %" : "Too few questions to report",
            Percent = a.PercentCorrect is { } share ? Math.Clamp(share, 0, 100) : (int?)null,
        }),
        Notes = new[]
        {
            new { Heading = "About the pass mark", Text = d.ProvisionalNote },
            new { Heading = "Taking the examination again", Text = d.RetestText },
            new { Heading = "Appeals", Text = d.AppealText },
        },
    };

    private static object Values(PsychometricReportDocument d) => new
    {
        d.Title, d.BodyName, d.FormLabel, d.FormHash, d.CodeVersion, d.Summary, d.Notes, d.Demonstration,
        Band = PrintableDocument.DemonstrationBand,
        EventSequence = d.EventSequence.ToString("N0", CultureInfo.InvariantCulture),
        Charts = d.Charts.Select(Picture),
        Items = d.Items.Select(i => new
        {
            Position = i.Position is { } position ? Whole(position) : "",
            i.Code, i.Version, i.Competency, i.Options,
            Use = i.Scored ? "scored" : "pretest",
            N = Whole(i.N), P = Share(i.P), R = Share(i.CorrectedR), Time = Minutes(i.MedianTime),
            Flags = string.Join(", ", i.Flags),
        }),
    };

    private static object Values(FormComparisonDocument d) => new
    {
        d.Title, d.BodyName, d.FormLabels, d.Figures, d.Cells, d.Overlaps, d.Notes, d.Demonstration,
        Band = PrintableDocument.DemonstrationBand,
        Charts = d.Charts.Select(Picture),
    };

    private static Template Printed(LargePrintDocument d)
    {
        var (sections, files) = d.WithFiles();
        return new("large-print", new
        {
            d.Title, d.BodyName, d.FormCode, d.LevelName, d.HashStart, d.Copy, d.MadeFor, d.Points, d.Confidential, d.Instructions, Sections = sections, d.Demonstration,
            Band = PrintableDocument.DemonstrationBand,
        }, files);
    }

    private static object Values(ReceiptDocument d) => new
    {
        Title = "Receipt of a sitting",
        Band = PrintableDocument.DemonstrationBand,
        d.ProgrammeName, d.BodyName, d.Examination, d.Candidate, d.Code, d.CheckUrl, d.Demonstration,
        SittingId = d.SittingId.ToString(),
        Ending = d.Ending switch
        {
            "submitted" => "Submitted by the candidate",
            "expired" => "Ended when the time was up",
            _ => "Ended by a proctor",
        },
        EndedAt = $"{Moment.Format(d.EndedAt.LocalDateTime)} ({d.EndedAt.Zone.Id})",
        Answered = Whole(d.Answered), Changes = Whole(d.Changes), Late = Whole(d.Late), Refused = Whole(d.Refused),
        Qr = QrCode.Svg(d.CheckUrl),
        QrAlt = "QR code that opens the address below",
    };

    private static object Picture(Chart chart) => new { chart.Title, chart.AltText, chart.Svg, chart.Table.Columns, chart.Table.Rows };

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Share(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture) : "–";

    private static string Minutes(Duration? time) =>
        time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{(long)t.TotalMinutes}:{t.Seconds:00}") : "–";
}
