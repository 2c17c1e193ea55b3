namespace Cbhcr.Lint.Tests.Accessibility;

public class acc_alt() : Examples("ACC-ALT")
{
    private static Example With(string kind, string? alt) =>
        Asking("What does the picture show?", "*A broken window", "A red door", "A long hall").With(i => i with { Media = [new("stem", kind, alt)] });

    public override IEnumerable<Example> Fires =>
    [
        With("img", null).As(Severity.Error).At("stem"),
        With("audio", ""),
        With("video", null),
        // It gives the answer to those who hear it.
        With("img", "A house with a broken window"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        With("img", "The front of a house on a street"),
        With("img", ""),
        With("audio", "A man says: please wait outside."),
        Asking("What is next?", "*Listening", "Leaving", "Writing"),
    ];
}

public class acc_color() : Examples("ACC-COLOR")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("What does the red line show?", "*Calls", "Visits", "Notes").As(Severity.Warning).At("the red line"),
        Asking("Look at the picture on the left. What is next?", "*Waiting", "Leaving", "Writing"),
        Asking("Which signs are marked in green?", "*Sleep", "Food", "Rest").At("marked in green"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A man in a red coat sits on the left of the bench. What is next?", "*Greeting him", "Leaving", "Writing"),
        Asking("What does the line named “Calls” show?", "*A rise", "A fall", "No change"),
        Asking("The exit is on the right. What is next?", "*Leaving", "Waiting", "Writing"),
    ];
}

public class acc_table() : Examples("ACC-TABLE")
{
    private static Example With(LintTable table) => Asking("What does the table show?", "*Calls", "Visits", "Notes").With(i => i with { Tables = [table] });

    public override IEnumerable<Example> Fires =>
    [
        With(new("stem", 0, 0, 6, false)).As(Severity.Warning).At("stem"),
        With(new("stem", 3, 1, 6, true)),
        Asking("What does the text say?", "*Come", "Go", "Wait").With(i => i with { Media = [new("stem", "img", "Screenshot of a text message that says come")] }),
        Asking("What does |----+----| show?", "*A box", "A line", "A dot").At("|----+----|"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        With(new("stem", 3, 3, 6, true)),
        Asking("The team goes to ____ first. Where is that?", "*The door", "The car", "The hall"),
        Asking("What does the picture show?", "*A house", "A car", "A dog").With(i => i with { Media = [new("stem", "img", "A street with a car and a dog")] }),
        Asking("What is 2+2 or 10-5?", "*Four or five", "Three", "Six"),
    ];
}

public class acc_lang() : Examples("ACC-LANG")
{
    public override IEnumerable<Example> Fires =>
    [
        Asking("A woman says, “Necesito ayuda por favor.” What is next?", "*Calling an interpreter", "Leaving", "Writing").As(Severity.Warning).At("stem"),
        Asking("A man asks, “¿Dónde estoy?” What is next?", "*Calling an interpreter", "Leaving", "Writing"),
        Asking("A man says, “Помогите мне.” What is next?", "*Calling an interpreter", "Leaving", "Writing"),
        Asking("A woman says, “Je ne suis pas bien.” What is next?", "*Calling an interpreter", "Leaving", "Writing"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Asking("A woman says, “Necesito ayuda por favor.” What is next?", "*Calling an interpreter", "Leaving", "Writing").With(i => i with { Marks = [new("stem", 14, 25, "lang:es")] }),
        Asking("A man in a café has a fiancée in Los Angeles. What is next?", "*Listening", "Leaving", "Writing"),
        Asking("A man says, “No me.” The die is cast as he was on a mine. What is next?", "*Listening", "Leaving", "Writing"),
    ];
}
