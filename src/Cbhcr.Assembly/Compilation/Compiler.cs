using Cbhcr.Assembly.Problem;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Compilation;

/// <summary>A problem as a binary program. Items are taken in the order of their ids, so that the order of a pool does not decide what is found.</summary>
internal sealed class Compiler
{
    private readonly AssemblyProblem _problem;
    private readonly Selection _selection;
    private readonly ProgramBuilder _builder;

    /// <summary>Of each item of the program, its place in the pool.</summary>
    private readonly int[] _kept;

    private Compiler(AssemblyProblem problem, Selection selection, int[] kept)
    {
        (_problem, _selection, _kept) = (problem, selection, kept);
        _builder = new(kept.Length, problem.Forms);
    }

    /// <summary>The program without items that no form may hold.</summary>
    public static CompiledProblem Compile(AssemblyProblem problem)
    {
        var selection = new Selection(problem.Pool);
        var never = new bool[problem.Pool.Ids.Count];
        foreach (var rule in problem.Rules.OfType<ExcludeRule>().Where(r => r.Forms is null || r.Forms.Distinct().Count() == problem.Forms))
            Mark(never, selection.Of(rule.Of));
        return Compile(problem, selection, never);
    }

    /// <summary>The program with every item of the pool, for asking which rules stand in the way.</summary>
    public static CompiledProblem CompileWhole(AssemblyProblem problem) => Compile(problem, new(problem.Pool), new bool[problem.Pool.Ids.Count]);

    private static CompiledProblem Compile(AssemblyProblem problem, Selection selection, bool[] never)
    {
        int[] kept = [.. Enumerable.Range(0, never.Length).Where(i => !never[i]).OrderBy(i => problem.Pool.Ids[i], StringComparer.Ordinal)];
        var compiler = new Compiler(problem, selection, kept);
        foreach (var rule in problem.Rules) compiler.Add(rule);
        compiler.AddEnemies();
        return new(compiler._builder.Build(compiler.Goal()), kept);
    }

    private static void Mark(bool[] marks, bool[] with)
    {
        for (var i = 0; i < marks.Length; i++) marks[i] |= with[i];
    }

    private void Add(Rule rule)
    {
        var forms = rule.Forms is { } named ? named.Distinct().Select(f => f - 1).ToList() : [.. Enumerable.Range(0, _problem.Forms)];
        switch (rule)
        {
            case UseRule r:
                foreach (var i in Places(r.Of)) _builder.Add(r.Id, [], forms.Select(f => (_builder.On(f, i), 1.0)), r.Times);
                if (r.Times.Least > 0 && Missing(r.Of) > 0) _builder.Add(r.Id, [], [], Span.Exactly(1));
                break;
            case OverlapRule r:
                Add(r, forms);
                break;
            case CountRule { Together: true } or SumRule { Together: true } or MeanRule { Together: true }:
                Add(rule.Id, [], rule, forms);
                break;
            default:
                foreach (var form in forms) Add(rule.Id, [], rule, [form]);
                break;
        }
    }

    private void Add(string id, IReadOnlyList<int> guards, Rule rule, IReadOnlyList<int> forms)
    {
        switch (rule)
        {
            case CountRule r: _builder.Add(id, guards, On(forms, Places(r.Of)), r.Items); break;
            case EnemyRule r: _builder.Add(id, guards, On(forms, Places(r.Of)), new(null, r.Most)); break;
            case ExcludeRule r: _builder.Add(id, guards, On(forms, Places(r.Of)), new(null, 0)); break;
            case EarlierFormRule r: _builder.Add(id, guards, On(forms, Places(_selection.These(r.Items))), r.Common); break;
            case IncludeRule r: _builder.Add(id, guards, On(forms, Places(r.Of)), new(Places(r.Of).Count + Missing(r.Of), null)); break;
            case SumRule r: _builder.Add(id, guards, On(forms, Places(r.Of), Column(r.Column, 0)), r.Sum); break;
            case InformationRule r: _builder.Add(id, guards, On(forms, Enumerable.Range(0, _kept.Length), Information(r.Theta)), r.Information); break;
            case MeanRule r: AddMean(id, guards, r, forms); break;
            case TogetherRule r: AddAllOrNone(id, guards, r, forms[0]); break;
            case StimulusRule r: new StimulusRows(_builder, id, guards, r, forms[0]).Add(Sets(r.Of)); break;
            case WhenRule r:
                Add(id, [.. guards, .. Holds(id, r, forms[0])], r.Then, forms);
                break;
            default: throw new ArgumentException($"The rule {rule.GetType().Name} is not known here.");
        }
    }

