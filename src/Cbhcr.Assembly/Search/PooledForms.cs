using Google.OrTools.Sat;

namespace Cbhcr.Assembly.Search;

/// <summary>
/// All forms as one: a whole number for each item, on how many forms it stands. Rules that are the same for every form become rules for the sum of them; what cannot be said
/// that way is left out. Where even this has no answer the forms have none, and that shows at once, while the forms themselves look alike to a solver in countless ways.
/// </summary>
internal static class PooledForms
{
    private const int Nobody = -1, Several = -2;
    private const double MostSeconds = 2, MostUnits = 1;

    // As for the program itself: CP-SAT is believed within these numbers only.
    private const long Widest = 1L << 30;

    /// <summary>Whether that was shown. The limit is small: what is easy is found, the rest is left to the search itself.</summary>
    public static bool AreImpossible(BinaryProgram program, Effort effort)
    {
        if (program.Forms < 2 || effort.Over) return false;
        var (rows, most) = Pooled(program);
        if (rows.Count == 0) return false;
        var pooled = IntegerProgram.Of(new(program.Items, 1, most.Count, rows, new Nothing()), wide: true);
        var whole = new CpModel();
        var model = whole.Model;
        foreach (var m in most) model.Variables.Add(new IntegerVariableProto { Domain = { 0, m } });
        foreach (var row in pooled.Rows.SelectMany(r => Coarser(r, most)))
        {
            if (row.Least > row.Most) return true;
            model.Constraints.Add(new ConstraintProto
            {
                Linear = new LinearConstraintProto
                {
                    Vars = { row.Variables }, Coeffs = { row.Coefficients },
                    Domain = { row.Least == -IntegerRow.None ? long.MinValue : row.Least, row.Most },
                },
            });
        }
        var counted = effort.Options.Deterministic is not null;
        var limit = Math.Min(effort.Left, counted ? MostUnits : MostSeconds);
        using var solver = new CpSolver
        {
            StringParameters = FormattableString.Invariant(
                $"{SatSearch.Sound},catch_sigint_signal:false,num_workers:1,random_seed:1,{(counted ? "max_deterministic_time" : "max_time_in_seconds")}:{limit}"),
        };
        var status = solver.Solve(whole);
        if (counted) effort.Units(solver.Response!.DeterministicTime);
        return status == CpSolverStatus.Infeasible;
    }

    /// <summary>Nothing that meets the row is lost: numbers go down against an upper limit, and up against a lower one.</summary>
    private static IEnumerable<IntegerRow> Coarser(IntegerRow row, List<int> most)
    {
        var by = (row.Variables.Select((v, i) => (decimal)Math.Abs(row.Coefficients[i]) * most[v]).Sum() / Widest) is var width and > 1 ? (long)Math.Ceiling(width) : 1;
        if (by == 1) return [row];
        long Down(long value) => (long)Math.Floor((decimal)value / by);
        long Up(long value) => (long)Math.Ceiling((decimal)value / by);
        IntegerRow[] sides =
        [
            new(row.Variables, [.. row.Coefficients.Select(Up)], row.Least == -IntegerRow.None ? row.Least : Up(row.Least), IntegerRow.None),
            new(row.Variables, [.. row.Coefficients.Select(Down)], -IntegerRow.None, row.Most == IntegerRow.None ? row.Most : Down(row.Most)),
        ];
        return sides.Where(s => s.Least != -IntegerRow.None || s.Most != IntegerRow.None);
    }

    /// <summary>The rows, and how often each variable can be true.</summary>
    private static (List<Row> Rows, List<int> Most) Pooled(BinaryProgram program)
    {
        var (form, place) = Places(program);
        var most = Enumerable.Repeat(program.Forms, program.Variables == program.Items * program.Forms ? program.Items : place.Max() + 1).ToList();
        var rows = new List<Row>();
        foreach (var group in program.Rows.GroupBy(r => Key(r, form, place)))
        {
            if (group.Key.Form == Nobody) continue;
            if (group.Key.Form == Several)
            {
                foreach (var row in group)
                    if (Summed(row, form, place, program.Forms) is { } sum)
                        if (sum is { Variables: [var only], Coefficients: [1] } && double.IsFinite(sum.Most)) most[only] = Math.Min(most[only], (int)Math.Max(0, Math.Floor(sum.Most)));
                        else rows.Add(sum);
            }
            else if (group.DistinctBy(r => form[r.Variables[0]]).ToList() is var each && each.Count == program.Forms)
            {
                rows.Add(new(each[0].Rule, [.. each[0].Variables.Select(v => place[v])], each[0].Coefficients, each.Sum(r => r.Least), each.Sum(r => r.Most)));
            }
        }
        if (program.Variables > program.Items * program.Forms) rows.AddRange(new SharedItems(program).Rows(program, most));
        return (rows, most);
    }

    /// <summary>The same for the same row of every form; rows over several forms are told apart later, and those with what belongs to no form are left out.</summary>
    private static (int Form, string Row) Key(Row row, int[] form, int[] place)
    {
        if (row.Variables.Length == 0 || row.Variables.Any(v => form[v] < 0)) return (Nobody, "");
        if (row.Variables.Any(v => form[v] != form[row.Variables[0]])) return (Several, "");
        return (0, $"{row.Rule}|{string.Join(',', row.Variables.Select((v, i) => FormattableString.Invariant($"{place[v]}*{row.Coefficients[i]}")))}");
    }

    /// <summary>Null where forms have not all the same part in it.</summary>
    private static Row? Summed(Row row, int[] form, int[] place, int forms)
    {
        var parts = row.Variables.Select((v, i) => (Place: place[v], Form: form[v], Coefficient: row.Coefficients[i])).GroupBy(p => p.Place).ToList();
        return parts.All(p => p.Count() == forms && p.Select(x => x.Form).Distinct().Count() == forms && p.All(x => x.Coefficient == p.First().Coefficient))
            ? row with { Variables = [.. parts.Select(p => p.Key)], Coefficients = [.. parts.Select(p => p.First().Coefficient)] }
            : null;
    }

    /// <summary>Of each variable the form, and its place among those of a form. Helpers belong to the form whose items they stand in a row with; the first of a rule on one form is the first on another.</summary>
    private static (int[] Form, int[] Place) Places(BinaryProgram program)
    {
        var (form, place) = (new int[program.Variables], new int[program.Variables]);
        var items = program.Items * program.Forms;
        for (var v = 0; v < items; v++) (form[v], place[v]) = (v / program.Items, v % program.Items);
        if (program.Variables == items) return (form, place);
        Array.Fill(form, Nobody, items, program.Variables - items);
        var rule = new string[program.Variables];
        foreach (var row in program.Rows)
        {
            var forms = row.Variables.Where(v => v < items).Select(v => form[v]).Distinct().Take(2).ToList();
            if (forms.Count == 0) continue;
            foreach (var v in row.Variables.Where(v => v >= items))
            {
                if (form[v] == Nobody && forms.Count == 1) (form[v], rule[v]) = (forms[0], row.Rule);
                else if (forms.Count > 1 || form[v] != forms[0]) form[v] = Several;
            }
        }
        var (next, names) = (program.Items, new Dictionary<(string Rule, int Number), int>());
        var counts = new Dictionary<(string Rule, int Form), int>();
        for (var v = items; v < program.Variables; v++)
        {
            if (form[v] < 0) continue;
            var number = counts[(rule[v], form[v])] = counts.GetValueOrDefault((rule[v], form[v])) + 1;
            if (!names.TryGetValue((rule[v], number), out place[v])) names[(rule[v], number)] = place[v] = next++;
        }
        return (form, place);
    }
}
