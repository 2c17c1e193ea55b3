namespace Cbhcr.Lint.Tests.Stem;

public class stm_multi() : Examples("STM-MULTI")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Which drug should be given? How is it given?", "*Iron, by mouth", "Zinc, by mouth", "Iron, into a vein").As(Severity.Warning),
        Asking("What should the driver do first, and why?", "*Brake, to save time", "Turn, to save fuel", "Stop, to see more"),
        Asking("Which valve is open, and what should the engineer do?", "*The left one; close it", "The right one; close it", "None; wait").At("and what should the"),
        Asking("Who decides on the repair and when?", "*The owner, now", "The tenant, later", "The court, later"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("She asks, “Who are you? What do you want?” What should the responder say?", "*“We are a crisis team.”", "“We have come to help.”", "“We are friends.”"),
        Asking("Which paper says who decides and what they need?", "*The lease", "The bill", "The will"),
        Asking("What should the driver do to find out how and when the bus leaves?", "*Look it up", "Wait", "Ask a guest"),
        Asking("Which of these are metals? Choose two.", "*Tin", "*Zinc", "Amber", "Glass"),
    ];
}
