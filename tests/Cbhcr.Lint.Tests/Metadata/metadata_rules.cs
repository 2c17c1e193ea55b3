namespace Cbhcr.Lint.Tests.Metadata;

public class met_code() : Examples("MET-CODE")
{
    private static Example Plain => Asking("What is next?", "*Listening", "Leaving", "Writing");

    public override IEnumerable<Example> Fires =>
    [
        Plain.With(i => i with { Competency = "" }).As(Severity.Error).At("competency"),
        Plain.With(i => i with { SkillArea = "RB.XX.YYY" }).At("skillArea"),
        Plain.With(i => i with { SkillArea = "RB.CO.REL" }).At("skillArea"),
        Plain.With(i => i with { Values = ["V-SPEED"] }).At("values[0]"),
        Plain.With(i => i with { Values = [] }).As(Severity.Warning).At("values"),
    ];

    public override IEnumerable<Example> Silent =>
        [Plain, Plain.With(i => i with { Competency = "RB.CO", SkillArea = "RB.CO.REL" }), Plain.With(i => i with { Competency = "ZZ" }).Under(s => s with { Codes = null })];
}

public class met_rationale() : Examples("MET-RATIONALE")
{
    private static Example With(int option, string rationale) => Asking("What is next?", "*Listening", "Leaving", "Writing").With(i => i with { Options = [.. i.Options.Select((o, k) => k == option ? o with { Rationale = rationale } : o)] });

    public override IEnumerable<Example> Fires =>
    [
        With(0, "").As(Severity.Error).At("options[0].rationale"),
        With(1, "It is wrong.").At("options[1].rationale"),
        With(1, "This is what the guide asks for first, because it keeps everybody safe and informed!").At("options[1].rationale"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        With(1, "It leaves the person alone at a moment when company helps most."),
        With(2, "Writing can wait until the person has been heard and is safe."),
        With(0, "Eight words are just enough for a reason."),
    ];
}

public class met_ref() : Examples("MET-REF")
{
    private static Example With(params LintReference[] references) => Asking("What is next?", "*Listening", "Leaving", "Writing").With(i => i with { References = references });

    public override IEnumerable<Example> Fires =>
    [
        With().As(Severity.Error).At("references"),
        With(new LintReference("A guide", null)).As(Severity.Error),
        With(new LintReference("A guide", 2010)).As(Severity.Warning).At("references[0]"),
        // An old source beside a current one is information.
        With(new("A classic", 1957), new("A guide", 2024)).As(Severity.Information).At("references[0]"),
        With(new LintReference("A guide", 2190)).As(Severity.Error),
    ];

    public override IEnumerable<Example> Silent => [With(new LintReference("A guide", 2024)), With(new LintReference("A guide", 2016)), With(new("A guide", 2026), new("Another", 2020))];
}

public class met_cog() : Examples("MET-COG")
{
    private static Example Marked(string level, string stem) => Asking(stem, "*Listening", "Leaving", "Writing").With(i => i with { CognitiveLevel = level });

    public override IEnumerable<Example> Fires =>
    [
        Marked("application", "A team reads a guide. What does the term “triage” mean?").As(Severity.Warning).At("What does the term"),
        Marked("recall", "A man shouts. His sister cries. A child is hurt. What should the team do?").At("stem"),
        Marked("judgment", "What makes praise useful?"),
        Marked("recall", "Two plans are safe. Weigh the two: which is better?").At("Weigh"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Marked("recall", "What does the term “triage” mean?"),
        Marked("application", "A man shouts. What should the team do?"),
        Marked("judgment", "A man shouts and his sister cries. Which of the two should be seen first?"),
        Marked("recall", "A person is upset. Which way of speaking should a responder use?"),
    ];
}

public class met_verbatim() : Examples("MET-VERBATIM")
{
    private const string Guide = "The team stays close to the person for as long as the person wants, and it leaves when the person asks it to leave, without any argument about it.";

    private static Example From(string stem, string? option = null) =>
        Asking(stem, option is null ? "*Listening" : "*" + option, "Leaving", "Writing").Under(s => s with { Sources = new Dictionary<string, string> { ["A guide"] = Guide } });

    public override IEnumerable<Example> Fires =>
    [
        From("The team stays close to the person for as long as the person wants. What is next?").As(Severity.Warning).At("The team stays close to the person for as long as the person wants"),
        From("What is right?", "it leaves when the person asks it to leave, without any argument about it"),
        // Case and punctuation make no other text of it.
        From("What is right: THE TEAM STAYS CLOSE, to the person, for as long as the person wants?"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        From("The team stays as long as it is wanted. What is next?"),
        From("The team stays close to the person for as long. What is next?"),
        Asking(Guide + " What is next?", "*Listening", "Leaving", "Writing"),
    ];
}

public class met_sim() : Examples("MET-SIM")
{
    private static readonly Neighbour[] Bank =
    [
        new("XX-002", "A man sits on a bench in the park and cries about his lost dog. What should the team do first?", "Sit down near him", "RB.SA"),
        new("XX-003", "A woman calls about a noisy street at night. What should the team say?", "That they will listen", "RB.CO"),
        new("XX-004", "A nurse asks for the time of arrival. What should the team write?", "The time on the clock", "RB.SA"),
    ];

    private static Example Asked(string stem, string key = "Ask his name") => Asking(stem, "*" + key, "Leave", "Write").Under(s => s with { Neighbours = Bank });

    public override IEnumerable<Example> Fires =>
    [
        Asked("A man sits on a bench in the park and cries about his lost dog. What should the team do?").As(Severity.Warning).At("stem"),
        Asked("In the park, a man is sitting on a bench; he cries about a lost dog. What should the team do first?").At("stem"),
        Asked("A boy fell off his bike. What is best?", "The time on the clock").At("options[0].text"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asked("A boy fell off his bike and hurt his knee. What is best?"),
        Asked("A man sits on a bench in the park and cries about his lost dog. What should the team do?").With(i => i with { Enemies = ["XX-002"] }),
        Asked("A man sits on a bench in the park and cries about his lost dog. What should the team do first?").With(i => i with { Code = "XX-002" }),
        // The same words as a key of another competency.
        Asked("A boy fell off his bike. What is best?", "That they will listen"),
    ];
}
