namespace Cbhcr.Lint.Tests.Sets;

public class frm_cuex() : Examples("FRM-CUEX")
{
    public override IEnumerable<Example> Fires =>
    [
        Together(
            Item("A", "What should be done with a minor burn?", "*Cool the skin under running water for a while", "Put ice on it", "Cover it"),
            Item("B", "A nurse lets a cook cool the skin under running water. How long should she go on?", "*Twenty minutes", "One minute", "A day")).At("skin under running water"),
        Together(
            Item("A", "Which paper ends a tenancy that has no fixed term?", "*A written notice to quit", "A phone call", "A photo"),
            Item("B", "A landlord sends a written notice to quit. When does the tenancy end?", "*After a month", "At once", "Never")),
        Together(
            Item("A", "Which drug reverses an opioid overdose within minutes?", "*Naloxone", "Aspirin", "Caffeine"),
            Item("B", "Naloxone was given for an opioid overdose. What should be watched for?", "*Sleep", "Hunger", "Thirst")).As(Severity.Warning),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Together(
            Item("A", "What should be done with a minor burn?", "*Cool the skin under running water for a while", "Put ice on it", "Cover it"),
            Item("B", "A nurse lets a cook cool the skin under running water. How long should she go on?", "*Twenty minutes", "One minute", "A day") with { Enemies = ["A"] }),
        Together(
            Item("A", "What should be done with a minor burn?", "*Cool the skin under running water", "Cool the skin under running water with salt", "Cover it"),
            Item("B", "A nurse lets a cook cool the skin under running water. How long should she go on?", "*Twenty minutes", "One minute", "A day")),
        Together(
            Item("A", "Which drug is kept in the red box of the van?", "*Naloxone", "Aspirin", "Caffeine"),
            Item("B", "Naloxone was given for an opioid overdose. What should be watched for?", "*Sleep", "Hunger", "Thirst")),
        Together(
            Item("A", "What should the responder say next?", "*What would you like to do now", "Leave", "Wait"),
            Item("B", "A man says nothing. What would you like to do now to help him?", "*Ask", "Leave", "Wait")),
    ];

    private static LintItem Item(string code, string stem, params string[] options) => Sample.Item(stem, options) with { Code = code };
}
