namespace Cbhcr.Lint.Tests.Options;

public class opt_order() : Examples("OPT-ORDER")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("How many players has a team on the field?", "9", "*11", "10").With(Fixed).As(Severity.Warning),
        Asking("When did the treaty come into force?", "March 3, 1999", "*January 5, 2001", "June 1, 2000").With(Fixed),
        Asking("Which metal conducts best?", "*Silver", "Copper", "Iron").With(Fixed),
        Asking("How bad is the burn?", "Severe", "Mild", "*Moderate").With(Fixed),
        Asking("How often is it done?", "Weekly", "*Daily", "Monthly").With(Fixed),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("How many players has a team on the field?", "9", "*11", "10"),
        Asking("How many players has a team on the field?", "9", "10", "*11").With(Fixed),
        Asking("How long does it take?", "*Two hours", "90 minutes", "An hour").With(Fixed),
        Asking("How bad is the burn?", "Mild", "*Moderate", "Severe").With(Fixed),
        Asking("Which metal conducts best?", "Copper", "Iron", "*Silver").With(Fixed),
        Asking("What should the cook do?", "*Turn off the heat", "Add some oil", "Call for help").With(Fixed),
    ];

    private static LintItem Fixed(LintItem item) => item with { ShuffleOptions = false };
}
