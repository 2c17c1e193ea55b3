namespace Cbhcr.Lint.Tests.Options;

public class opt_hetero() : Examples("OPT-HETERO")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What helps a frightened man most at this point?", "Ask what he sees", "*Tell him your name", "Reassure him", "Lorazepam by mouth").As(Severity.Information).At("options[3].text"),
        Asking("Where should the driver take the package?", "To the school", "To the clinic", "*To the nurse"),
        Asking("What is the cause of the weakness?", "Diabetes", "Anemia", "*Insulin"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What helps a frightened man most at this point?", "Ask what he sees", "*Tell him your name", "Listen to him", "Explain the plan"),
        Asking("Which drug thins the blood?", "*Warfarin", "Insulin", "Morphine"),
        Asking("Whom does the driver call first?", "*The dispatcher", "A mechanic", "The police"),
        Asking("Where does the case begin?", "In the county clerk's office", "*In the kitchen", "With the teacher", "With a judge"),
    ];
}
