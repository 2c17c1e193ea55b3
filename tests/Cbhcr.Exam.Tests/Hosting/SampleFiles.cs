using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>Files as an author would write them, made up for tests.</summary>
public static class SampleFiles
{
    public static SourceFile[] Items(string level, int count) => [.. Enumerable.Range(1, count).Select(i => Item(level, i))];

    public static SourceFile Item(string level, int number) => new($"items/{level}-{number:000}.yaml", $"""
        code: {level}-{number:000}
        sample: true
        type: single-best-answer
        levels: [{level}]
        competency: {Competency(number)}
        skillArea: {Skill(number)}
        values: [V-DIGNITY]
        cognitiveLevel: {(number % 3 == 0 ? "recall" : number % 3 == 1 ? "application" : "judgment")}
        setting: none
        stem: Test question {number} for {level}, where the options are told apart by their letters. Which one is it?
        options:
          - id: A
            text: First choice of question {number}
            rationale: SECRET-RATIONALE the first choice is explained here in more than eight words.
          - id: B
            text: Second choice of question {number}
            rationale: SECRET-RATIONALE the second choice is explained here in more than eight words.
          - id: C
            text: Third choice of question {number}
            rationale: SECRET-RATIONALE the third choice is explained here in more than eight words.
          - id: D
            text: Fourth choice of question {number}
            rationale: SECRET-RATIONALE the fourth choice is explained here in more than eight words.
        key: {Key(number)}
        references:
          - text: A source that exists for this test
            year: 2025
        authorNote: SECRET-NOTE made up for a test of the program.

        """);

    public static char Key(int number) => "ABCD"[number % 4];

    /// <param name="sections">Lines under exam, indented by two.</param>
    public static SourceFile Blueprint(string level, int minutes, int scoredInFirst = 4, string sections = "") => new($"blueprints/{level}.yaml", $"""
        code: {level}
        version: 1
        name: Test level {level}
        framework: cbhcr-framework
        status: provisional
        exam:
          scoredItems: {scoredInFirst + 4}
          pretestItems: 2
          minutes: {minutes}{sections}
          cognitiveMix:
            recall: 34
            application: 33
            judgment: 33
          domains:
            - domain: RB
              competencies:
                - code: RB.SA
                  scoredItems: {scoredInFirst}
            - domain: CM
              competencies:
                - code: CM.AL
                  scoredItems: 4
        scale:
          minimum: 200
          pass: 500
          maximum: 800
        validityYears: 2

        """);

    private static string Competency(int number) => number % 2 == 0 ? "RB.SA" : "CM.AL";

    private static string Skill(int number) => number % 2 == 0 ? "RB.SA.ESR" : "CM.AL.ESV";
}
