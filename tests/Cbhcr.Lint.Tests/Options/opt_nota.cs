namespace Cbhcr.Lint.Tests.Options;

public class opt_nota() : Examples("OPT-NOTA")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Which gas do plants take in for their growth?", "Oxygen", "*Carbon dioxide", "Helium", "None of the above").At("None of the above").As(Severity.Error),
        Asking("Which paper is needed to rent the hall?", "A passport", "*A deposit slip", "None of these are correct."),
        Asking("Which sign is seen first in this illness?", "Fever", "Rash", "*Neither of these"),
        Asking("Which tool cuts pipe best?", "*A pipe cutter", "A saw", "None of the options listed"),
        Asking("Which tool cuts pipe best?", "*A pipe cutter", "A saw", "No correct answer is given", "None").At("None"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("How many of the people in the room need help?", "*None of the people in the room", "All of the adults", "Two of the children"),
        Asking("Who may open the sealed box?", "*Neither of the two drivers alone", "The dispatcher", "The owner"),
        Asking("What should the nurse tell him?", "None of his pills may be crushed", "*Take the pills with food", "Stop the pills"),
        Asking("Which statement about the above contract holds?", "It is void", "*It binds both", "It binds one party"),
    ];
}
