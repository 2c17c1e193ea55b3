namespace Cbhcr.Lint.Tests.Stem;

public class stm_trick() : Examples("STM-TRICK")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("How long is the bridge over the river?", "*1,000 feet", "1,050 feet", "3,000 feet").With(i => i with { Options = [i.Options[0] with { Text = "1000 feet" }, i.Options[1] with { Text = "1050 feet" }, i.Options[2]] }).As(Severity.Warning),
        Asking("Whom does the clerk have to call?", "The witness", "*The witnesses", "A judge").With(i => i with { Options = [i.Options[0] with { Text = "The guard" }, i.Options[1] with { Text = "The guards" }, i.Options[2]] }),
        Asking("What has to be signed?", "*The lease", "The leases", "The bill"),
        Asking("Which part is broken?", "*The ileum", "The ilium", "The femur"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("How long is the bridge over the river?", "*1000 feet", "2000 feet", "3000 feet"),
        Asking("Which number links callers to the crisis line?", "211", "911", "*988"),
        Asking("In which year did the treaty come into force?", "1998", "*1999", "2001"),
        Asking("Which body temperature is a fever in an adult?", "36.8 °C", "37.2 °C", "*38.4 °C"),
        Asking("Which way does the heat move?", "Left", "*Right", "Up"),
        Asking("What has to be signed?", "*A lease", "The lease", "The bill"),
        Asking("At which pulse should the nurse call?", "*48", "72", "88", "96"),
        Asking("Which law applies?", "Section 11", "*Section 12", "Section 13"),
    ];
}
