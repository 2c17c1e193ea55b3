namespace Cbhcr.Lint.Tests.Cues;

public class cue_clang() : Examples("CUE-CLANG")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Which organ does a nephrologist treat in patients with nephritis?", "*The nephron of the kidney", "The lung", "The skin").As(Severity.Warning).With(i => i with { Stem = "Which part is damaged in inflammation of the nephron?", Options = [i.Options[0], i.Options[1], i.Options[2]] }),
        Asking("What is the first step in arbitration of a dispute?", "*Naming an arbitration panel", "Paying a fee", "Closing the file").At("arbitration"),
        Asking("A diver has decompression pain. Where is he taken?", "*To a decompression chamber", "To a warm bed", "To a ward"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man takes lithium. What should the nurse do?", "*Tell EMS that he takes lithium", "Stop the lithium", "Give water"),
        Asking("A woman opens the door. What should the team say to the woman?", "*Tell the woman who sent them", "Say nothing", "Ask to come in"),
        Asking("What does a responder do in a crisis?", "*The responder stays calm in a crisis", "Shouts", "Leaves"),
        Asking("A man sent a note. What came next?", "*A car was sent", "A dog barked", "It rained"),
        Asking("What is the first step in arbitration of a dispute?", "*Naming an arbitration panel", "Paying a fee", "Closing the file")
            .Under(s => s with { Neighbours = [.. Enumerable.Range(0, 60).Select(n => new Neighbour($"N-{n}", $"Case {n} is about arbitration.", "Key", "X"))] }),
    ];
}
