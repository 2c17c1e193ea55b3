namespace Cbhcr.Lint.Tests.Stem;

public class stm_length() : Examples("STM-LENGTH")
{
    private static readonly string[] Answers = ["*Ask", "Wait", "Leave"];

    public override IEnumerable<Example> Fires =>
    [
        Asking(Words(92) + " What comes next?", Answers).As(Severity.Warning).At("stem"),
        Asking(Words(125) + " What comes next?", Answers).With(i => i with { Levels = ["CBHCR-II"] }),
        Asking(Words(165) + " What comes next?", Answers).With(i => i with { Levels = ["CBHCR-III"] }),
        Asking("A man who lives alone in a house at the end of a long road that few people use asks a driver who stops there by chance for help with his dog. What comes next?", Answers),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking(Words(80) + " What comes next?", Answers),
        Asking(Words(110) + " What comes next?", Answers).With(i => i with { Levels = ["CBHCR-II"] }),
        Asking("A man asks a driver for help with his dog. What comes next?", Answers).With(i => i with { Stimulus = Words(300) }),
    ];

    private static string Words(int count) => string.Concat(Enumerable.Repeat("The dog sits by the old door and waits. ", count / 9)) + string.Concat(Enumerable.Repeat("Wait. ", count % 9)).Trim();
}
