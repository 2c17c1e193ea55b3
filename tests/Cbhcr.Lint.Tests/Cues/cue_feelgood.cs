namespace Cbhcr.Lint.Tests.Cues;

public class cue_feelgood() : Examples("CUE-FEELGOOD")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A man will not leave the shop. What should the team do?", "*Listen to him with respect", "Order him out", "Threaten to call the police", "Wait").As(Severity.Warning).At("respect"),
        Asking("A tenant shouts. What should the clerk do?", "*Validate what she feels", "Argue with her", "Ignore her", "Close the window"),
        Asking("A guest cries. What should the guide do?", "*Offer gentle support", "Scold the guest", "Refuse to go on", "Blame the heat"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man will not leave the shop. What should the team do?", "*Listen to him with respect", "Ask the owner to be patient", "Order him out", "Threaten him"),
        Asking("A man will not leave the shop. What should the team do?", "*Ask what he needs", "Order him out", "Ignore him", "Blame him"),
        Asking("A man will not leave the shop. What should the team do?", "*Listen to him with respect", "Call his brother", "Ask the owner to wait", "Bring water"),
    ];
}
