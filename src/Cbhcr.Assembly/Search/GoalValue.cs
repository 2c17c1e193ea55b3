namespace Cbhcr.Assembly.Search;

/// <summary>The goal as it is written, in double precision.</summary>
internal static class GoalValue
{
    public static double Of(ProgramGoal goal, bool[] values) => goal switch
    {
        Extreme { Maximise: true } e => e.Sums.Min(s => Of(s, values)),
        Extreme e => e.Sums.Max(s => Of(s, values)),
        Distance { Minimax: true } d => d.Targets.Max(t => Of(t, values)),
        Distance d => d.Targets.Sum(t => Of(t, values)),
        _ => 0,
    };

    /// <summary>What no answer can be better than, whatever the rows.</summary>
    public static double Bound(ProgramGoal goal) => goal switch
    {
        Extreme { Maximise: true } e => e.Sums.Min(s => s.Coefficients.Sum(c => Math.Max(0, c))),
        Extreme e => e.Sums.Max(s => s.Coefficients.Sum(c => Math.Min(0, c))),
        _ => 0,
    };

    public static bool Maximises(ProgramGoal goal) => goal is Extreme { Maximise: true };

    private static double Of(Target target, bool[] values) => target.Weight * Math.Abs(Of(target.Sum, values) - target.Value);

    private static double Of(Sum sum, bool[] values)
    {
        var total = 0.0;
        for (var i = 0; i < sum.Variables.Length; i++) if (values[sum.Variables[i]]) total += sum.Coefficients[i];
        return total;
    }
}
