using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Tests.Platform.Documents;
using Cbhcr.Qti.Model;
using UglyToad.PdfPig;

namespace Cbhcr.Exam.Tests.Forms.Variants;

[Collection(WithTheProgram.Name)]
public sealed class a_copy_of_a_form(ExamFixture exam)
{
    private static readonly string[] Copied = [SittingVariants.LargePrintCopy, SittingVariants.TextEdition];

    [Theory, InlineData(CopyKinds.LargePrint, 18), InlineData(CopyKinds.LargePrint, 24), InlineData(CopyKinds.Text, null)]
    public async Task says_every_question_in_the_order_of_the_screen_beside_it_and_nothing_of_what_is_right(string kind, int? points)
    {
        var form = await EveryType.PublishAsync(exam.Services, $"CPY-{exam.NewId():N}"[..16]);
        var person = await Person.SittingAsync(exam, form, variants: Copied);
        var text = await Copies.TextAsync(exam, form, kind, points, person.SittingId);
        text.ShouldSayInOrder(person.Delivery.Items.SelectMany(i => (string[])[$"Question {i.Position}", .. Copies.Said(i)]));
        NothingTells(text, form);
        text.ShouldContain($"{TheSittingEndpoint.Label(new() { Id = person.SittingId })}");
        text.ShouldContain("Copy 1");
        text.ShouldContain(form.ContentHash![..12]);
        text.ShouldContain("Confidential.");
        foreach (var penned in new[] { "Ask for more paper", "draw a circle", "write the letter" }) text.Contains(penned, StringComparison.Ordinal).ShouldBe(kind == CopyKinds.LargePrint, penned);
    }

    [Theory, InlineData(CopyKinds.LargePrint), InlineData(CopyKinds.Text)]
    public async Task says_a_case_once_before_its_questions_and_pictures_in_words(string kind)
    {
        var form = await EveryType.PublishOnPicturesAsync(exam.Services, $"CPP-{exam.NewId():N}"[..16]);
        var person = await Person.SittingAsync(exam, form, variants: Copied);
        var (_, file) = await Copies.MakeAsync(exam, form, kind);
        var text = await Copies.TextAsync(exam, form, kind);
        text.ShouldSayInOrder(["Case for questions 1 to 3", "A person of 40 waits in the rain.", "Question 1", .. person.Delivery.Items.SelectMany(Copies.Said)]);
        text.IndexOf("waits in the rain", StringComparison.Ordinal).ShouldBe(text.LastIndexOf("waits in the rain", StringComparison.Ordinal));
        NothingTells(text, form);
        // Alternative texts of a PDF stand in its structure, which is packed; Typst refuses a picture without one.
        if (kind == CopyKinds.Text) System.Text.Encoding.UTF8.GetString(file).ShouldContain("alt=\"A field of two halves\"");
        else using (var pdf = PdfDocument.Open(file)) pdf.GetPages().Sum(p => p.GetImages().Count()).ShouldBe(3);
    }

