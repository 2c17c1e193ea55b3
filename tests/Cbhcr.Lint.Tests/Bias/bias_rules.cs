namespace Cbhcr.Lint.Tests.Bias;

public class bia_person() : Examples("BIA-PERSON")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("An addict asks for help. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Error).At("addict"),
        Asking("Where do the homeless sleep?", "*Many places", "One place", "No place").As(Severity.Error).At("the homeless"),
        Asking("What is next?", "*Calm the schizophrenic", "Leave", "Write").As(Severity.Error).At("the schizophrenic"),
        // In what somebody says a reviewer's reason is enough.
        Asking("A father says, “My son is crazy.” What is next?", "*Asking what he saw", "Leaving", "Writing").As(Severity.Warning).At("crazy"),
        Asking("What is next?", "*Listening", "Leaving", "Writing").With(i => i with { Options = [i.Options[0] with { Rationale = "It does not treat the person as an alcoholic but asks what the drink is good for." }, .. i.Options.Skip(1)] }).As(Severity.Warning),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A person with schizophrenia asks for help. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("The homeless shelter is full. What is next?", "*Calling another", "Leaving", "Writing"),
        Asking("A man has an alcoholic drink in his hand. What is next?", "*Asking him to put it down", "Leaving", "Writing"),
        Asking("A man with a bipolar disorder is tired. What is next?", "*Listening", "Leaving", "Writing"),
    ];
}

public class bia_suicide() : Examples("BIA-SUICIDE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("His father committed suicide. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Error).At("committed suicide"),
        Asking("She speaks of suicide after a failed attempt. What is next?", "*Listening", "Leaving", "Writing").At("failed attempt"),
        Asking("What should be reported?", "*The successful suicide", "Nothing", "A guess").At("successful suicide"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("His father died by suicide. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("She survived a suicide attempt. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("After a failed attempt to reach the clinic, what is next?", "*Calling again", "Leaving", "Writing"),
    ];
}

public class bia_substance() : Examples("BIA-SUBSTANCE")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A woman has a history of substance abuse. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Error).At("substance abuse"),
        Asking("A man asks how to stay clean. What is next?", "*Asking what has helped", "Leaving", "Writing").As(Severity.Error).At("stay clean"),
        Asking("What shows drug use?", "*A dirty urine", "A smile", "A yawn").At("dirty urine"),
        // A title is a warning.
        Asking("The Substance Abuse and Mental Health Services Administration has a guide. What does it ask for?", "*Respect", "Speed", "Forms").As(Severity.Warning).At("Substance Abuse"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A woman has a history of substance use. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("The room has been clean for days. What is next?", "*Sitting down", "Leaving", "Writing"),
        Asking("A man asks how to keep his kitchen clean. What is next?", "*Asking what has helped", "Leaving", "Writing"),
    ];
}

public class bia_suffer() : Examples("BIA-SUFFER")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A man suffers from panic. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Warning).At("suffers from"),
        Asking("A woman is confined to a wheelchair. What is next?", "*Listening", "Leaving", "Writing").At("confined to a wheelchair"),
        Asking("What is next?", "*Helping the victim of the storm", "Leaving", "Writing").At("victim of"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man lives with panic attacks. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("A woman who uses a wheelchair calls. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("The visit is confined to one hour. What is next?", "*Saying so", "Leaving", "Writing"),
    ];
}

public class bia_manip() : Examples("BIA-MANIP")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A noncompliant man refuses his pills. What is next?", "*Asking why", "Leaving", "Writing").As(Severity.Warning).At("noncompliant"),
        Asking("A nurse says, “She is a frequent flyer.” What is next?", "*Asking what she needs", "Leaving", "Writing").At("frequent flyer"),
        Asking("What should the note say?", "*What he did and said", "That he was manipulative", "Nothing").At("manipulative"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man has not taken his pills. What is next?", "*Asking why", "Leaving", "Writing"),
        Asking("The jacket is resistant to water. What is next?", "*Going out", "Leaving", "Writing"),
        Asking("A woman calls each week. What is next?", "*Asking what she needs", "Leaving", "Writing"),
    ];
}

