using Cbhcr.Assembly.Problem;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Assembly.Explaining;

/// <summary>
/// The program with items that have yet to be written: for each rule that wants at least so many of some kind, so many of that kind. What the rule does not say of
/// them their writer may choose, so they count elsewhere as it suits; what comes out is the least that has to be written.
/// </summary>
internal sealed class NewItems
{
    private const int DearestWhole = 1000;

    // A quarter, an eighth of a new item's range: fine enough for numbers that a writer can only aim at.
    private const double Finest = 0.125;

    private readonly AssemblyProblem _problem;
    private readonly BinaryProgram _program;
    private readonly List<Row> _rows = [];
    private readonly List<Cell> _cells = [];
    private readonly List<Choice> _choices = [];
    private readonly Dictionary<string, Rule> _rules;
    private int _variables;

    /// <param name="Rule">The rule that wants them.</param>
    /// <param name="OnForm">Per form the digits of how many stand on it.</param>
    /// <param name="Written">The digits of how many are written; the same as on the forms where none may stand on two.</param>
    private sealed record Cell(CountRule Rule, Dictionary<int, Digits> OnForm, IReadOnlyList<Digits> Written);

    /// <summary>How many of the new items that may be of a kind or not are of it.</summary>
    private sealed record Choice(string Form, Condition Of, Digits Chosen, IReadOnlyList<Digits> Among);

    /// <summary>A whole number, or eighths, as yes-or-no variables.</summary>
    private sealed record Digits(int[] Variables, double[] Values)
    {
        public IEnumerable<(int Variable, double Coefficient)> Times(double factor) => Variables.Select((v, k) => (v, Values[k] * factor));

        public double Of(bool[] values) => Variables.Select((v, k) => values[v] ? Values[k] : 0).Sum();
    }

    public NewItems(AssemblyProblem problem, BinaryProgram program, IReadOnlyCollection<string> clash)
    {
        (_problem, _program, _variables) = (problem, program, program.Variables);
        _rules = problem.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var uses = MostUses();
        foreach (var rule in problem.Rules.OfType<CountRule>().Where(r => r.Items.Least > 0 && !Implication.Apart(r.Of, r.Of))) AddCell(rule, uses);
        foreach (var rows in program.Rows.GroupBy(r => r.Rule, StringComparer.Ordinal))
        {
            List<Row> all = [.. rows];
            for (var k = 0; k < all.Count; k++) _rows.Add(Widened(all[k], k, all.Count));
        }
        foreach (var kind in _choices.GroupBy(c => c.Form)) AddChoices([.. kind]);
        var costs = _cells.SelectMany(c => c.Written.SelectMany(w => w.Times(Cost(c.Rule, clash)))).ToList();
        var cost = new Sum([.. costs.Select(c => c.Variable)], [.. costs.Select(c => c.Coefficient)]);
        Program = new(program.Items, program.Forms, _variables, _rows, new Extreme([cost], Maximise: false));
    }

    public BinaryProgram Program { get; }

    public bool CanHelp => _cells.Count > 0;

    /// <summary>How many are written for each rule, where any are.</summary>
    public IEnumerable<(CountRule Rule, int Items)> Read(bool[] values) =>
        _cells.Select(c => (c.Rule, (int)Math.Round(c.Written.Sum(w => w.Of(values))))).Where(c => c.Item2 > 0);

    /// <summary>On how many forms one item may stand.</summary>
    public int MostUses()
    {
        var most = _problem.Forms;
        foreach (var rule in _problem.Rules)
        {
            if (rule is UseRule { Of: Every, Times.Most: { } times }) most = Math.Min(most, (int)times);
            if (rule is OverlapRule { Forms: null, Common.Most: < 1 }) most = Math.Min(most, 1);
        }
        return Math.Max(1, most);
    }

    private void AddCell(CountRule rule, int uses)
    {
        var forms = (rule.Forms ?? [.. Enumerable.Range(1, _problem.Forms)]).Distinct().Select(f => f - 1).ToList();
        var needed = (int)Math.Ceiling(rule.Items.Least!.Value);
        var on = forms.ToDictionary(f => f, _ => Number(needed));
        if (uses == 1)
        {
            _cells.Add(new(rule, on, [.. on.Values]));
            return;
        }
        var written = Number(needed * forms.Count);
        foreach (var digits in on.Values) Add(rule.Id, [.. digits.Times(1), .. written.Times(-1)]);
        Add(rule.Id, [.. on.Values.SelectMany(d => d.Times(1)), .. written.Times(-uses)]);
        _cells.Add(new(rule, on, [written]));
    }