    // mean ≥ m and sum − m · count ≥ 0 are the same, and the second is linear; with no items both sides are zero and it holds.
    private void AddMean(string id, IReadOnlyList<int> guards, MeanRule r, IReadOnlyList<int> forms)
    {
        var values = _problem.Pool.Numbers[r.Column];
        var items = Places(r.Of).Where(i => values[_kept[i]] is not null).ToList();
        foreach (var (limit, range) in new[] { (r.Mean.Least, new Span(0, null)), (r.Mean.Most, new Span(null, 0)) })
            if (limit is { } m) _builder.Add(id, guards, On(forms, items, i => values[_kept[i]]!.Value - m), range);
    }

    private void AddAllOrNone(string id, IReadOnlyList<int> guards, TogetherRule r, int form)
    {
        var items = Places(r.Of);
        if (Missing(r.Of) > 0) _builder.Add(id, guards, On([form], items), new(null, 0));
        else foreach (var i in items.Skip(1)) _builder.Add(id, guards, [(_builder.On(form, items[0]), 1), (_builder.On(form, i), -1)], Span.Exactly(0));
    }

    /// <summary>Helpers that are all true when a form has so many items as a condition asks. None: it always has.</summary>
    private List<int> Holds(string id, WhenRule r, int form)
    {
        List<(int Variable, double Coefficient)> items = [.. On([form], Places(r.IfAny))];
        var helpers = new List<int>();
        if (r.Items.Least is { } from && (int)Math.Ceiling(from) is > 0 and var least)
        {
            var holds = _builder.Helper();
            helpers.Add(holds);
            // One by one is tighter.
            if (least == 1) foreach (var item in items) _builder.Add(id, [], [item, (holds, -1)], new(null, 0));
            else if (items.Count >= least) _builder.Add(id, [], [.. items, (holds, -(items.Count - least + 1))], new(null, least - 1));
        }
        if (r.Items.Most is { } to && (int)Math.Floor(to) is var most && most < items.Count)
        {
            var holds = _builder.Helper();
            helpers.Add(holds);
            if (most >= 0) _builder.Add(id, [], [.. items, (holds, most + 1)], new(most + 1, null));
        }
        return helpers;
    }

    private void Add(OverlapRule r, IReadOnlyList<int> forms)
    {
        if (r.Common.Most is < 1 && r.Common.Least is not > 0)
        {
            for (var i = 0; i < _kept.Length; i++) _builder.Add(r.Id, [], forms.Select(f => (_builder.On(f, i), 1.0)), new(null, 1));
            return;
        }
        foreach (var (f, g) in forms.SelectMany(f => forms.Where(g => g > f).Select(g => (f, g)))) AddCommon(r, f, g);
    }

    // One helper per item and pair of forms: at least 1 when the item stands on both, at most 1 only then. Only the side that a limit leans on is written.
    private void AddCommon(OverlapRule r, int f, int g)
    {
        var both = Enumerable.Range(0, _kept.Length).Select(_ => _builder.Helper()).ToList();
        for (var i = 0; i < both.Count; i++)
        {
            var (one, other) = (_builder.On(f, i), _builder.On(g, i));
            if (r.Common.Most is not null) _builder.Add(r.Id, [], [(one, 1), (other, 1), (both[i], -1)], new(null, 1));
            if (r.Common.Least is not > 0) continue;
            _builder.Add(r.Id, [], [(both[i], 1), (one, -1)], new(null, 0));
            _builder.Add(r.Id, [], [(both[i], 1), (other, -1)], new(null, 0));
        }
        _builder.Add(r.Id, [], both.Select(b => (b, 1.0)), r.Common);
    }

