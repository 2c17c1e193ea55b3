using System.Text.Json;
using Cbhcr.Exam.Commands;
using Cbhcr.Exam.Forms;
using Cbhcr.Exam.Platform.Files;

namespace Cbhcr.Benchmarks.Delivery;

/// <summary>A published form of as many items as asked for, made through the API like any form.</summary>
internal static class LoadContent
{
    private const string Level = "LOAD";

    public static async Task<Form> PublishAsync(Service service, int items, CancellationToken ct)
    {
        using var writer = await service.SignedInAsync("writer");
        using var assembler = await service.SignedInAsync("assembler");
        foreach (var chunk in Enumerable.Range(1, items).Chunk(100))
            await writer.PostAsync<JsonElement>("/api/items/import", new { files = chunk.Select(Item) }, ct);
        await assembler.PostAsync<JsonElement>("/api/blueprints/import", new { file = Blueprint(items) }, ct);
        var path = (await assembler.PostAsync<JsonElement>("/api/forms", new AssembleForm(Level, "LOAD-A", 1), ct)).GetProperty("url").GetString()!;
        using var psychometrician = await service.SignedInAsync("psychometrician");
        return await TwoPeople.PublishFormAsync(assembler, psychometrician, path, ct);
    }

    private static SourceFile Item(int number) => new($"items/{Level}-{number:000}.yaml", $"""
        code: {Level}-{number:000}
        sample: true
        type: single-best-answer
        levels: [{Level}]
        competency: RB.SA
        skillArea: RB.SA.ESR
        values: [V-DIGNITY]
        cognitiveLevel: recall
        setting: none
        stem: >-
          A man of about forty sits on the steps of a library and talks to himself. Staff say that he has been there since noon and that
          he turned away when they spoke to him. This is load question {number}. What should the responder do first?
        options:
          - {"{"} id: A, text: "Sit down at some distance and say who they are and why they came, choice one of {number}", rationale: "Made for a load test and of no other use at all." {"}"}
          - {"{"} id: B, text: "Ask the staff of the library to leave the two of them alone, choice two of {number}", rationale: "Made for a load test and of no other use at all." {"}"}
          - {"{"} id: C, text: "Tell him that he cannot stay on the steps all day long, choice three of {number}", rationale: "Made for a load test and of no other use at all." {"}"}
          - {"{"} id: D, text: "Call the supervisor for advice before saying a word, choice four of {number}", rationale: "Made for a load test and of no other use at all." {"}"}
        key: {"ABCD"[number % 4]}
        references:
          - text: Made for a load test
            year: 2026
        authorNote: Made for a load test and of no other use at all.

        """);

    private static SourceFile Blueprint(int items) => new($"blueprints/{Level}.yaml", $"""
        code: {Level}
        version: 1
        name: Load level
        framework: cbhcr-framework
        status: provisional
        exam:
          scoredItems: {items - (items / 10)}
          pretestItems: {items / 10}
          minutes: 180
          cognitiveMix:
            recall: 34
            application: 33
            judgment: 33
          domains:
            - domain: RB
              competencies:
                - code: RB.SA
                  scoredItems: {items - (items / 10)}
        scale:
          minimum: 200
          pass: 500
          maximum: 800
        validityYears: 2

        """);
}
