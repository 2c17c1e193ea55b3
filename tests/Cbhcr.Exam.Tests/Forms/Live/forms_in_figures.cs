using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Items;
using Cbhcr.Exam.Platform.Files;
using Cbhcr.Exam.Tests.Forms.Practice;

namespace Cbhcr.Exam.Tests.Forms.Live;

/// <summary>Rules of a blueprint that rest on figures of the bank and on other forms: what was published is computed anew from the items.</summary>
[Collection(WithALiveProgramme.Name)]
public sealed class forms_in_figures(LiveFixture exam)
{
    private static readonly RuleFields None = new(null, null, null, null, null, null, null, null, null);

    [Fact]
    public async Task come_as_near_to_the_information_that_is_aimed_at_as_they_say()
    {
        // The last four have no figures.
        var bank = await BankAsync("FIG-INFO", 40, 0, Enumerable.Range(1, 36), "");
        (double At, double Aim)[] points = [(-1, 1.4), (0, 1.7), (1, 1.3)];
        await BackAsync(bank, 4, 0, None with { Target = new("information", true, [.. points.Select(p => new PointFields(p.At, p.Aim, null))]) });
        var forms = await PublishedAsync(bank, "FIG-INFO", 2);
        var furthest = forms.Max(f => points.Max(p => Math.Abs(Figures.Information(Figures.Scored(bank, f), p.At) - p.Aim)));
        forms.ShouldAllBe(f => Math.Abs(f.Assembly.Objective - furthest) < 1e-3);
        furthest.ShouldBeLessThan(0.15);
        foreach (var scored in forms.Select(f => Figures.Scored(bank, f)))
        {
            scored.ShouldAllBe(n => n <= 36);
            scored.CountBy(LiveBank.Competency).ShouldAllBe(c => c.Value == 4);
            // 34, 33 and 33 percent within five, of eight.
            scored.CountBy(LiveBank.Cognitive).ShouldAllBe(c => c.Value >= 2 && c.Value <= 4);
        }
    }

    [Fact]
    public async Task add_distances_up_where_the_blueprint_says_so()
    {
        var bank = await BankAsync("FIG-SUM", 24, 0, Enumerable.Range(1, 24), "");
        (double At, double Aim, double Weight)[] points = [(-0.5, 1.5, 1), (0.5, 1.6, 3)];
        await BackAsync(bank, 4, 0, None with { Target = new("information", false, [.. points.Select(p => new PointFields(p.At, p.Aim, p.Weight))]) });
        var form = (await PublishedAsync(bank, "FIG-SUM", 1))[0];
        points.Sum(p => p.Weight * Math.Abs(Figures.Information(Figures.Scored(bank, form), p.At) - p.Aim)).ShouldBe(form.Assembly.Objective, 1e-3);
    }

    [Fact]
    public async Task have_the_mean_difficulty_that_is_aimed_at_where_nothing_is_calibrated()
    {
        var bank = await BankAsync("FIG-P", 30, 0, Enumerable.Range(1, 28), "code,n,p,discrimination");
        await BackAsync(bank, 4, 0, None with { Target = new("difficulty", true, [new(null, 0.6, null)]) });
        foreach (var scored in (await PublishedAsync(bank, "FIG-P", 2)).Select(f => Figures.Scored(bank, f)))
        {
            scored.ShouldAllBe(n => n <= 28);
            scored.Average(Figures.P).ShouldBe(0.6, 0.005);
        }
    }

