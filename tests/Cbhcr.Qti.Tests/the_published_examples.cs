using Cbhcr.Qti.Checking;
using Cbhcr.Qti.Reading;

namespace Cbhcr.Qti.Tests;

public class the_published_examples
{
    private static readonly string[] Supported =
        ["choice", "inline-choice", "order", "match", "associate", "gap-match", "hottext", "hotspot", "select-point", "text-entry", "extended-text", "slider"];

    private static List<(string Path, QtiReport Report)> All() => [.. SharedQti.Files().Select(f => (f.Path, QtiReport.Of(f.Xml)))];

    [Fact]
    public void are_taken_in_where_their_interactions_are_supported()
    {
        var items = All().Where(f => f.Report is { Kind: QtiKind.Item } r && r.Interactions.All(i => Supported.Contains(i[4..^12]))).ToList();
        items.Count.ShouldBeGreaterThan(60);
        items.Where(i => !i.Report.Imported).Select(i => $"{i.Path}: {i.Report.Error}").ShouldBeEmpty();
    }

    [Fact]
    public void come_back_as_they_went_in() =>
        All().Where(f => f.Report.WellFormed && f.Report.RoundTrip is not (RoundTripResult.Identical or RoundTripResult.Equivalent)).Select(f => $"{f.Path}: {f.Report.RoundTrip} {f.Report.Difference}").ShouldBeEmpty();

    [Fact]
    public void give_full_marks_for_the_correct_response_and_the_least_for_none() =>
        All().Where(f => f.Report is { Kind: QtiKind.Item, Imported: true, ScoringOk: not true }).Select(f => $"{f.Path}: {f.Report.ScoringNote}").ShouldBeEmpty();

    [Fact]
    public void are_refused_with_the_line_where_they_are_malformed()
    {
        var refused = All().Where(f => !f.Report.WellFormed).ToList();
        refused.Count.ShouldBe(2);
        refused.ShouldAllBe(f => f.Report.Error!.Line > 0 && f.Report.Error.Column > 0);
    }

    [Fact]
    public void are_known_for_what_they_are() =>
        All().Where(f => f.Report.WellFormed).Select(f => f.Report.Kind).Distinct().ShouldBe(
            [QtiKind.Item, QtiKind.Test, QtiKind.Manifest, QtiKind.Stimulus, QtiKind.UsageData, QtiKind.Results, QtiKind.Fragment], ignoreOrder: true);
}
