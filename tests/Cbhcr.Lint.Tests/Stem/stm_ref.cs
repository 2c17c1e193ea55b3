namespace Cbhcr.Lint.Tests.Stem;

public class stm_ref() : Examples("STM-REF")
{
    private static readonly string[] Answers = ["*Ask", "Wait", "Leave"];

    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the nurse in the previous question do next?", Answers).As(Severity.Error),
        Asking("Based on your answer to question 12, what should be done next?", Answers),
        Asking("Which valve in the diagram below should be closed first?", Answers).At("stem").With(i => i with { Media = [] }).At("the diagram below"),
        Asking("Look at the picture. What should the driver do here?", Answers),
        Asking("According to Table 2, which dose is right for a child?", Answers),
        Asking("Watch the video. What should the team do first?", Answers).With(i => i with { Media = [new("stem", "img", "A van")] }),
        Asking("Read the following passage. Who is right?", Answers),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("Which valve in the diagram below should be closed first?", Answers).With(i => i with { Media = [new("stem", "img", "Three valves in a row")] }),
        Asking("According to Table 2, which dose is right for a child?", Answers).With(i => i with { Tables = [new("stem", 3, 3, 9, true)] }),
        Asking("The picture on his desk shows his late wife. What should the nurse ask about?", Answers),
        Asking("She answers the first question and then falls silent. What should the nurse do?", Answers),
        Asking("Read the following passage. “The tenant shall pay on the first day of each month.” When is rent due?", Answers),
        Asking("A chart hangs at the foot of the bed. Who may read it?", Answers),
    ];
}
