namespace Cbhcr.Assembly.Tests;

/// <summary>Made-up items and short words for what tests do with them.</summary>
internal static class Bank
{
    public static readonly CognitiveShare[] NoMix = [];

    /// <summary>Scored counts and mix of item-bank/blueprints/cbhcr-i.yaml.</summary>
    public static readonly FormSpecification LevelI = new(
        [
            new("RB.SA", 4), new("RB.CO", 5), new("RB.UPR", 4), new("RB.EN", 6), new("CM.AL", 6), new("CM.VN", 4), new("CM.CR", 5), new("KB.MBH", 5), new("KB.CH", 4),
            new("KB.PH", 5), new("KB.SAI", 5), new("KB.EBI", 2), new("KB.DP", 3), new("SR.MPE", 6), new("SR.PR", 5), new("SR.DM", 8), new("AD.RN", 4), new("AD.SC", 4),
        ],
        15, [new("recall", 35), new("application", 45), new("judgment", 20)]);

    /// <summary>130 items for Level I: half as many again as are scored, of every level and key, with a pair of enemies in each competency.</summary>
    public static List<PoolItem> ForLevelI()
    {
        var competencies = LevelI.Competencies.SelectMany(c => Enumerable.Repeat(c.Competency, c.Scored * 3 / 2)).ToList();
        competencies.AddRange(LevelI.Competencies.Take(130 - competencies.Count).Select(c => c.Competency));
        return [.. competencies.Select((competency, i) => new PoolItem(
            $"I-{i + 1:000}", competency, LevelI.CognitiveMix[i * 7 % 20 < 7 ? 0 : i * 7 % 20 < 16 ? 1 : 2].CognitiveLevel,
            i > 0 && competencies[i - 1] == competency && (i < 2 || competencies[i - 2] != competency) ? [$"I-{i:000}"] : [], "ABCD"[i * 5 % 4]))];
    }

    public static PoolItem Item(string code, string competency = "A", string level = "recall", char key = 'A', int exposure = 0, params string[] enemies) =>
        new(code, competency, level, enemies, key, exposure);

    /// <summary>Items A1, A2 … of a competency.</summary>
    public static IEnumerable<PoolItem> Items(string competency, int count) =>
        Enumerable.Range(1, count).Select(i => Item($"{competency}{i}", competency, key: "ABCD"[i % 4]));

    public static FormSpecification Asking(int pretest, params (string Competency, int Scored)[] counts) => Asking(NoMix, pretest, counts);

    public static FormSpecification Asking(IReadOnlyList<CognitiveShare> mix, int pretest, params (string Competency, int Scored)[] counts) =>
        new([.. counts.Select(c => new CompetencyCount(c.Competency, c.Scored))], pretest, mix);

    public static AssemblyOutcome Assemble(IEnumerable<PoolItem> pool, FormSpecification specification, ulong seed = 1, double budget = 8) =>
        FormAssembler.Assemble([.. pool], specification, new(seed, budget));

    /// <summary>The form, and with it the assurance that it breaks no rule.</summary>
    public static AssembledForm Form(IReadOnlyList<PoolItem> pool, FormSpecification specification, ulong seed = 1, double budget = 8)
    {
        var form = Assemble(pool, specification, seed, budget).ShouldBeOfType<AssembledForm>();
        FormCheck.Violations(form.Slots, pool, specification).ShouldBeEmpty();
        return form;
    }

    public static Unassemblable Gap(IEnumerable<PoolItem> pool, FormSpecification specification) => Assemble(pool, specification).ShouldBeOfType<Unassemblable>();

    public static string Codes(AssembledForm form) => string.Join(' ', form.Slots.Select(s => $"{s.Code}{(s.Use == SlotUse.Pretest ? "?" : "")}"));

    public static List<PoolItem> On(AssembledForm form, IEnumerable<PoolItem> pool, SlotUse use)
    {
        var items = pool.ToDictionary(i => i.Code);
        return [.. form.Slots.Where(s => s.Use == use).Select(s => items[s.Code])];
    }
}
