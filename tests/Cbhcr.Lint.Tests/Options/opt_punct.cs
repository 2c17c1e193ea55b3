namespace Cbhcr.Lint.Tests.Options;

public class opt_punct() : Examples("OPT-PUNCT")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the cook do with the soup?", "Stir it.", "*Cover it.", "Cool it").As(Severity.Warning).At("options[2].text"),
        Asking("What should the cook do with the soup?", "Stir it", "*cover it", "Cool it").At("options[1].text"),
        Asking("When a pan catches fire, remember this:", "*It must be covered.", "It must be carried out.", "It must be wetted."),
        Asking("What should the guard say?", "“Please wait here.”", "*“May I see your card?”", "“Go on”"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the guard say?", "“Please wait here.”", "*“May I see your card?”", "“You can go on!”"),
        Asking("Which drug is an opioid?", "aspirin", "*Vicodin", "ibuprofen"),
        Asking("When does the shift begin?", "*At 5 p.m.", "At noon", "At 7 p.m."),
        Asking("What is measured in the pool?", "*pH", "Depth", "Temperature"),
        Asking("Who signs the form?", "The nurse", "*911 staff", "EMS staff"),
        Asking("Sugar is added in order to", "*feed the yeast", "brown the crust", "dry the dough"),
    ];
}
