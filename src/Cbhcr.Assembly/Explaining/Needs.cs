using Cbhcr.Assembly.Compilation;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Explaining;

/// <summary>What a rule wants and the pool has, by number alone.</summary>
/// <param name="Each">On a form.</param>
/// <param name="Forms">How many forms.</param>
/// <param name="Needed">Different items on all of them.</param>
/// <param name="Available">Items of the pool that no rule excludes.</param>
internal sealed record Needs(int Each, int Forms, int Needed, int Available)
{
    public int Lacking => Math.Max(0, Needed - Available);

    public static Needs Of(CountRule rule, AssemblyProblem problem, int mostUses)
    {
        var selection = new Selection(problem.Pool);
        var excluded = problem.Rules.OfType<ExcludeRule>().Where(r => r.Forms is null).Select(r => selection.Of(r.Of)).ToList();
        var available = selection.Of(rule.Of).Index().Count(m => m.Item && !excluded.Any(e => e[m.Index]));
        var each = (int)Math.Ceiling(Math.Max(0, rule.Items.Least ?? 0));
        var forms = rule.Together ? 1 : rule.Forms?.Distinct().Count() ?? problem.Forms;
        var on = rule.Forms?.Distinct().Count() ?? problem.Forms;
        var uses = Math.Min(mostUses, on);
        return new(each, forms, rule.Together ? (each + uses - 1) / uses : Math.Max(each, (each * forms + uses - 1) / uses), available);
    }
}
