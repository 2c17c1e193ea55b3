namespace Cbhcr.Lint.Tests.Options;

public class opt_overlap() : Examples("OPT-OVERLAP")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("How many minutes does the dough have to rest?", "*10 to 20 minutes", "15 to 30 minutes", "40 to 60 minutes").As(Severity.Warning).At("options[1].text"),
        Asking("How often is the filter changed?", "*Weekly", "Every 7 days", "Once a month"),
        Asking("What should the guard do first?", "Call EMS", "*Call EMS and stay with him", "Lock the door"),
        Asking("What is the age group?", "18–25", "25–40", "*41–65"),
        Asking("Which drink raises the risk?", "Beer", "Beer or wine", "*Strong coffee"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("How many minutes does the dough have to rest?", "*10 to 20 minutes", "21 to 30 minutes", "40 to 60 minutes"),
        Asking("From which age may one drive alone?", "At least 16", "*At least 18", "At least 21"),
        Asking("How soon has the loss to be reported?", "Within 24 hours", "*Within 3 days", "Within 2 weeks"),
        Asking("What should the guard do first?", "Call EMS only", "*Call EMS and stay with him", "Lock the door"),
        Asking("Who comes along?", "Two police officers", "*Two nurses", "Two neighbors"),
        Asking("How should the driver turn?", "Turn left", "*Turn left at the light", "Turn right"),
    ];
}
