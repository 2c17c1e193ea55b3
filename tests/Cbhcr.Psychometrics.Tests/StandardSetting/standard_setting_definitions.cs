using System.Text.Json;
using Cbhcr.Psychometrics.Irt;
using Cbhcr.Psychometrics.StandardSetting;
using Cbhcr.Psychometrics.Tests.Reference;

namespace Cbhcr.Psychometrics.Tests.StandardSetting;

/// <summary>What base R makes of the definitions; no package covers these methods.</summary>
public sealed class standard_setting_definitions
{
    private const string Set = "standard_setting_definitions";

    [Fact]
    public void of_angoff()
    {
        var r = Reference("angoff");
        var ratings = r.GetProperty("ratings").EnumerateArray().Select(Doubles).ToArray();
        var study = Angoff.Of([new PanelRatings(ratings.Length, ratings[0].Length, [.. ratings.SelectMany(x => x)])]);
        foreach (var (rater, expected) in study.Raters.Zip(Doubles(r.GetProperty("raterCuts")))) Same("angoff rater cuts", rater.Cut, expected);
        Same("angoff cut", study.Cut.Value, r.GetProperty("cut").GetDouble());
        Same("angoff sd", study.Cut.StandardDeviation, r.GetProperty("sdRaters").GetDouble());
        Same("angoff se", study.Cut.StandardError, r.GetProperty("seCut").GetDouble());
        foreach (var (item, expected) in study.Items.Zip(Doubles(r.GetProperty("itemMeans")))) Same("angoff item means", item.Mean, expected);
        foreach (var (item, expected) in study.Items.Zip(Doubles(r.GetProperty("itemSD")))) Same("angoff item sd", item.StandardDeviation, expected);
        study.Cut.PassingScore.ShouldBe(19);
    }

    [Fact]
    public void of_ebel()
    {
        var r = Reference("ebel");
        Same("ebel cut", Ebel.Cut([.. Doubles(r.GetProperty("nItems")).Select(n => (int)n)], Doubles(r.GetProperty("judgedP"))), r.GetProperty("cut").GetDouble());
    }

    /// <summary>The file holds RP50 and RP67 of two-parameter items, from which a and b follow.</summary>
    [Fact]
    public void of_bookmark()
    {
        var r = Reference("bookmark");
        var listed = r.GetProperty("orderedItems").EnumerateArray().Select(e => (Rp50: e.GetProperty("rp50").GetDouble(), Rp67: e.GetProperty("rp67").GetDouble())).ToArray();
        IrtItem[] items = [.. listed.Select(e => DichotomousItem.At(Math.Log(2) / (e.Rp67 - e.Rp50), e.Rp50)).Reverse()];
        var booklet = OrderedItemBooklet.Of(items, r.GetProperty("rp").GetDouble());
        booklet.Pages.Count.ShouldBe(listed.Length);
        foreach (var (page, expected) in booklet.Pages.Zip(listed)) Same("bookmark rp67", page.Location, expected.Rp67);
        foreach (var page in OrderedItemBooklet.Of(items, 0.5).Pages) Same("bookmark rp50", page.Location, listed[listed.Length - 1 - page.Item].Rp50);
        var round = Bookmark.Of(items, booklet, [[.. Doubles(r.GetProperty("bookmarks")).Select(b => (int?)b)]])[0];
        foreach (var (rater, expected) in round.Raters.Zip(Doubles(r.GetProperty("thetaCuts")))) Same("bookmark abilities", rater.Ability, expected);
        Same("bookmark ability", round.Ability, r.GetProperty("medianTheta").GetDouble());
        Same("bookmark cut", round.Cut.Value, r.GetProperty("rawCutTrueScore").GetDouble());
    }

    /// <summary>
    /// The scores are not in the file, but its rates tell the two steps of the curve that matter: of 1,636 persons 343 are at 112 or below and
    /// 1,268 above 113. It was solved on a grid of .001, which stops just behind the riser at 112.
    /// </summary>
    [Fact]
    public void of_hofstee()
    {
        var r = Reference("hofstee");
        var judge = new HofsteeJudgement(r.GetProperty("minCut").GetDouble(), r.GetProperty("maxCut").GetDouble(), r.GetProperty("minFail").GetDouble(), r.GetProperty("maxFail").GetDouble());
        var hofstee = Hofstee.Of([judge], Scores());
        AgreementTable.Compare("hofstee cut", Set, hofstee.Cut!.Value, r.GetProperty("cut").GetDouble(), 0.001 + 1e-10);
        hofstee.Cut.Value.ShouldBe(112);
        var line = judge.MaximumFail - (judge.MaximumFail - judge.MinimumFail) * (r.GetProperty("cut").GetDouble() - judge.MinimumCut) / (judge.MaximumCut - judge.MinimumCut);
        Same("hofstee line", line, r.GetProperty("lineAtCut").GetDouble());
        Same("hofstee fail rate behind the riser", FailBelow(113), r.GetProperty("failRateAtCut").GetDouble());
    }

    [Fact]
    public void of_beuk()
    {
        var (r, input) = (Reference("beuk"), Reference("beukInput"));
        BeukJudgement[] judges = [.. Doubles(input.GetProperty("cuts")).Zip(Doubles(input.GetProperty("pass")), (c, p) => new BeukJudgement(c, p))];
        var beuk = Beuk.Of(judges, Scores());
        Same("beuk mean cut", beuk.MeanCut, r.GetProperty("meanCut").GetDouble());
        Same("beuk sd of cuts", beuk.CutStandardDeviation, r.GetProperty("sdCut").GetDouble());
        Same("beuk mean pass rate", beuk.MeanPassRate, r.GetProperty("meanPass").GetDouble());
        Same("beuk sd of pass rates", beuk.PassRateStandardDeviation, r.GetProperty("sdPass").GetDouble());
        Same("beuk slope", beuk.Slope, r.GetProperty("slope").GetDouble());
        AgreementTable.Compare("beuk cut", Set, beuk.Cut!.Value, r.GetProperty("cut").GetDouble(), 0.001 + 1e-10);
        beuk.Cut.Value.ShouldBe(113);
        Same("beuk pass rate behind the riser", 1 - FailBelow(114), r.GetProperty("passRate").GetDouble());
    }

    private static double FailBelow(int score) => Scores().Frequencies[..score].ToArray().Sum() / 1636.0;

    private static ScoreDistribution Scores()
    {
        var frequencies = new int[171];
        (frequencies[105], frequencies[112], frequencies[113], frequencies[120]) = (330, 13, 25, 1268);
        return new(frequencies);
    }

    private static void Same(string statistic, double? actual, double expected) => AgreementTable.Compare(statistic, Set, actual!.Value, expected, 1e-10, relative: true);

    private static JsonElement Reference(string method)
    {
        SharedData.SkipUnlessThere();
        return SharedData.Reference(Set).GetProperty(method);
    }

    private static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];
}
