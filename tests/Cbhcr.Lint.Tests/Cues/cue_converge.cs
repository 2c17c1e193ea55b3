namespace Cbhcr.Lint.Tests.Cues;

public class cue_converge() : Examples("CUE-CONVERGE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What goes into the dough?", "*Flour and yeast", "Flour and chalk", "Sand and yeast", "Oil and lime").As(Severity.Warning).At("options[0].text"),
        Asking("Which drugs does he need?", "*Aspirin, heparin, oxygen", "Aspirin, heparin, iron", "Zinc, heparin, oxygen", "Aspirin, zinc, oxygen"),
        Asking("Which papers are needed?", "A pass and a bill", "*A pass and a photo", "A key and a photo", "A stamp and a lease"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What goes into the dough?", "*Flour and yeast", "Flour and chalk", "Sand and chalk", "Sand and yeast"),
        Asking("What should the nurse do?", "*Have food brought, and ask about pain", "Have food brought, and wait", "Wait, and leave the food", "Leave, and call later"),
        Asking("Which metal is heaviest?", "*Lead", "Iron and tin", "Zinc"),
    ];
}