    // Where a lack could be laid on several rules: on one that clashes or that the bank falls short of by number, and then on the one that says most about the items.
    private double Cost(CountRule rule, IReadOnlyCollection<string> clash) =>
        DearestWhole + (clash.Contains(rule.Id) || Shortfall(rule) > 0 ? 0 : 8) + rule.Of switch { Every => 4, Both => 1, _ => 2 };

    private int Shortfall(CountRule rule) => Needs.Of(rule, _problem, MostUses()).Lacking;

    /// <param name="row">As it stands.</param>
    /// <param name="place">Which row of its rule it is.</param>
    /// <param name="among">Of how many: as many for each form.</param>
    private Row Widened(Row row, int place, int among)
    {
        if (!_rules.TryGetValue(row.Rule, out var rule) || rule is not (CountRule or SumRule or MeanRule or InformationRule or WhenRule)) return row;
        var of = rule switch { CountRule r => r.Of, SumRule r => r.Of, MeanRule r => r.Of, InformationRule => new Every(), _ => null };
        List<int> forms = [.. (rule.Forms ?? [.. Enumerable.Range(1, _problem.Forms)]).Distinct().Select(f => f - 1)];
        if (rule is WhenRule) forms = [.. row.Variables.Where(v => v < _program.Items * _program.Forms).Select(v => v / _program.Items).Distinct()];
        else if (rule is not (CountRule { Together: true } or SumRule { Together: true } or MeanRule { Together: true })) forms = [forms[place * forms.Count / among]];
        var (low, high) = rule is CountRule ? (1, 1) : Reach(row);
        var surely = new List<Digits>();
        var perhaps = new List<Digits>();
        foreach (var cell in _cells)
        {
            var on = cell.OnForm.Where(o => forms.Contains(o.Key)).Select(o => o.Value);
            if (of is not null && Implication.Within(cell.Rule.Of, of)) surely.AddRange(on);
            else if (of is null || !Implication.Apart(cell.Rule.Of, of)) perhaps.AddRange(on);
        }
        var terms = row.Variables.Zip(row.Coefficients).ToList();
        Stretch(terms, row.Rule, surely, low, high);
        var chosen = Stretch(terms, row.Rule, perhaps, Math.Min(0, low), Math.Max(0, high));
        if (rule is CountRule count && chosen is not null) _choices.Add(new(string.Join(' ', forms), count.Of, chosen, perhaps));
        return row with { Variables = [.. terms.Select(t => t.First)], Coefficients = [.. terms.Select(t => t.Second)] };
    }

    // Each new item adds between low and high, as it suits.
    private Digits? Stretch(List<(int First, double Second)> terms, string rule, List<Digits> items, double low, double high)
    {
        if (items.Count == 0) return null;
        if (low != 0) terms.AddRange(items.SelectMany(d => d.Times(low)));
        if (low.Equals(high)) return null;
        var part = Number(items.Sum(d => d.Values.Sum()), _rules[rule] is CountRule ? 1 : Finest);
        Add(rule, [.. part.Times(1), .. items.SelectMany(d => d.Times(-1))]);
        terms.AddRange(part.Times(high - low));
        return part;
    }

    // A new item is of one domain, not of two: of kinds that exclude each other it counts for one.
    private void AddChoices(List<Choice> choices)
    {
        var groups = new List<List<Choice>>();
        foreach (var choice in choices)
        {
            if (groups.FirstOrDefault(g => g.All(c => Implication.Apart(c.Of, choice.Of))) is { } fits) fits.Add(choice);
            else groups.Add([choice]);
        }
        foreach (var group in groups.Where(g => g.Count > 1))
            Add("", [.. group.SelectMany(c => c.Chosen.Times(1)), .. group.SelectMany(c => c.Among).Distinct().SelectMany(d => d.Times(-1))]);
    }

    private (double Low, double High) Reach(Row row)
    {
        var items = row.Coefficients.Where((_, k) => row.Variables[k] < _program.Items * _program.Forms).DefaultIfEmpty(0).ToList();
        return (items.Min(), items.Max());
    }

    private void Add(string rule, IReadOnlyList<(int Variable, double Coefficient)> terms) =>
        _rows.Add(new(rule, [.. terms.Select(t => t.Variable)], [.. terms.Select(t => t.Coefficient)], double.NegativeInfinity, 0));

    private Digits Number(double most, double finest = 1)
    {
        var values = new List<double>();
        for (var value = finest; values.Sum() < most; value *= 2) values.Add(Math.Min(value, most - values.Sum()));
        return new([.. values.Select(_ => _variables++)], [.. values]);
    }
}
