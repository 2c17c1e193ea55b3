namespace Cbhcr.Lint.Tests.Sets;

public class frm_keypos() : Examples("FRM-KEYPOS")
{
    public override IEnumerable<Example> Fires =>
    [
        Form(true, new string('A', 24)).As(Severity.Warning),
        Form(true, string.Concat(Enumerable.Repeat("AAAB", 10))),
        Form(false, "ABCCCCCDAB"),
    ];

    public override IEnumerable<Example> Silent =>
    [
        Form(true, string.Concat(Enumerable.Repeat("ABCD", 10))),
        Form(true, "ABCCCCCDAB"),
        Form(false, "ABCDDDDCAB"),
        Form(true, "AAAA"),
    ];

    private static Example Form(bool shuffled, string keys) => Together([.. keys.Select((key, i) => Sample.Item($"Which of the letters on card {i} is meant here?",
        [.. "ABCD".Select(letter => (letter == key ? "*" : "") + "Letter " + letter)]) with { Code = $"F-{i:00}", ShuffleOptions = shuffled })]);
}
