using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Explaining;

/// <summary>Rules that clash, of which none can be left out.</summary>
/// <remarks>Junker, QUICKXPLAIN (AAAI 2004): halves are tried before single rules, so that few of many rules are found in few searches.</remarks>
internal sealed class ConflictSearch(BinaryProgram program, ExplainingBudget budget)
{
    private bool _certain = true;

    /// <summary>The rules, and whether it was shown of each that without it the others can be met together. That all of them clash is known.</summary>
    public (IReadOnlyList<string> Rules, bool Irreducible) Run()
    {
        List<string> all = [.. program.Rows.Select(r => r.Rule).Distinct(StringComparer.Ordinal)];
        var left = Smallest([], false, all);
        // What was undecided on the way counted as possible, so a rule too many may have stayed.
        _certain = true;
        foreach (var rule in left.ToList())
        {
            var without = left.Where(r => r != rule).ToList();
            if (Feasible(without) is false) left = without;
        }
        return (left, _certain);
    }

    private List<string> Smallest(List<string> kept, bool news, List<string> among)
    {
        if (news && Feasible(kept) is false) return [];
        if (among.Count == 1) return among;
        var (first, second) = (among[..(among.Count / 2)], among[(among.Count / 2)..]);
        var ofSecond = Smallest([.. kept, .. first], true, second);
        var ofFirst = Smallest([.. kept, .. ofSecond], ofSecond.Count > 0, first);
        return [.. ofFirst, .. ofSecond];
    }

    /// <summary>Null: not decided within the effort.</summary>
    private bool? Feasible(List<string> rules)
    {
        var some = rules.ToHashSet(StringComparer.Ordinal);
        var rows = program.Rows.Where(r => some.Contains(r.Rule)).ToList();
        if (rows.Any(r => r.Variables.Length == 0 && (r.Least > 0 || r.Most < 0))) return false;
        var status = budget.Search(program with { Rows = rows, Goal = new Nothing() }).Status;
        if (status == SearchStatus.Undecided) _certain = false;
        return status switch { SearchStatus.Infeasible => false, SearchStatus.Undecided => null, _ => true };
    }
}
