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
    public static class FormAssembler { public static AssemblyOutcome Assemble(IReadOnlyList<PoolItem> pool, FormSpecification specification, AssemblyOptions options) => throw new InvalidOperationException(); }
}
namespace Cbhcr.Psychometrics.Scales
{
    public sealed record LinearScoreScale(int MaximumRaw, int RawCut, int Minimum, int Pass, int Maximum) { public int ToScaled(int raw) => raw; }
}
