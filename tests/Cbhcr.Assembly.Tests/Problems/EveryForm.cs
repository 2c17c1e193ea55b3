using Cbhcr.Assembly.Checking;
using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Tests.Problems;

/// <summary>The answer to a small problem by trying everything.</summary>
internal static class EveryForm
{
    public static (bool Possible, double Best) Of(AssemblyProblem problem)
    {
        var (possible, best) = (false, double.NaN);
        foreach (var forms in Choices(problem.Pool.Ids, problem.Forms))
        {
            if (FormsCheck.Broken(problem, forms).Count > 0) continue;
            var value = Value(problem, forms);
            best = !possible ? value : problem.Goal is MostOf { Least: false } or WorstOf { Least: false } ? Math.Max(best, value) : Math.Min(best, value);
            possible = true;
        }
        return (possible, best);
    }

    public static bool IsPossible(AssemblyProblem problem) => Choices(problem.Pool.Ids, problem.Forms).Any(forms => FormsCheck.Broken(problem, forms).Count == 0);

    public static double Value(AssemblyProblem problem, IReadOnlyList<IReadOnlyList<string>> forms) => problem.Goal switch
    {
        MostOf { Least: true } g => forms.Max(f => Amount(problem.Pool, f, g.Of)),
        MostOf g => forms.Min(f => Amount(problem.Pool, f, g.Of)),
        WorstOf { Least: true } g => forms.Max(f => g.Of.Max(p => p.Weight * Amount(problem.Pool, f, p.Of))),
        WorstOf g => forms.Min(f => g.Of.Min(p => p.Weight * Amount(problem.Pool, f, p.Of))),
        NearTo { Minimax: true } g => Distances(problem.Pool, forms, g).Max(),
        NearTo g => Distances(problem.Pool, forms, g).Sum(),
        _ => 0,
    };

    private static IEnumerable<double> Distances(ItemPool pool, IReadOnlyList<IReadOnlyList<string>> forms, NearTo goal) =>
        forms.SelectMany((f, k) => goal.Aims.Where(a => a.Forms is null || a.Forms.Contains(k + 1)).Select(a => Distance(pool, f, a)));

    private static double Distance(ItemPool pool, IReadOnlyList<string> form, Aim aim) => aim.Weight * Math.Abs(Amount(pool, form, aim.Of) - aim.Target);

    private static double Amount(ItemPool pool, IReadOnlyList<string> form, Quantity of) => form.Sum(id =>
    {
        var place = pool.Ids.ToList().IndexOf(id);
        if (of is SumOf sum) return pool.Numbers[sum.Column][place] ?? 0;
        if (pool.Models![place] is not { Name: "1PL", Parameters: [var b] }) return 0;
        var right = 1 / (1 + Math.Exp(b - ((InformationAt)of).Theta));
        return right * (1 - right);
    });

    private static IEnumerable<IReadOnlyList<IReadOnlyList<string>>> Choices(IReadOnlyList<string> ids, int forms)
    {
        var each = Enumerable.Range(0, 1 << ids.Count).Select(bits => (IReadOnlyList<string>)[.. ids.Where((_, i) => (bits >> i & 1) == 1)]).ToList();
        var choices = Enumerable.Repeat<IReadOnlyList<IReadOnlyList<string>>>([], 1);
        for (var f = 0; f < forms; f++) choices = choices.SelectMany(c => each.Select(e => (IReadOnlyList<IReadOnlyList<string>>)[.. c, e]));
        return choices;
    }
}
