namespace Cbhcr.Lint.Tests.Stem;

public class stm_neg() : Examples("STM-NEG")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Which of these is not a duty of the tenant?", "Paying rent", "Keeping quiet", "*Fixing the roof").As(Severity.Error).At("not"),
        Asking("Which of these is NOT a duty of the tenant?", "Paying rent", "Keeping quiet", "*Fixing the roof").As(Severity.Error),
        Asking("Which of these is NOT a duty of the tenant?", "Paying rent", "Keeping quiet", "*Fixing the roof").With(i => i with { Marks = [new("stem", 18, 3, "strong")] }).As(Severity.Warning),
        Asking("All of the following are signs of a stroke EXCEPT:", "Slurred speech", "A drooping face", "*A rash").As(Severity.Error).At("EXCEPT"),
        Asking("A pan burns. Which step is least likely to help?", "*Water", "A lid", "Sand").At("least"),
        Asking("Which drug is contraindicated in this case?", "*Aspirin", "Iron", "Zinc"),
        Asking("A driver skids on ice. What should she avoid?", "*Braking hard", "Steering gently", "Looking ahead").At("avoid"),
        Asking("Which statement about yeast is false?", "*It is an animal", "It makes gas", "It needs sugar"),
        Asking("When should a driver not use the horn?", "*At night in town", "In danger", "On a pass"),
        Asking("Which of the following shouldn't be stored cold? Choose two.", "*Bread", "*Honey", "Milk", "Fish"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("He does not respond and is not breathing. What should the nurse do first?", "*Start compressions", "Wait", "Call his wife"),
        Asking("What helps most when a person does not want to talk?", "*Time", "Questions", "Orders"),
        Asking("Which option is the least restrictive?", "*A visit at home", "A ward", "A cell"),
        Asking("What should the team do if she will not open the door?", "*Speak through it", "Leave", "Break it"),
        Asking("A man asks, “Why not just leave me here?” What does he most likely mean?", "*He is worn out", "He is joking", "He is lost"),
        Asking("When a tenant does not pay, what must the landlord do first?", "*Give notice", "Sue", "Change the lock"),
        Asking("How can at least two exits be kept free?", "*By moving the cart", "By locking one", "By a sign"),
        Asking("The alarm was false. Who has to be told that it was wrong?", "*The fire service", "The guests", "The owner"),
        Asking("Which person is most at risk of not being heard?", "*The child", "The uncle", "The clerk").With(i => i with { Stem = "Which person most needs to be heard?" }),
    ];
}