    [Fact]
    public async Task have_the_same_anchor_of_an_earlier_form_and_keep_from_others()
    {
        var bank = await BankAsync("FIG-LINK", 36, 0, [], "");
        await BackAsync(bank, 4, 0, null);
        var earlier = await PublishedAsync(bank, "FIG-BASE", 2);
        await BackAsync(bank, 4, 0, None with { Anchor = new("FIG-BASE-A", 4), Overlaps = [new("FIG-BASE-B", 1)], MostUses = 2 });
        var forms = await PublishedAsync(bank, "FIG-LINK", 3);
        var (own, other) = (Figures.Scored(bank, earlier[0]), Figures.Scored(bank, earlier[1]));
        var anchors = forms.Select(f => Figures.Scored(bank, f).Intersect(own).Order().ToList()).ToList();
        anchors[0].Count.ShouldBe(4);
        anchors[0].CountBy(LiveBank.Competency).ShouldAllBe(c => c.Value == 2, "in the proportions of the form they come from");
        anchors.ShouldAllBe(a => a.SequenceEqual(anchors[0]), "linked by the same items");
        forms.ShouldAllBe(f => Figures.Scored(bank, f).Intersect(other).Count() <= 1);
        forms.SelectMany(f => Figures.Scored(bank, f).Except(own)).ShouldBeUnique();

        // A swap that takes one form's anchor away is refused, though the form by itself would stand it.
        var again = await bank.FormsAsync("FIG-AGAIN", 2);
        var slot = again[0].Slots.First(s => own.Contains(bank.Number(s.ItemCode)));
        var rest = own.First(n => LiveBank.Competency(n) == slot.Competency && again[0].Slots.All(s => bank.Number(s.ItemCode) != n));
        var refused = await (await (await bank.As("assembler")).SendAsync($"/api/forms/{again[0].Id}/swaps", new SwapItem(slot.Position, bank.Code(rest), "For a try.", 1),
            default))
            .ShouldBeProblemAsync(422, "swap-breaks-rules");
        refused.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!).ShouldContain(p => p.Contains("The same 4 anchor items stand on every form."));
    }

    [Fact]
    public async Task take_no_item_that_was_used_often_enough_also_when_that_happened_after_they_were_made()
    {
        var bank = await BankAsync("FIG-USED", 22, 0, [], "");
        await BackAsync(bank, 4, 0, None with { MostUses = 1 });
        var (first, twin) = ((await bank.FormsAsync("FIG-USED", 1))[0], (await bank.FormsAsync("FIG-TWIN", 1))[0]);
        Figures.Scored(bank, twin).ShouldBe(Figures.Scored(bank, first), "the same seed over the same bank");
        await bank.PublishAsync(first);
        await Eventually.TrueAsync(async () => (await LiveBank.TellsAsync(await bank.TryRequestAsync(twin)))
            .Any(o => o.Contains("No item that stands on 1 published forms or more")));
        var next = await PublishedAsync(bank, "FIG-NEXT", 1);
        Figures.Scored(bank, next[0]).Intersect(Figures.Scored(bank, first)).ShouldBeEmpty();
    }

    [Fact]
    public async Task keep_to_keys_words_grade_and_whole_cases()
    {
        SourceFile Case(int n) => new($"stimuli/CASE-FIG-{n:000}.yaml",
            $"code: CASE-FIG-{n:000}\ntitle: A night in a shelter {n}\ntext: Forty people wait in a hall for the road to open, with one kettle for all of them.\n");
        // Three items of each case: 1, 3, 5 and 2, 4, 6.
        var bank = await BankAsync("FIG-TEXT", 30, 0, [], "", (n, f) => n > 6 ? f : f with { Content = f.Content.TrimEnd() + $"\nstimulus: CASE-FIG-{(n % 2) + 1:000}\n" },
            [Case(1), Case(2)]);
        var words = Enumerable.Range(1, 30).ToDictionary(n => n, n => Text(bank, n).Words);
        var (least, most) = ((int)(words.Values.Average() * 8) - 6, (int)(words.Values.Average() * 8) + 6);
        await BackAsync(bank, 4, 0, None with { Cases = new(1, 1), Words = new(least, most), Keys = new(20, 30) }, grade: 4);
        foreach (var form in await PublishedAsync(bank, "FIG-TEXT", 2))
        {
            var scored = Figures.Scored(bank, form);
            scored.Where(n => n <= 6).GroupBy(n => n % 2).ShouldHaveSingleItem().Count().ShouldBe(3, "one case, and all of it");
            scored.Sum(n => words[n]).ShouldBeInRange(least, most);
            scored.CountBy(LiveBank.Key).Select(k => k.Value).ShouldAllBe(k => k >= 1 && k <= 3);
            scored.Average(n => Text(bank, n) is var (w, s, y) ? (0.39 * w / s) + (11.8 * y / w) - 15.59 : 0).ShouldBeLessThanOrEqualTo(4);
            // The items of the case stand one after another.
            var places = form.Slots.Where(s => bank.Number(s.ItemCode) <= 6).Select(s => s.Position).ToList();
            (places.Max() - places.Min()).ShouldBe(2);
        }
    }

    [Fact]
    public async Task are_compared_by_numbers_that_anybody_can_compute()
    {
        var bank = await BankAsync("FIG-COMP", 45, 3, Enumerable.Range(1, 48), "");
        await BackAsync(bank, 5, 1, None with { Target = new("information", true, [new(0, 1.9, null)]) });
        var forms = await PublishedAsync(bank, "FIG-COMP", 3);
        const int cut = 6;
        var assembler = await bank.As("assembler");
        var names = string.Join(',', forms.Select(f => f.Code));
        var comparison = await assembler.GetAsync<FormComparison>($"/api/form-comparisons?forms={names}&cut={cut}", default);
        foreach (var (form, figure) in forms.Zip(comparison.Forms))
        {
            var scored = Figures.Scored(bank, form);
            (figure.Code, figure.Scored, figure.Pretest, figure.WithP, figure.WithB).ShouldBe((form.Code, 10, 1, 10, 10));
            figure.MeanP!.Value.ShouldBe(scored.Sum(Figures.P) / 10, 1e-9);
            figure.MeanB!.Value.ShouldBe(scored.Sum(Figures.B) / 10, 1e-9);
            figure.ExpectedScore!.Value.ShouldBe(scored.Sum(Figures.P), 1e-9);
            var spread = scored.Sum(n => Figures.R(n) * Math.Sqrt(Figures.P(n) * (1 - Figures.P(n))));
            figure.ExpectedSd!.Value.ShouldBe(spread, 1e-9);
            figure.ExpectedAlpha!.Value.ShouldBe(10.0 / 9 * (1 - (scored.Sum(n => Figures.P(n) * (1 - Figures.P(n))) / (spread * spread))), 1e-9);
            scored.Sum(n => Figures.Right(n, figure.CutTheta!.Value)).ShouldBe(cut, 1e-9, "theta at the cut is where the cut is expected");
            figure.Information!.Value.ShouldBe(Figures.Information(scored, figure.CutTheta!.Value), 1e-9);
            figure.Sem!.Value.ShouldBe(Math.Pow(Figures.Information(scored, figure.CutTheta.Value), -0.5), 1e-9);
            figure.RawSem!.Value.ShouldBe(Math.Sqrt(cut * (10 - cut) / 9.0), 1e-12);
            figure.Difficulties.ShouldBe(scored.Select(Figures.P).Order(), 1e-12);
            figure.Curve.Select(c => c.Theta).ShouldBe(Enumerable.Range(-12, 25).Select(k => k / 4.0));
            foreach (var point in figure.Curve) point.Information.ShouldBe(Figures.Information(scored, point.Theta), 1e-9);
            var texts = form.Slots.Select(s => Text(bank, bank.Number(s.ItemCode))).ToList();
            var (words, sentences, syllables) = (texts.Sum(t => t.Words), texts.Sum(t => t.Sentences), texts.Sum(t => t.Syllables));
            figure.Words.ShouldBe(words);
            figure.Grade!.Value.ShouldBe((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59, 1e-9);
            figure.Keys.ToDictionary().ShouldBe(scored.CountBy(LiveBank.Key).ToDictionary(k => k.Key.ToString(), k => k.Value), ignoreOrder: true);
        }
        comparison.Cells.Where(c => c.Kind == "domain").ShouldAllBe(c => c.Items.SequenceEqual(new[] { 5, 5, 5 }));
        foreach (var row in comparison.Cells.Where(c => c.Kind == "cognitive level"))
            row.Items.ShouldBe(forms.Select(f => Figures.Scored(bank, f).Count(n => LiveBank.Cognitive(n) == row.Value)));
        comparison.Overlaps.ShouldAllBe(o => o.Common == 0 && o.Percent == 0);
        comparison.Overlaps.Count.ShouldBe(3);
        var pdf = await assembler.GetBytesAsync($"/api/form-comparisons/report.pdf?forms={names}&cut={cut}", default);
        if (Environment.GetEnvironmentVariable("CBHCR_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "comparison-calibrated.pdf"), pdf);
    }

    /// <summary>Items that review has passed, the last of them in pretest, with figures for some.</summary>
    private async Task<LiveBank> BankAsync(string level, int scored, int pretest, IEnumerable<int> figures, string head, Func<int, SourceFile, SourceFile>? change = null,
        SourceFile[]? stimuli = null)
    {
        var bank = new LiveBank(exam, level);
        await bank.ImportAsync(scored + pretest, change, stimuli);
        await bank.PlaceAsync(ItemPlace.Scored, [.. Enumerable.Range(1, scored)]);
        if (pretest > 0) await bank.PlaceAsync(ItemPlace.Pretest, [.. Enumerable.Range(scored + 1, pretest)]);
        var columns = (head.Length > 0 ? head : Figures.Head).Count(c => c == ',') + 1;
        var lines = figures.Select(n => string.Join(',', Figures.Line(bank, n).Split(',').Take(columns))).ToList();
        if (lines.Count > 0) await bank.FiguresAsync(head.Length > 0 ? head : Figures.Head, lines);
        await bank.ImportBlueprintAsync(bank.Blueprint(4, pretest > 0 ? 1 : 0));
        return bank;
    }

    private async Task BackAsync(LiveBank bank, int ofEach, int pretest, RuleFields? rules, int grade = 0)
    {
        var code = $"PA-{bank.Level}";
        if ((await bank.BlueprintAsync()).Blueprint.Weights is null) await Study.SignedAsync(exam, code, bank.Level);
        await bank.BackAsync(code, ofEach, pretest, rules, grade);
    }

    private static async Task<IReadOnlyList<Form>> PublishedAsync(LiveBank bank, string code, int forms)
    {
        var published = new List<Form>();
        foreach (var form in await bank.FormsAsync(code, forms)) published.Add(await bank.PublishAsync(form));
        return published;
    }

    /// <summary>Counted from the file: words of letters, sentences by their ends, an option being one.</summary>
    private static (int Words, int Sentences, int Syllables) Text(LiveBank bank, int number)
    {
        var file = bank.Item(number).Content.Split('\n');
        var stem = file.Single(l => l.StartsWith("stem: ", StringComparison.Ordinal))["stem: ".Length..];
        var options = file.Where(l => l.StartsWith("    text: ", StringComparison.Ordinal)).Select(l => l["    text: ".Length..]).ToList();
        var words = options.Append(stem).SelectMany(t => t.Split(' ')).Select(w => w.Trim('.', '?')).Where(w => w.All(char.IsLetter)).ToList();
        return (words.Count, stem.Count(c => c is '.' or '?') + options.Count, words.Sum(w => Cbhcr.Lint.Text.ReadingGrade.Syllables(w)));
    }
}
