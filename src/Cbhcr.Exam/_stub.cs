namespace Cbhcr.Assembly
{
    public sealed record PoolItem(string Code, string Competency, string CognitiveLevel, IReadOnlyList<string> Enemies, char KeyPosition, int Exposure = 0);
    public sealed record CompetencyCount(string Competency, int Scored);
    public sealed record CognitiveShare(string CognitiveLevel, int Percent);
    public sealed record FormSpecification(IReadOnlyList<CompetencyCount> Competencies, int PretestItems, IReadOnlyList<CognitiveShare> CognitiveMix);
    public sealed record AssemblyOptions(ulong Seed, double DeterministicBudget);
    public enum SlotUse { Scored, Pretest }
    public sealed record FormSlot(int Position, string Code, string Competency, SlotUse Use);
    public abstract record AssemblyOutcome;
    public sealed record AssembledForm(IReadOnlyList<FormSlot> Slots, string Status, double Objective, ulong Seed, string SolverVersion) : AssemblyOutcome;
    public sealed record CompetencyShortage(string Competency, int Required, int Available, int Short);
    public sealed record Unassemblable(IReadOnlyList<CompetencyShortage> Shortages, string Explanation) : AssemblyOutcome;
    public static class FormAssembler { public static AssemblyOutcome Assemble(IReadOnlyList<PoolItem> pool, FormSpecification specification, AssemblyOptions options) {
        var slots = new List<FormSlot>(); var sh = new List<CompetencyShortage>(); var used = new HashSet<string>();
        foreach (var c in specification.Competencies) { var a = pool.Where(p => p.Competency == c.Competency).ToList(); if (a.Count < c.Scored) sh.Add(new(c.Competency, c.Scored, a.Count, c.Scored - a.Count)); else foreach (var x in a.Take(c.Scored)) { used.Add(x.Code); slots.Add(new(slots.Count + 1, x.Code, x.Competency, SlotUse.Scored)); } }
        if (sh.Count > 0) return new Unassemblable(sh, "short");
        foreach (var x in pool.Where(p => !used.Contains(p.Code)).Take(specification.PretestItems)) slots.Add(new(slots.Count + 1, x.Code, x.Competency, SlotUse.Pretest));
        return new AssembledForm(slots, "Optimal", 0, options.Seed, "stub"); } }
}
namespace Cbhcr.Psychometrics.Scales
{
    public sealed record LinearScoreScale(int MaximumRaw, int RawCut, int Minimum, int Pass, int Maximum) { public int ToScaled(int raw) => raw >= RawCut ? Pass + (MaximumRaw == RawCut ? 0 : (raw - RawCut) * (Maximum - Pass) / (MaximumRaw - RawCut)) : Minimum + raw * (Pass - Minimum) / RawCut; }
}
namespace Cbhcr.Psychometrics.Simulation
{
    public sealed class SplitMix64(ulong seed)
    {
        private ulong _s = seed;
        public double NextUniform() { _s += 0x9E3779B97F4A7C15; var z = _s; z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9; z = (z ^ (z >> 27)) * 0x94D049BB133111EB; z ^= z >> 31; return (z >> 11) * Math.Pow(2, -53); }
        public double NextNormal() { var u = NextUniform(); return Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * NextUniform()); }
    }
}
namespace Cbhcr.Exam.Analysis
{
    public static class Figures { public static FormFigures Of(AnalysisInputs inputs) { Figure f = new(null, inputs.Sittings.Count, 30); return new(inputs.Sittings.Count, inputs.Form.ScoredItems, f, f, f, f, f, f, null, null, null, [], []); } }
}
