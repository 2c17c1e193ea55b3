namespace Cbhcr.Lint.Tests.Scope;

public class sc_force() : Examples("SC-FORCE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the team do?", "*Restrain him until he is calm", "Leave", "Wait").As(Severity.Error).At("Restrain"),
        Asking("What should the team do?", "*Ask, and if he goes on, hold him down", "Leave", "Wait").At("hold him down"),
        Asking("What should the team do?", "*Block the door", "Leave", "Wait").At("Block the door"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the team do?", "*Step back without restraint", "Restrain him", "Wait"),
        Asking("What should the team do?", "*Stay calm and never grab him", "Leave", "Wait"),
        Asking("What should the team do?", "*Hold the door open for him", "Leave", "Wait"),
    ];
}

public class sc_policepower() : Examples("SC-POLICEPOWER")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the team do?", "*Detain him", "Leave", "Wait").As(Severity.Error).At("Detain"),
        Asking("What should the team do?", "*Search her bag for pills", "Leave", "Wait").At("Search her bag"),
        Asking("What should the team say?", "*“Sit down or I will call the police.”", "“Please sit.”", "Nothing").At("or I will call the police"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the team do?", "*Ask for police support", "Arrest him", "Wait"),
        Asking("What should the team do?", "*Search for an open bed", "Leave", "Wait"),
        Asking("What should the team say?", "*That nobody will be arrested, not him and not her", "Nothing", "A joke").With(i => i with { Options = [i.Options[0] with { Text = "That they will not arrest anybody" }, .. i.Options.Skip(1)] }),
    ];
}

public class sc_invol() : Examples("SC-INVOL")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the team do?", "*Start an involuntary hold", "Leave", "Wait").As(Severity.Error),
        Asking("What should the team do?", "*Listen", "Petition the court", "Wait").As(Severity.Error).At("Petition the court"),
        Asking("A woman was under the Baker Act last year. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Warning).At("Baker Act"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the team do?", "*Hold the door", "Leave", "Wait"),
        Asking("A man signs a petition for a new park. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("A woman goes to the hospital on her own. What is next?", "*Listening", "Leaving", "Writing"),
    ];
}

public class sc_weapon() : Examples("SC-WEAPON")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A man holds a knife at his side. What should the team do?", "*Ask him calmly to talk", "Shout", "Leave").As(Severity.Error).At("knife"),
        Asking("A woman punches a neighbor as you walk in. What should you do?", "*Ask her to sit down", "Shout", "Leave").At("punched").With(i => i with { Stem = "A woman punched a neighbor as you walked in. What should you do?" }),
        Asking("“I am going to kill you,” a man shouts at his brother. What should the team do?", "*Go in and talk with both", "Shout", "Leave").At("I am going to kill you"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man holds a knife at his side. What should the team do?", "*Leave and call for help from a safe place", "Shout", "Talk"),
        // Absent, only asked about, or long ago.
        Asking("The caller says that there is no weapon. What should the team do?", "*Walk up and greet him", "Shout", "Leave"),
        Asking("Ten years ago a man punched her. What should the responder do?", "*Listen", "Shout", "Leave"),
        // Having it put away ahead of time is in scope.
        Asking("A man phones to ask for a visit. There is a hunting rifle in his hall. What should you do?", "*Ask him how he could lock it away ahead of time", "Shout", "Talk"),
        // Nobody is sent anywhere.
        Asking("Which of these is a weapon?", "*A gun", "A cup", "A book"),
    ];
}

public class sc_diagnose() : Examples("SC-DIAGNOSE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the responder do?", "*Diagnose a panic disorder", "Leave", "Wait").As(Severity.Error).At("Diagnose"),
        Asking("Which diagnosis fits best?", "*Panic disorder", "Asthma", "Flu").At("stem"),
        Asking("What should the responder say?", "*That she should stop taking the pills", "Nothing", "A joke").At("stop taking"),
        Asking("What should the responder give?", "*Two tablets of 5 mg", "Water", "Nothing").At("mg"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the responder do?", "*Give a second dose of naloxone", "Diagnose", "Wait"),
        Asking("What should the responder do?", "*Tell the clinician what was seen, without a diagnosis", "Leave", "Wait"),
        Asking("Which sign points to a medical emergency?", "*Slow breathing", "A yawn", "A smile"),
    ];
}

public class sc_restrictive() : Examples("SC-RESTRICTIVE")
{
    private static Example Ranked(params int?[] ranks) =>
        Asking("What should the team do?", "*Call an ambulance", "Offer a ride", "Stay and talk").With(i => i with { Options = [.. i.Options.Select((o, k) => o with { Restrictiveness = ranks[k] })] });

    public override IEnumerable<Example> Fires => [Ranked(3, 1, 0).As(Severity.Warning).At("options[0].text"), Ranked(2, 2, 1), Ranked(4, null, 1)];

    public override IEnumerable<Example> Silent => [Ranked(0, 1, 3), Ranked(1, 0, 3), Ranked(2, 2, 2), Ranked(null, 1, 0), Ranked(3, null, null)];
}

public class sc_juris() : Examples("SC-JURIS")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("In Texas, a man asks for help. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Warning).At("Texas"),
        Asking("What does § 12.4 allow?", "*A call", "A visit", "A note"),
        Asking("Under your agency's policy, what is next?", "*A call", "A visit", "A note"),
        Asking("Where should she go?", "*To the Mercy Street Clinic", "Home", "To work").At("Mercy Street Clinic"),
        Asking("What does the Lanterman Petris Act ask for?", "*A call", "A visit", "A note"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What does the Americans with Disabilities Act ask for?", "*Access", "Silence", "Speed"),
        Asking("Your agency's rule is a call every hour. Under your agency's rule, what is next?", "*A call", "A visit", "A note"),
        Asking("In Texas, a man asks for help. What is next?", "*Listening", "Leaving", "Writing").With(i => i with { Stimulus = "The law of Texas says that anybody may ask for help." }),
        Asking("The clinic near her home is open. What is next?", "*A call", "A visit", "A note"),
    ];
}

public class sc_disparage() : Examples("SC-DISPARAGE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("The officer is rude to the man. What is next?", "*Stepping in", "Leaving", "Writing").As(Severity.Warning).At("rude"),
        Asking("A lazy paramedic sits in the car. What is next?", "*Asking for help", "Leaving", "Writing").At("lazy"),
        Asking("The nurse does not care. What is next?", "*Asking another", "Leaving", "Writing").At("does not care"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("The officer is calm. What is next?", "*Thanking her", "Leaving", "Writing"),
        Asking("A man is mean to the nurse. What is next?", "*Stepping in", "Leaving", "Writing"),
        Asking("The officer is not rude. What is next?", "*Thanking her", "Leaving", "Writing"),
        Asking("An officer helps. The street is rough. What is next?", "*Thanking her", "Leaving", "Writing"),
    ];
}

public class sc_claim() : Examples("SC-CLAIM")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A nationally certified responder arrives. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Error).At("nationally certified"),
        Asking("What does a certified CBHCR do?", "*Listen", "Leave", "Write").At("certified CBHCR"),
        Asking("What does the badge show?", "*An official certification", "A name", "A number").At("official certification"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A responder arrives. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("What is true of this credential?", "*It is no official certification", "It is old", "It is short"),
        Asking("A certified copy is asked for. What is next?", "*A call", "A visit", "A note"),
    ];
}
