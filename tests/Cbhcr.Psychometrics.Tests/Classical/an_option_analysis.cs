namespace Cbhcr.Psychometrics.Tests.Classical;

public sealed class an_option_analysis
{
    // Three options each, keys 0 and 1. Totals of the five: 2, 1, 0, 1, 0.
    private static readonly KeyedItem[] Items = [new(3, 0), new(3, 1)];
    private static readonly byte[] Codes = [0, 1, /**/ 0, 2, /**/ 1, ResponseCode.Omitted, /**/ 2, 1, /**/ ResponseCode.NotReached, ResponseCode.NotReached];

    [Fact]
    public void of_a_small_form_by_hand()
    {
        var analysis = OptionAnalysis.Of(new(Items, 5, Codes), Matrix.Scored(2));
        analysis[0].Options.Select(o => (o.Count, o.IsKey, o.MeanTotal)).ShouldBe([(2, true, 1.5), (1, false, 0), (1, false, 1)]);
        analysis[1].Options.Select(o => o.Count).ShouldBe([0, 2, 1]);
        (analysis[0].N, analysis[0].Omitted, analysis[0].NotReached).ShouldBe((5, 0, 1));
        (analysis[1].N, analysis[1].Omitted, analysis[1].NotReached).ShouldBe((5, 1, 1));
        analysis[0].Options[0].P.ShouldBe(0.4);
        // Key 1 1 0 0 0 with totals 2 1 0 1 0: (5·3 − 2·4)/√((5·2 − 4)(5·6 − 16)) = 7/√84; with rests 1 0 0 1 0: (5·1 − 2·2)/√(6 · (5·2 − 4)) = 1/6.
        analysis[0].Options[0].TotalCorrelation.ShouldAgreeWith(7 / Math.Sqrt(84));
        analysis[0].Options[0].RestCorrelation.ShouldAgreeWith(1 / 6.0);
        // Option 2 of item 1, 0 0 0 1 0, with rests: (5·1 − 1·2)/√((5 − 1) · 6) = 3/√24.
        analysis[0].Options[2].RestCorrelation.ShouldAgreeWith(3 / Math.Sqrt(24));
        var unchosen = analysis[1].Options[0];
        (unchosen.P, unchosen.MeanTotal, unchosen.TotalCorrelation, unchosen.RestCorrelation).ShouldBe((0, null, null, null));
    }

    [Fact]
    public void agrees_with_the_item_analysis_about_the_key()
    {
        var responses = new OptionResponses(Items, 5, Codes);
        foreach (var uses in new ItemUse[][] { [ItemUse.Scored, ItemUse.Scored], [ItemUse.Pretest, ItemUse.Scored] })
        {
            var items = ItemAnalysis.Of(responses.Score(), uses).Items;
            foreach (var (item, options) in items.Zip(OptionAnalysis.Of(responses, uses)))
            {
                var key = options.Options.Single(o => o.IsKey);
                (key.Count, key.P, key.TotalCorrelation, key.RestCorrelation).ShouldBe((item.Counts.Right, item.P, item.TotalCorrelation, item.RestCorrelation));
                options.Options.Where(o => !o.IsKey).Sum(o => o.Count).ShouldBe(item.Counts.Wrong);
                (options.Omitted, options.NotReached, options.N).ShouldBe((item.Counts.Omitted, item.Counts.NotReached, item.N));
            }
        }
    }

    [Fact]
    public void leaves_those_out_who_were_not_given_the_item()
    {
        var analysis = OptionAnalysis.Of(new(Items, 2, [0, ResponseCode.NotAdministered, 1, 1]), Matrix.Scored(2));
        (analysis[1].N, analysis[1].Options[1].P).ShouldBe((1, 1));
    }

    [Fact]
    public void of_nobody_is_empty()
    {
        var item = OptionAnalysis.Of(new(Items, 0, []), Matrix.Scored(2))[0];
        (item.N, item.Options.Count, item.Options[0].P).ShouldBe((0, 3, null));
    }

    [Fact]
    public void needs_a_use_for_every_item() => Should.Throw<ArgumentException>(() => OptionAnalysis.Of(new(Items, 5, Codes), [ItemUse.Scored]));
}
