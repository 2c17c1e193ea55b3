namespace Cbhcr.Exam.Architecture.Tests;

internal sealed record PublishedType(string Module, string Type, string Reason)
{
    public bool Is(string module, string type) => Module == module && Type == type;
}

/// <summary>What modules use of each other beyond Contracts.cs. The list may get shorter; each addition needs a reason that a reviewer accepts.</summary>
internal static class Published
{
    public static IReadOnlyList<PublishedType> Types { get; } =
    [
        new("Programmes", "Programme", "the one programme of a deployment: zone, policies and name are asked for everywhere, and it changes rarely"),
        new("Programmes", "ProgrammePolicies", "part of Programme: grace and the life of admission codes rule delivery"),
        new("Programmes", "ProgrammesModule", "holds TheProgrammeAsync, the way to the programme"),

        new("Competencies", "TheFrameworkEndpoint", "holds FrameworkCodesAsync, which answers with FrameworkCodes of the contracts"),

        new("Competencies", "CasePackage", "holds CaseLinksAsync and CaseCodesAsync, which answer with CaseLink of the contracts and with codes"),

        new("Items", "Intake", "what an exchange asks the bank before it sends anything: previews, names of pictures, item files"),
        new("Items", "Outgoing", "holds the ways out to an exchange, which answer with types of the contracts"),
        new("Items", "ItemTypes", "names of the types: an exchange makes items of them"),
        new("Items", "ItemArea", "part of ItemContent"),
        new("Items", "ItemTask", "part of ItemContent"),
        new("Items", "ItemReference", "part of ItemContent"),
        new("Items", "ItemTarget", "part of ItemContent"),
        new("Items", "ItemPicture", "part of ItemContent"),
        new("Items", "AcceptedForm", "part of ItemContent"),

        new("Items", "StimulusContent", "what a case says, beside ItemContent: an exchange reads and writes it"),

        new("Items", "ItemVersion", "immutable: forms freeze it, scoring takes its key, analysis its options"),
        new("Items", "ItemContent", "part of ItemVersion"),
        new("Items", "ItemOption", "part of ItemVersion"),
        new("Items", "ItemTypes", "names of the types: one best answer keeps its own way through papers and figures"),
        new("Items", "ItemPoints", "part of ItemVersion: its points for an answer; scoring and analysis ask for nothing else of a key"),
        new("Items", "ItemTask", "part of ItemVersion: scoring takes the rubric from it"),
        new("Items", "RubricCriterion", "part of ItemTask: raters score by it"),
        new("Items", "StimulusUse", "part of ItemVersion: papers show a case once for all its items"),
        new("Items", "Shown", "pictures and cases of item versions, for papers and raters"),
        new("Items", "RichTextView", "raters read a question as writers do"),
        new("Items", "ItemAsQti", "part of ItemVersion: its interaction goes on papers, its declaration to scoring"),

        new("Forms", "Form", "frozen once published: delivery seats people on it, scoring and analysis walk its slots"),
        new("Forms", "FormSlot", "part of Form: says which item version stands where"),
        new("Forms", "FormSection", "part of Form: delivery seats people on the sections of a form"),
        new("Forms", "SlotUse", "part of Form: only scored slots count"),
        new("Forms", "FormState", "part of Form: only a published form is sat or analysed"),
        new("Forms", "Blueprint", "the level that a cut score, a scale and a credential belong to"),
        new("Forms", "LevelContent", "part of Blueprint: name of the level, validity of its credential"),
        new("Forms", "ExamSpecification", "part of Blueprint: a cut score lies within its number of scored items"),
        new("Forms", "ScoreScale", "part of Blueprint: the reported scale"),
        new("Forms", "RetestRule", "part of Blueprint: the score report says when one may sit again"),

        new("Registration", "Candidate", "the page that schedules sittings lists who is registered"),

        new("Scoring", "Result", "a candidate's own page lists results beside credentials"),
        new("Scoring", "ResultState", "part of Result: only released ones are shown"),
    ];
}