    private void AddEnemies()
    {
        foreach (var (set, k) in (_problem.Pool.EnemySets ?? []).Select((set, k) => (set, k)))
        {
            var items = Places(_selection.These(set));
            if (items.Count > 1)
                for (var form = 0; form < _problem.Forms; form++) _builder.Add(PoolRules.EnemySet(k), [], On([form], items), new(null, 1));
        }
    }

    private ProgramGoal Goal() => _problem.Goal switch
    {
        NoGoal => new Nothing(),
        MostOf g => new Extreme([.. Enumerable.Range(0, _problem.Forms).Select(f => Sum(g.Of, f))], !g.Least),
        WorstOf g => new Extreme([.. Enumerable.Range(0, _problem.Forms).SelectMany(f => g.Of.Select(p => Sum(p.Of, f, p.Weight)))], !g.Least),
        NearTo g => new Distance([.. Enumerable.Range(0, _problem.Forms).SelectMany(f => g.Aims.Where(a => a.Forms?.Contains(f + 1) != false)
            .Select(a => new Target(Sum(a.Of, f), a.Target, a.Weight)))], g.Minimax),
        _ => throw new ArgumentException($"The goal {_problem.Goal.GetType().Name} is not known."),
    };

    private Sum Sum(Quantity of, int form, double weight = 1)
    {
        var value = of switch
        {
            SumOf q => Column(q.Column, 0),
            InformationAt q => Information(q.Theta),
            InformationOver q => i => q.Thetas.Sum(t => Information(t)(i)),
            _ => throw new ArgumentException($"The quantity {of.GetType().Name} is not known."),
        };
        var terms = On([form], Enumerable.Range(0, _kept.Length), value).Where(t => t.Coefficient != 0).ToList();
        return new([.. terms.Select(t => t.Variable)], [.. terms.Select(t => t.Coefficient * weight)]);
    }

    private Func<int, double> Column(string name, double without) => _problem.Pool.Numbers[name] is var values ? i => values[_kept[i]] ?? without : null!;

    private Func<int, double> Information(double theta) => i => _problem.Pool.Models?[_kept[i]] is { } model ? ItemInformation.At(model, theta) : 0;

    private IEnumerable<(int Variable, double Coefficient)> On(IReadOnlyList<int> forms, IEnumerable<int> items, Func<int, double>? value = null) =>
        items.SelectMany(i => forms.Select(f => (_builder.On(f, i), value?.Invoke(i) ?? 1)));

    private List<int> Places(Condition of) => Places(_selection.Of(of));

    private List<int> Places(bool[] meant) => [.. Enumerable.Range(0, _kept.Length).Where(i => meant[_kept[i]])];

    /// <summary>Items that are meant but were left out of the program because no form may hold them.</summary>
    private int Missing(Condition of) => _selection.Of(of) is var meant ? meant.Count(m => m) - Places(meant).Count : 0;

    /// <summary>Of each stimulus its items in the program, and how many it has in all.</summary>
    private IEnumerable<(IReadOnlyList<int> Items, int All)> Sets(Condition of)
    {
        if (_problem.Pool.Stimuli is not { } stimuli) return [];
        var meant = _selection.Of(of);
        var sizes = meant.Index().Where(m => m.Item && stimuli[m.Index] is not null).CountBy(m => stimuli[m.Index]!).ToDictionary();
        return Places(meant).Where(i => stimuli[_kept[i]] is not null).GroupBy(i => stimuli[_kept[i]]!).Select(g => ((IReadOnlyList<int>)[.. g], sizes[g.Key]));
    }
}
