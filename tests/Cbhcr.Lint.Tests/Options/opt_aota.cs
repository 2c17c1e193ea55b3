namespace Cbhcr.Lint.Tests.Options;

public class opt_aota() : Examples("OPT-AOTA")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What belongs in a report of the visit?", "Time", "Place", "*All of the above").At("All of the above").As(Severity.Error),
        Asking("What belongs in a report of the visit?", "Time", "Place", "Weather", "*Both A and B").At("Both A and B"),
        Asking("What belongs in a report of the visit?", "Time", "Place", "Weather", "*A and C only"),
        Asking("What belongs in a report of the visit?", "Time", "Place", "All of these are correct", "*All except C"),
        Asking("What belongs in a report of the visit? 1. Time 2. Place 3. Weather", "1 only", "*1 and 2", "1, 2 and 3"),
        Asking("What belongs in a report of the visit?", "*Time", "Place", "A, B and C", "More than one of the above"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("Which vitamins can be stored in body fat?", "*A and D", "B and C", "C and B"),
        Asking("Who should leave the building?", "*All of the guests on the floor", "The night staff", "Both of the cooks"),
        Asking("What does the sum of the two dice have to be?", "*7", "1 and 2", "12"),
        Asking("Which teams meet in the final?", "*A and B", "B and C", "A and C"),
    ];
}