public class bia_group() : Examples("BIA-GROUP")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A Black man waits for a bus. What is next?", "*Greeting him", "Leaving", "Writing").As(Severity.Warning).At("Black man"),
        Asking("A gay student is tired. What is next?", "*Listening", "Leaving", "Writing").At("gay"),
        Asking("A refugee asks for water. What is next?", "*Giving water", "Leaving", "Writing").At("refugee"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man waits for a bus. What is next?", "*Greeting him", "Leaving", "Writing"),
        // The answer depends on it.
        Asking("A deaf man signs. What is next?", "*Calling an interpreter for deaf people", "Leaving", "Speaking up"),
        Asking("A Muslim woman asks for time. What is next?", "*Waiting until she has prayed", "Leaving", "Writing").With(i => i with { Options = [i.Options[0] with { Rationale = "Prayer is part of the day for a Muslim, and waiting costs little time." }, .. i.Options.Skip(1)] }),
        // The author says why it is relevant.
        Asking("A man paints a black door. What is next?", "*Waiting", "Leaving", "Writing"),
    ];

    [Fact]
    public void a_reason_makes_it_information()
    {
        var item = Sample.Item("A refugee asks for water. What is next?", "*Giving water", "Leaving", "Writing") with { Justified = new Dictionary<string, string> { ["BIA-GROUP"] = "The unit is about refugees." } };
        Linter.Check(item, Sample.Setting).Where(f => f.RuleId == "BIA-GROUP").ShouldAllBe(f => f.Severity == Severity.Information && f.Evidence.Contains("refugees"));
    }

    [Fact]
    public void a_bank_that_shows_one_group_in_anger_is_told_so()
    {
        var items = Enumerable.Range(0, 12).Select(i => Sample.Item(i < 6 ? "A Black man shouts and threatens to leave. What is next?" : "A man asks for water. What is next?", "*Listening", "Leaving", "Writing") with { Code = $"XX-{i:000}" }).ToList();
        Linter.Check(items, Sample.Setting).Single(f => f.RuleId == "BIA-GROUP").Spans.Count.ShouldBe(6);
        var even = items.Select((item, i) => item with { Stem = i % 2 == 0 ? "A Black man shouts. What is next?" : "A man shouts. What is next?" }).ToList();
        Linter.Check(even, Sample.Setting).ShouldNotContain(f => f.RuleId == "BIA-GROUP");
    }
}

public class bia_name() : Examples("BIA-NAME")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("Mr. Smith calls at night. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Information).At("Smith"),
        Asking("A man named Bartholomew calls. What is next?", "*Listening", "Leaving", "Writing").At("Bartholomew"),
        Asking("At the door, Gertrude says no. What is next?", "*Listening", "Leaving", "Writing").At("Gertrude"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man named Diego calls. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("A man calls. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("At the door, Priya says no. What is next?", "*Listening", "Leaving", "Writing"),
    ];

    [Fact]
    public void a_bank_where_men_alone_are_in_crisis_is_told_so()
    {
        var men = Enumerable.Range(0, 24).Select(i => Sample.Item("A man is upset. What is next?", "*Listening", "Leaving", "Writing") with { Code = $"XX-{i:000}" }).ToList();
        Linter.Check(men, Sample.Setting).Single(f => f.RuleId == "BIA-NAME").Evidence.ShouldContain("24 of 24");
        var both = men.Select((item, i) => i % 2 == 0 ? item with { Stem = "A woman is upset. What is next?" } : item).ToList();
        Linter.Check(both, Sample.Setting).ShouldNotContain(f => f.RuleId == "BIA-NAME");
    }
}

public class bia_forceword() : Examples("BIA-FORCEWORD")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What should the team do?", "*Make him sit down", "Leave", "Write").As(Severity.Error).At("Make him sit"),
        Asking("The team has to get her to comply. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Warning).At("get her to comply"),
        Asking("What should the team do?", "*Wait", "Force him out", "Write").As(Severity.Information).At("Force him"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("What should the team do?", "*Make him some tea", "Make her feel safe", "Write"),
        Asking("What should the team do?", "*Let him choose and do not force him", "Leave", "Write"),
        Asking("What should the team do?", "*Ask him to sit down", "Leave", "Write"),
    ];
}

public class bia_trigger() : Examples("BIA-TRIGGER")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("His brother hanged himself last year. What is next?", "*Listening", "Leaving", "Writing").As(Severity.Information).At("hanged"),
        Asking("A woman says that she was raped. What is next?", "*Listening", "Leaving", "Writing").At("raped"),
        Asking("The couple’s baby died in May. What is next?", "*Listening", "Leaving", "Writing").At("baby died"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("His brother died by suicide last year. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("A picture hangs by the door. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("The baby sleeps. What is next?", "*Whispering", "Leaving", "Writing"),
    ];
}
