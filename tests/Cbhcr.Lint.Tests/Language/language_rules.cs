namespace Cbhcr.Lint.Tests.Language;

public class lng_grade() : Examples("LNG-GRADE")
{
    private const string Heavy = "Considering the interdisciplinary organizational responsibilities characteristic of contemporary behavioral interventions, which collaborative methodology appropriately facilitates communication?";

    public override IEnumerable<Example> Fires =>
    [
        Asking(Heavy, "*Interprofessional consultation", "Unilateral determination", "Administrative documentation").As(Severity.Error).At("stem"),
        Asking("The responder arrives at the apartment of an older woman who has been calling several neighbors during the night and who appears very confused about the present day. What is the most suitable question?",
            "*Whether anything unusual happened during the previous evening", "Whether her relatives are generally available", "Whether the neighbors are usually considerate").As(Severity.Error),
        Asking("A man is upset because his brother took away his telephone and the family argued about it for a long time. What is a suitable next step?",
            "*Ask about the argument and listen carefully", "Explain the possible reasons to everyone", "Suggest another conversation later today").Under(s => s with { Rules = new Dictionary<string, RuleSetting> { ["LNG-GRADE"] = new(Thresholds: new Dictionary<string, double> { ["grade@CBHCR-I"] = 4 }) } }),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man sits on a bench and cries. What should you do first?", "*Sit down near him", "Call his boss", "Ask him to stop"),
        // A lead-in that the options complete makes one sentence with each of them.
        Asking("When a man cries, the team should:", "*sit with him", "call his boss", "walk on"),
        // Terms of the role count as easy.
        Asking("The responder asks the supervisor about the crisis. What comes next?", "*The supervisor asks the clinician", "The responder calls the clinician", "The responder goes home"),
        // Higher levels may read harder text.
        Asking("A man is upset because his brother took away his telephone. What is a suitable response?", "*Ask about the argument and listen", "Explain the reasons to everyone", "Suggest another meeting later").With(i => i with { Levels = ["CBHCR-III"] }),
    ];
}

public class lng_vocab() : Examples("LNG-VOCAB")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A woman is perspicacious about her needs. What fits?", "*Ask her", "Wait", "Leave").At("perspicacious"),
        Asking("What should the team do?", "*Ameliorate the tension", "Wait", "Leave").At("Ameliorate"),
        Asking("What should the team ascertain first?", "*Who is hurt", "Who called", "Who left").At("ascertain"),
        Asking("What helps to mitigate fear?", "*Time", "Noise", "Speed").At("mitigate"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the responder tell the supervisor about the crisis?", "*What happened", "Nothing yet", "A guess"),
        // Endings do not make a known word hard, nor do parts that are known.
        Asking("A man is uncomfortable with the one-on-one meetings and disagreements. What helps?", "*Shorter sentences", "More questions", "Loud warnings"),
        // A name, and a word that is itself what is asked about.
        Asking("Aaliyah asks what “elderspeak” means. What is it?", "*Baby talk to an older adult", "Old sayings", "Loud talk"),
        // From the third level on, three syllables are no hurdle.
        Asking("A woman is talkative. What fits?", "*Listening", "Leaving", "Writing").With(i => i with { Levels = ["CBHCR-III"] }),
    ];
}

public class lng_idiom() : Examples("LNG-IDIOM")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A mother is at the end of her rope. What helps first?", "*Listening", "Advice", "A form").At("at the end of her rope"),
        Asking("What should you do?", "*Break the ice with a kind word", "Wait", "Leave").At("Break the ice"),
        Asking("A man says, “I freaked out.” What does he mean?", "*He was in panic", "He was tired", "He was glad").At("freaked out"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A mother says that she is worn out. What helps first?", "*Listening", "Advice", "A form"),
        Asking("There is ice on the step. What should you do?", "*Break up the ice", "Wait", "Leave"),
        Asking("The team turns to the page with the same number. What is next?", "*Reading", "Writing", "Calling"),
    ];
}

