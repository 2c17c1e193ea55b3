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
