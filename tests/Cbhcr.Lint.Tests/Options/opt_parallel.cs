namespace Cbhcr.Lint.Tests.Options;

public class opt_parallel() : Examples("OPT-PARALLEL")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the responder do first?", "Ask him to sit down", "*Giving him some space", "Tell him to be quiet").As(Severity.Warning).At("options[1].text"),
        Asking("What is the aim of the visit?", "To check the meter", "To repair the meter", "*He wants to sell a meter"),
        Asking("What should the driver say to the guest?", "“Please fasten your belt.”", "*Remind her of the belt", "“You must not open the window.”"),
        Asking("What is wrong with the engine?", "The pump is broken", "*Replace the pump", "The belt is loose"),
        Asking("What comes next in this plan?", "Boiling the water", "Draining the pasta", "*A pinch of salt"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the responder do first?", "Ask him to sit down", "*Give him some space", "Do not speak to him"),
        Asking("What is the aim of the visit?", "*To check the meter", "To repair the meter", "To sell a meter"),
        Asking("Which plan is best for tonight?", "*A clinic visit in the morning", "A few nights at a center until her pills are refilled", "A list of clinics"),
        Asking("Which of these warns of danger?", "His father died when he was a boy", "*He gives away things that he loves", "He has lived alone for years"),
        Asking("Where should the nurse stand?", "Near the door", "*Beside the bed", "The far corner of the room"),
        Asking("Which document lets a person decide for another?", "*A health care proxy", "A living will", "A deed", "A trust"),
        Asking("What is found in the blood?", "Sugar", "*Iron", "Training"),
    ];
}
