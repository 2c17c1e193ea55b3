namespace Cbhcr.Lint.Tests.Options;

public class opt_neg() : Examples("OPT-NEG")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the driver do in fog?", "*Slow down", "Do not brake at all", "Use high beams").As(Severity.Warning).At("Do not"),
        Asking("Which should a driver NOT do in fog?", "Slow down", "*Not use lights", "Keep to the right").As(Severity.Error),
        Asking("What is known about the lease?", "It is not signed", "*It has ended", "It binds both"),
        Asking("What should the cook do with the oil?", "*Let it cool", "Avoid the sink", "Store it cold").At("Avoid"),
        Asking("All of the following are duties of a tenant EXCEPT", "paying rent", "*never being late", "keeping quiet at night").As(Severity.Error),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the driver say?", "“Do not open the door.”", "*“We stop here.”", "“It is not far.”"),
        Asking("What should the nurse tell her?", "*Tell her that she need not decide now", "Ask her to decide", "Wait for her to decide"),
        Asking("He does not want to talk. What should the nurse do?", "*Sit with him", "Leave him", "Call his son"),
        Asking("What helps a person who is not ready to talk?", "*Time, so that she does not feel pushed", "More questions", "Loud music"),
    ];
}
