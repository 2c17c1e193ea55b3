using Cbhcr.Assembly.Problem;

namespace Cbhcr.Assembly.Compilation;

/// <summary>A helper variable per stimulus says whether a form has any of its items.</summary>
internal sealed class StimulusRows(ProgramBuilder builder, string id, IReadOnlyList<int> guards, StimulusRule rule, int form)
{
    public void Add(IEnumerable<(IReadOnlyList<int> Items, int All)> sets)
    {
        var used = sets.Select(Add).ToList();
        builder.Add(id, guards, used.Select(u => (u, 1.0)), rule.Sets);
    }

    private int Add((IReadOnlyList<int> Items, int All) set)
    {
        var used = builder.Helper();
        var range = rule.ItemsOfEach ?? Span.Exactly(set.All);
        var items = set.Items.Select(i => (Variable: builder.On(form, i), Coefficient: 1.0)).ToList();
        foreach (var (variable, _) in items) builder.Add(id, [], [(variable, 1), (used, -1)], new(null, 0));
        builder.Add(id, guards, [.. items, (used, -Math.Max(1, Math.Ceiling(range.Least ?? 1)))], new(0, null));
        if (range.Most is { } most && most < items.Count) builder.Add(id, guards, items, new(null, most));
        return used;
    }
}
