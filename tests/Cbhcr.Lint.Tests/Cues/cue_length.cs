namespace Cbhcr.Lint.Tests.Cues;

public class cue_length() : Examples("CUE-LENGTH")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the cook do?", "*Turn off the heat, cover the pan and leave it alone", "Add some cold water", "Carry it outside", "Open a window").As(Severity.Warning).At("options[0].text"),
        Asking("What should the nurse do?", "*Wait", "Call the doctor on duty and ask for more of it", "Raise the bed and give him some warm water", "Ask the family to come in and sit with him"),
        Asking("What should the nurse do?", "Call his wife", "Give him tea", "*Ask him what he has eaten today, and measure his sugar"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the cook do?", "*Turn off the heat", "Add cold water", "Carry it out", "Open up"),
        Asking("Which office helps tenants?", "*The legal aid office", "The police", "The bank", "The school"),
        Asking("What should the nurse do?", "*Ask him what he has eaten today", "Ask his wife what he has eaten and when", "Call for help", "Wait"),
    ];
}