    [Fact]
    public async Task in_large_print_has_no_letter_smaller_than_it_says_and_is_tagged_and_named()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"CPL-{exam.NewId():N}"[..16]);
        foreach (var points in FormCopies.Sizes)
        {
            var (copy, file) = await Copies.MakeAsync(exam, form, CopyKinds.LargePrint, points);
            using var pdf = PdfDocument.Open(file);
            var pages = pdf.GetPages().ToList();
            pages.SelectMany(p => p.Letters).Where(l => !string.IsNullOrWhiteSpace(l.Value)).Min(l => l.PointSize).ShouldBeGreaterThan(17.9);
            // Between head and foot of the pages.
            pages.SelectMany(p => p.Letters).Where(l => l.Location.Y is > 85 and < 675).Min(l => l.PointSize).ShouldBe(points, 0.1);
            foreach (var (page, number) in pages.Select((p, i) => (UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor.ContentOrderTextExtractor.GetText(p), i + 1)))
            {
                page.ShouldContain($"Page {number} of {pages.Count}");
                page.ShouldContain(form.Code);
                page.ShouldContain($"Copy {copy.Serial}");
                page.ShouldContain(form.ContentHash![..12]);
                page.ShouldContain("Confidential.");
            }
            pdf.Information.Title.ShouldBe($"Form {form.Code}, large print");
            var catalog = pdf.Structure.Catalog.CatalogDictionary;
            catalog.ContainsKey(UglyToad.PdfPig.Tokens.NameToken.Create("StructTreeRoot")).ShouldBeTrue();
            catalog.Data["Lang"].ToString()!.ShouldContain("en-US");
        }
    }

    [Fact]
    public async Task is_the_same_whenever_it_is_fetched()
    {
        var form = await EveryType.PublishAsync(exam.Services, $"CPS-{exam.NewId():N}"[..16]);
        var (copy, file) = await Copies.MakeAsync(exam, form, CopyKinds.LargePrint);
        (await (await exam.SignedInAsync("officer")).GetBytesAsync(copy.File, default)).ShouldBe(file);
    }

    [Fact]
    public async Task is_refused_with_the_questions_that_cannot_be_worked_on_without_the_screen()
    {
        await EveryType.PublishOnPicturesAsync(exam.Services, $"CPA-{exam.NewId():N}"[..16]);
        IReadOnlyDictionary<string, string> spoken = new Dictionary<string, string> { ["src"] = EveryType.PictureName };
        IReadOnlyDictionary<string, string> written = new Dictionary<string, string> { ["src"] = EveryType.PictureName, ["transcript"] = "Somebody laughs." };
        ItemContent Heard(IReadOnlyDictionary<string, string> how) => EveryType.Contents[0] with { StemBody = [new("p", null, [new("text", "What is heard?", null), new("audio", null, [], how)])] };
        var form = await EveryType.PublishAsync(exam.Services, $"CPU-{exam.NewId():N}"[..16], 30, [EveryType.Contents[0], Heard(spoken), Heard(written)]);
        var officer = await exam.SignedInAsync("officer");
        foreach (var kind in CopyKinds.All)
        {
            var problem = await (await officer.SendAsync($"/api/forms/{form.Id}/copies", new MakeFormCopy(kind, null, null), default)).ShouldBeProblemAsync(422, "not-for-a-copy");
            problem.GetProperty("questions").EnumerateArray().Select(q => q.GetString()).ShouldBe(["Question 2 has a recording without a transcript."]);
        }
        (await officer.GetAsync<List<FormCopyRow>>($"/api/forms/{form.Id}/copies", default)).ShouldBeEmpty();
        var refused = await Should.ThrowAsync<ApiRefusedException>(Person.ScheduledAsync(exam, form, variants: [SittingVariants.LargePrintCopy]));
        refused.Message.ShouldContain("Question 2 has a recording without a transcript.", Case.Sensitive, "nobody is promised what cannot be made");
        var fit = await EveryType.PublishAsync(exam.Services, $"CPF-{exam.NewId():N}"[..16], 30, [EveryType.Contents[0], Heard(written)]);
        foreach (var kind in CopyKinds.All) (await Copies.TextAsync(exam, fit, kind)).ShouldContain("Somebody laughs.");
    }

    [Fact]
    public async Task has_formulas_tables_and_letters_of_other_scripts()
    {
        Node Text(string text) => new("text", text, null);
        Node El(string kind, params Node[] children) => new(kind, null, children);
        var formula = El("math", El("mrow", El("mi", Text("W")), El("mo", Text("=")), El("mfrac", El("mn", Text("15")), El("msqrt", El("msup", El("mi", Text("x")), El("mn", Text("2"))))),
            El("mfenced", El("mi", Text("a")), El("mi", Text("b"))))) with { Attributes = new Dictionary<string, string> { ["alttext"] = "W is 15 over the root of x squared" } };
        var form = await EveryType.PublishAsync(exam.Services, $"CPM-{exam.NewId():N}"[..16], 30, [EveryType.Contents[1], EveryType.Contents[0] with
        {
            StemBody = [El("p", Text("Solve "), formula, Text(" for שלום and Привет, Łódź.")), El("h4", Text("A heading")), El("ul", El("li", Text("first")), El("li", El("p", Text("second")))),
                El("blockquote", El("p", Text("quoted <b>&amp;"), El("br"), El("sup", Text("up")))), El("pre", Text("one\n  two"))],
        }]);
        foreach (var kind in CopyKinds.All)
            (await Copies.TextAsync(exam, form, kind)).ShouldSayInOrder(["Which of these is", "Day", "Monday", "Solve", "for", "Привет, Łódź.", "A heading", "first", "second", "quoted <b>&amp;", "up", "one", "two"]);
        System.Text.Encoding.UTF8.GetString((await Copies.MakeAsync(exam, form, CopyKinds.Text)).File).ShouldContain("<mfrac><mn>15</mn><msqrt>");
    }

    private static void NothingTells(string text, Form form)
    {
        foreach (var word in new[] { EveryType.Secret, "SECRET", "HIDDEN", "RESPONSE", "City of Paris", "CM.AL", "V-DIGNITY", "Pretest", "pretest", "Scored", "scored", "Rationale", "Welcome", "Full", EveryType.PictureName })
            text.ShouldNotContain(word, Case.Sensitive);
        foreach (var slot in form.Slots)
        {
            text.ShouldNotContain(slot.ItemCode);
            text.ShouldNotContain(slot.ItemId.ToString());
            text.ShouldNotContain(slot.ContentHash);
        }
    }
}
