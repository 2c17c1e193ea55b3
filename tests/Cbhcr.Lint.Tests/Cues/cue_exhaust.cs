namespace Cbhcr.Lint.Tests.Cues;

public class cue_exhaust() : Examples("CUE-EXHAUST")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What happens to the pressure in the tank?", "It increases", "*It decreases", "It stays the same", "It turns to steam").As(Severity.Warning).At("options[3].text"),
        Asking("How does the price of the new part compare?", "*Higher", "Lower", "The same", "In dollars"),
        Asking("Is the lease valid without a signature?", "Yes", "*No", "With a witness"),
        Asking("When is the test done?", "Before surgery", "*During surgery", "After surgery", "At the clinic"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What happens to the pressure in the tank?", "It increases", "*It decreases", "It stays the same"),
        Asking("What happens to the pressure in the tank?", "It increases", "*It decreases", "It swings", "It is lost"),
        Asking("What should the cook do first?", "Turn up the heat", "*Turn down the heat", "Stir", "Cover the pan"),
        Asking("What helps the guest?", "More water in the glass", "*Less noise in the room", "The same nurse each day", "A walk"),
    ];
}
