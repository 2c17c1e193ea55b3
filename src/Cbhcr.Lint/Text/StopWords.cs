namespace Cbhcr.Lint.Text;

/// <summary>Words that carry grammar and no content.</summary>
public static class StopWords
{
    private static readonly HashSet<string> Words = [.. """
        a an the this that these those some any each every either neither both all no none such what which who whom whose where when why how whether
        i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves one ones
        and or but nor so yet if than then because as until while although though since unless
        of at by for with about against between into through during before after above below to from up down in out on off over under again further once here there without
        within along across behind beyond near toward towards upon per via
        am is are was were be been being have has had having do does did doing will would shall should can could may might must ought
        not only own same other others too very just also more most less least much many few several
        i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll they'll
        isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't let's that's
        following
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>In lower case.</summary>
    public static bool Contains(string lower) => Words.Contains(lower);
}
