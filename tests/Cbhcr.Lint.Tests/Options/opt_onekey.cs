namespace Cbhcr.Lint.Tests.Options;

public class opt_onekey() : Examples("OPT-ONEKEY")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Which city is the capital of Norway?", "Bergen", "Oslo", "Tromsø").At("options"),
        Asking("Which city is the capital of Norway?", "*Bergen", "*Oslo", "Tromsø").With(i => i with { Type = "single-best-answer" }),
        Asking("Which of these are cities in Norway?", "*Bergen", "*Oslo", "Malmö").With(i => i with { KeysDeclared = 3 }),
        Asking("Which of these are cities in Norway?", "*Bergen", "*Oslo", "*Tromsø"),
        Asking("Which are cities in Norway? Choose three.", "*Bergen", "*Oslo", "Malmö", "Turku").At("Choose three"),
        Asking("Which are cities in Norway? Select all that apply.", "*Bergen", "Lund", "Malmö", "Turku"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("Which city is the capital of Norway?", "Bergen", "*Oslo", "Tromsø"),
        Asking("Which are cities in Norway? Choose two.", "*Bergen", "*Oslo", "Malmö", "Turku"),
        Asking("Which are cities in Norway? Select all that apply.", "*Bergen", "*Oslo", "Malmö", "Turku").With(i => i with { KeysDeclared = null }),
        Asking("Put these cities in order from south to north.", "Oslo", "Bergen", "Tromsø").With(i => i with { Type = "ordering" }),
        Asking("Which should the driver choose? Two lanes are free.", "*The right lane", "The left lane", "The shoulder"),
    ];
}
