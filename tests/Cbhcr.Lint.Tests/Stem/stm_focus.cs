namespace Cbhcr.Lint.Tests.Stem;

public class stm_focus() : Examples("STM-FOCUS")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Yeast:", "*Makes gas", "Makes salt", "Makes oil").As(Severity.Warning),
        Asking("Which of the following is true?", "*Yeast makes gas", "Yeast makes salt", "Yeast makes oil"),
        Asking("A man fell down the stairs at home and hurts his arm. Which of the following statements is correct?", "*He needs ice", "He needs sun", "He needs salt").At("Which of the following statements is correct?"),
        Asking("A tenant has not paid the rent for two months and the landlord is angry.", "*Notice", "A fine", "Nothing"),
        Asking("Yeast is", "*a fungus", "a plant", "an animal"),
        Asking("What should the nurse do?", "*Wait", "Call", "Leave"),
        Asking("Which of these is it then?", "*Yeast", "Salt", "Oil"),
        Asking("The main legal duty of tenants under most written contracts", "*Rent", "A fine", "Repairs"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What does yeast add to bread dough?", "*Gas", "Salt", "Oil"),
        Asking("Which statement about the storage of raw chicken is true?", "*It stays cold", "It stays warm", "It stays dry"),
        Asking("A man fell down the stairs at home and hurts his arm. What should come first?", "*Ice", "Sun", "Salt"),
        Asking("What should you do first?", "*Ask her name", "Leave", "Wait").With(i => i with { Stimulus = "A woman sits on a bridge." }),
        Asking("During a power cut the food in a freezer stays safe for about", "an hour", "*two days", "a week"),
        Asking("What is a tort?", "*A civil wrong", "A contract", "A crime"),
        Asking("In contract law, consideration means", "*something of value that each side gives", "a careful thought", "a kind act"),
        Asking("Which metals rust in damp air? Choose two.", "*Iron", "*Steel", "Gold", "Zinc"),
        Asking("What is 7 × 8?", "*56").With(i => i with { Type = "text-entry", Options = [] }),
    ];
}
