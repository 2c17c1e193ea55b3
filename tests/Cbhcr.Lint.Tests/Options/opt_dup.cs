namespace Cbhcr.Lint.Tests.Options;

public class opt_dup() : Examples("OPT-DUP")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the cook do with the pan?", "*Turn off the heat", "Turn off the heat.", "Add oil").As(Severity.Error).At("options[1].text"),
        Asking("Who is to be told of the fault?", "The owner", "An owner", "*The tenant"),
        Asking("Who should come along on the visit?", "*A nurse and a driver", "A driver and a nurse", "A nurse alone"),
        Asking("What helps in this talk?", "*De-escalation of the conflict", "Deescalation of the conflict", "A firm order"),
        Asking("How is the answer written?", "*3 > 2", "3 > 2", "2 > 3"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the nurse do with the dose?", "Increase the dose by half each day", "*Decrease the dose by half each day", "Keep the dose"),
        Asking("Which state is this?", "Hypoglycemia", "*Hyperglycemia", "Hyponatremia"),
        Asking("What comes first?", "Ask him and then tell her", "*Tell him and then ask her", "Ask them both"),
        Asking("How is the answer written?", "*3 > 2", "3 < 2", "3 = 2"),
        Asking("When should the team call back?", "*Before he has eaten", "After he has eaten", "When he asks"),
        Asking("How much should be given?", "*0.5 mg", "5 mg", "50 mg"),
    ];
}
