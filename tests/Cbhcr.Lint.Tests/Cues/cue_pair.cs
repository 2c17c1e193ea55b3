namespace Cbhcr.Lint.Tests.Cues;

public class cue_pair() : Examples("CUE-PAIR")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What does this drug do to the heart?", "*Slows the beat down", "Increases the pulse", "Decreases the pulse", "Thins the blood").With(i => Key(i, 2)).As(Severity.Warning).At("options[2].text"),
        Asking("What should the driver do at the sign?", "*Stop before the line", "Stop after the line", "Use the horn", "Flash the lamps"),
        Asking("What should the guard do?", "Open the gate", "*Close the gate", "Ask for a card", "Phone the owner"),
        Asking("What should the nurse do?", "*Move him", "Do not move him", "Give some water", "Cover the window"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the guard do?", "Open the gate", "Close the gate", "*Ask for a card", "Phone the owner"),
        Asking("What should the guard do?", "Open the gate", "*Close the gate", "Open the door", "Close the door"),
        Asking("How should the nurse speak?", "Sit down with him and talk", "*Stand by the door and listen", "Ask his wife", "Wait outside"),
        Asking("What should the guard do?", "Open the gate", "*Close the gate", "Ask for a card"),
    ];

    private static LintItem Key(LintItem item, int key) => item with { Options = [.. item.Options.Select((o, i) => o with { IsKey = i == key })] };
}
