namespace Cbhcr.Lint.Tests.Cues;

public class cue_grammar() : Examples("CUE-GRAMMAR")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("The tool that measures current is an", "*ammeter", "voltmeter", "ruler", "scale").As(Severity.Error).At("options[1].text"),
        Asking("The tool that measures current is an", "*ammeter", "ohmmeter", "ruler").As(Severity.Warning),
        Asking("The most common causes of kitchen fires are", "*hot pans", "a candle", "a heater").As(Severity.Error),
        Asking("Before the visit ends, the nurse should", "*ask about pain", "giving the pills", "leaving the room").As(Severity.Error),
        Asking("A landlord can end the lease by", "*giving notice", "sue the tenant", "change the lock"),
        Asking("The first person to be called is a", "*union member", "nurse", "hour-wage clerk").As(Severity.Warning),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("The tool that measures current is a(n)", "*ammeter", "voltmeter", "ruler"),
        Asking("The tool that measures current is an", "*ammeter", "ohmmeter", "hourglass"),
        Asking("Before the visit ends, the nurse should", "*ask about pain", "give the pills", "leave the room"),
        Asking("Which tool measures current?", "*An ammeter", "A voltmeter", "A ruler"),
        Asking("The first person to be called is a", "*union member", "nurse", "one-time guest"),
        Asking("The most common causes of kitchen fires are", "*hot pans", "candles", "heaters"),
    ];
}
