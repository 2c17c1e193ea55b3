using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Browser.Tests.Hosting;

/// <summary>An author's files for one level, made up for tests: six scored and two pretest items out of twelve.</summary>
/// <param name="Sections">Lines under exam, indented by two.</param>
public sealed record Content(string Level, int Minutes = 30, string Sections = "")
{
    /// <summary>Stand where a candidate must never see them; nothing else in the program says these words.</summary>
    public const string Rationale = "HIDDEN-RATIONALE", Note = "HIDDEN-NOTE", Reference = "HIDDEN-REFERENCE";

    private static readonly string[] Ordinals = ["First", "Second", "Third", "Fourth"];

    public int OnTheForm => 8;

    public SourceFile[] Items => [.. Enumerable.Range(1, 12).Select(n => Item(n))];

    public string CodeOf(int number) => $"{Level}-{number:000}";

    public SourceFile Item(int number, string more = "") => new($"{CodeOf(number)}.yaml", $"""
        code: {CodeOf(number)}
        sample: true
        type: single-best-answer
        levels: [{Level}]
        competency: {(number % 2 == 0 ? "RB.SA" : "CM.AL")}
        skillArea: {(number % 2 == 0 ? "RB.SA.ESR" : "CM.AL.ESV")}
        values: [V-DIGNITY]
        cognitiveLevel: {(number % 3 == 0 ? "recall" : number % 3 == 1 ? "application" : "judgment")}
        setting: none
        stem: Test question {number} for this level, where the options are told apart by their first words.{more} Which one is it?
        options:
        {string.Join("\n", Ordinals.Select((word, i) => $"  - id: {"ABCD"[i]}\n    text: {word} choice of question {number}\n    rationale: {Rationale} the {word} choice is explained here in more than eight words."))}
        key: {"ABCD"[KeyOf(number)]}
        references:
          - text: {Reference} a source that exists for this test
            year: 2025
        authorNote: {Note} made up for a test of the program.

        """);

    public SourceFile Blueprint => new($"{Level}.yaml", $"""
        code: {Level}
        version: 1
        name: Browser test level
        framework: cbhcr-framework
        status: provisional
        exam:
          scoredItems: 6
          pretestItems: 2
          minutes: {Minutes}{Sections}
          cognitiveMix:
            recall: 34
            application: 33
            judgment: 33
          domains:
            - domain: RB
              competencies:
                - code: RB.SA
                  scoredItems: 3
            - domain: CM
              competencies:
                - code: CM.AL
                  scoredItems: 3
        scale:
          minimum: 200
          pass: 500
          maximum: 800
        validityYears: 2

        """);

    /// <summary>The text of the right choice for a stem, or of the choice some places after it.</summary>
    public static string ChoiceFor(string stem, int away = 0)
    {
        var number = int.Parse(stem.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        return $"{Ordinals[(KeyOf(number) + away) % 4]} choice of question {number}";
    }

    /// <summary>The same as an author and an assembler would do it, through the API.</summary>
    public async Task<Form> PublishAsync(TheProgram program)
    {
        var (writer, assembler) = (await program.SignedInAsync("writer"), await program.SignedInAsync("assembler"));
        await writer.PostAsync<JsonElement>("/api/items/import", new { files = Items }, default);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = Blueprint }, default);
        var path = (await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(Level, $"{Level}-A", 7), default)).GetProperty("url").GetString()!;
        return await TwoPeople.PublishFormAsync(assembler, await program.SignedInAsync("psychometrician"), path, default);
    }

    private static int KeyOf(int number) => number % 4;
}
