using System.Globalization;
using System.Xml.Linq;
using Cbhcr.Exam.Platform.Charts;
using Cbhcr.Exam.Tests.Platform.Documents;

namespace Cbhcr.Exam.Tests.Platform.Charts;

public class drawing_charts
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Kinds => ["histogram", "scatter", "line"];

    private static Chart Draw(string kind) => kind switch
    {
        "histogram" => ScoreHistogram.Draw("Scores <all> & \"more\"", Printed.Bins, 500),
        "scatter" => ItemScatter.Draw("Items", Printed.Points(100)),
        _ => ScoreLine.Draw(463, 500, 200, 800),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void give_a_titled_and_described_image(string kind)
    {
        var chart = Draw(kind);
        var root = XDocument.Parse(chart.Svg).Root!;
        root.Attribute("role")!.Value.ShouldBe("img");
        root.Elements().Take(2).Select(e => (e.Name.LocalName, e.Value)).ShouldBe([("title", chart.Title), ("desc", chart.AltText)]);
        chart.AltText.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void keep_to_a_strict_content_security_policy(string kind)
    {
        foreach (var element in XDocument.Parse(Draw(kind).Svg).Descendants())
        {
            element.Name.LocalName.ShouldBeOneOf("svg", "title", "desc", "rect", "line", "circle", "text");
            element.Attributes().ShouldAllBe(a => a.Name.LocalName != "style" && !a.Name.LocalName.StartsWith("on") && !a.Value.Contains("url("));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void give_the_same_bytes_in_every_culture(string kind)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Draw(kind).Svg;
        try
        {
            foreach (var culture in new[] { "de-DE", "ar-SA", "sv-SE" })
            {
                CultureInfo.CurrentCulture = new(culture);
                Draw(kind).Svg.ShouldBe(expected);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void a_histogram_counts_every_score_once()
    {
        var bins = ScoreHistogram.Bins([200, 249.9, 250, 799, 800], 200, 800, 50);
        bins.Count.ShouldBe(12);
        bins.Select(b => b.Count).ShouldBe([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => ScoreHistogram.Bins([801], 200, 800, 50));
    }

    [Fact]
    public void a_histogram_draws_a_bar_for_each_filled_bin_and_a_dashed_cut()
    {
        var chart = ScoreHistogram.Draw("Scores", [new(0, 10, 3), new(10, 20, 0), new(20, 30, 7)], 15);
        var svg = XDocument.Parse(chart.Svg);
        var bars = svg.Descendants(Space + "rect").Skip(1).ToList();
        bars.Count.ShouldBe(2);
        (Height(bars[1]) / Height(bars[0])).ShouldBe(7.0 / 3, 0.01);
        svg.Descendants(Space + "line").Count(l => l.Attribute("stroke-dasharray") is not null).ShouldBe(1);
        svg.Descendants(Space + "text").ShouldContain(t => t.Value == "Cut score 15");
        chart.AltText.ShouldBe("Histogram of 10 candidates by scaled score, from 0 to 30. The fullest bin, 20 to 30, holds 7. The cut score is 15.");
        chart.Table.Rows.Count.ShouldBe(3);

        static double Height(XElement e) => double.Parse(e.Attribute("height")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void a_scatter_tells_scored_from_pretest_by_shape_and_names_what_lies_outside()
    {
        var chart = ItemScatter.Draw("Items", [new("A-1", 0.6, 0.3, true), new("A-2", 0.7, 0.35, false), new("A-3", 0.5, -0.05, true)]);
        var svg = XDocument.Parse(chart.Svg);
        svg.Descendants(Space + "circle").Count().ShouldBe(2 + 1, "two scored items and the legend");
        svg.Descendants(Space + "rect").Count(r => r.Attribute("transform") is not null).ShouldBe(1 + 1, "one pretest item and the legend");
        var names = svg.Descendants(Space + "text").Select(t => t.Value).ToList();
        names.ShouldContain("A-3");
        names.ShouldNotContain("A-1");
        chart.AltText.ShouldEndWith("Outside lies 1: A-3.");
    }

    [Fact]
    public void a_scatter_refuses_what_is_no_statistic() =>
        Should.Throw<ArgumentException>(() => ItemScatter.Draw("Items", [new("A-1", double.NaN, 0.3, true)])).Message.ShouldContain("A-1");

    [Theory]
    [InlineData(0, 1, 10, "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0")]
    [InlineData(200, 800, 8, "200 300 400 500 600 700 800")]
    [InlineData(-0.2, 0.5, 6, "-0.2 0.0 0.2 0.4")]
    [InlineData(0, 43, 5, "0 10 20 30 40")]
    public void ticks_are_round(double low, double high, int about, string labels) =>
        string.Join(' ', new Axis(low, high, 0, 100).Ticks(about).Select(t => t.Label)).ShouldBe(labels);

    [Theory]
    [InlineData(-0.0, "0")]
    [InlineData(-0.001, "0")]
    [InlineData(1234.565, "1234.57")]
    public void numbers_are_short(double value, string text) => Svg.Number(value).ShouldBe(text);
}
