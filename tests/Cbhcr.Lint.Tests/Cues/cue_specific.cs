namespace Cbhcr.Lint.Tests.Cues;

public class cue_specific() : Examples("CUE-SPECIFIC")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the tenant send?", "*A notice (by mail)", "A bill", "A photo").As(Severity.Warning).At("(by mail)"),
        Asking("What should be asked about first?", "*Risks such as falls", "His work", "His family"),
        Asking("Why is the pan covered?", "*Because fire needs air", "To save heat", "To keep it clean"),
        Asking("How long is a burn cooled?", "*For 20 minutes or so", "Until it stops hurting", "As long as it is red"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the tenant send?", "*A notice (by mail)", "A bill (by hand)", "A photo"),
        Asking("What should the team say?", "*“911 sent us.”", "“We are friends.”", "“Open the door.”"),
        Asking("How long is a burn cooled?", "*20 minutes", "5 minutes", "An hour"),
        Asking("What should be asked about first?", "*Risk of falls", "His work, for example", "His family"),
    ];
}