public class lng_acronym() : Examples("LNG-ACRONYM")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("The BHRT asks about sleep. What is next?", "*Listening", "Leaving", "Writing").At("BHRT"),
        Asking("What should the responder use?", "*The CSSRS", "A guess", "A rule").At("options[0].text"),
        // Explained too late.
        Asking("The MCT waits. A mobile crisis team (MCT) has two people. Who leads?", "*The one who is asked", "The driver", "Nobody").At("MCT"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("EMS and 911 are told at once. What does the team do?", "*Start CPR", "Wait", "Leave"),
        Asking("A mobile crisis team (MCT) waits. What does the MCT do?", "*Listen", "Leave", "Write"),
        Asking("The MCT (mobile crisis team) waits. What does it do?", "*Listen", "Leave", "Write"),
        // Capitals for emphasis, and a citation.
        Asking("Which of these is NOT a sign under 42 CFR Part 2?", "*Sleep", "Fear", "Pain"),
    ];
}

public class lng_spell() : Examples("LNG-SPELL")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("When will the team recieve help?", "*Soon", "Later", "Never").At("recieve"),
        Asking("What is the the first step?", "*Listening", "Leaving", "Writing").At("the the"),
        Asking("What is the  first step?", "*Listening", "Leaving", "Writing"),
        Asking("A man says, “Go away.\" What is next?", "*Stay calm", "Leave", "Call").At("stem"),
        Asking("A neighbour calls. What is next?", "*Listening", "Leaving", "Writing").At("neighbour"),
        Asking("A man eats a apple. What is next?", "*Waiting", "Leaving", "Writing").At("a apple"),
        Asking("What comes next ,and why?", "*Waiting", "Leaving", "Writing"),
        Asking("What comes next?", "*Waiting", "Leaving", "Writing").With(i => i with { Options = [i.Options[0] with { Rationale = "It is definately the best of the three for all who are there." }, .. i.Options.Skip(1)] }).At("options[0].rationale"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man says, “You had had your turn.” What is next?", "*Listening", "Leaving", "Writing"),
        Asking("After an hour, a one-time user of a unit asks for an honest answer. What is next?", "*The truth", "A joke", "A rule"),
        Asking("A neighbour calls. What is next?", "*Listening", "Leaving", "Writing").With(i => i with { Language = "en-GB" }),
        Asking("It costs $1,250.50 at 9 p.m., e.g., for two. What is next?", "*Waiting", "Leaving", "Writing"),
    ];
}

public class lng_jargon() : Examples("LNG-JARGON")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A man shows psychomotor agitation. What is next?", "*Giving room", "Leaving", "Writing").At("psychomotor agitation"),
        Asking("A woman is decompensating. What is next?", "*Listening", "Leaving", "Writing").At("decompensating"),
        Asking("A man’s mood is labile. What is next?", "*Listening", "Leaving", "Writing").With(i => i with { Levels = ["CBHCR-II"] }).At("labile"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man cannot keep still. What is next?", "*Giving room", "Leaving", "Writing"),
        Asking("A man’s mood is labile. What is next?", "*Listening", "Leaving", "Writing").With(i => i with { Levels = ["CBHCR-III"] }),
        // Jargon at the first level only.
        Asking("A man speaks of suicidality. What is next?", "*Asking", "Leaving", "Writing").With(i => i with { Levels = ["CBHCR-II"] }),
    ];
}

public class lng_pronoun() : Examples("LNG-PRONOUN")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A man and his brother argue in the hall. Then the man pushes the brother, and he falls. Who should be seen first?", "*The one who fell", "The other", "Nobody").At("he"),
        Asking("A caller speaks with a neighbor about the noise. She is upset. What is next?", "*Listening", "Leaving", "Writing").At("She"),
        Asking("A responder is tired. What should he do?", "*Tell the supervisor", "Go on", "Leave").At("he"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man and his sister argue. He is loud. What is next?", "*Asking him for time", "Leaving", "Writing"),
        // The pronoun tells the responder from the man.
        Asking("A man asks a responder for a phone number. She is glad to be asked. What should she say?", "*That it is private", "That it is broken", "Nothing"),
        Asking("A responder is tired. What should they do?", "*Tell the supervisor", "Go on", "Leave"),
        // Between people, in their own words.
        Asking("A caller says, “My neighbor and my friend fight. She hit her.” What is next?", "*Asking who is hurt", "Leaving", "Writing"),
        // Partner violence is no partner.
        Asking("A woman lived through partner violence. She sleeps badly. What is next?", "*Listening", "Leaving", "Writing"),
    ];
}
