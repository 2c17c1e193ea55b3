using Cbhcr.Psychometrics.Data;

namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>What the responses must have for the parameters to be estimable, checked before anything is computed; who is tied to whom by common items.</summary>
internal sealed class Design
{
    private readonly double[] _counts;
    private readonly int[] _firstCell, _tie;

    public Design(CategoryResponses responses, IReadOnlyList<ItemSpecification> items, GeneralOptions options)
    {
        CheckShapes(responses, items, options);
        var groups = options.Groups is { } given ? given.ToArray() : [];
        Patterns = new(responses, groups, options.Weights is { } weights ? weights.ToArray() : []);
        Groups = groups.Length == 0 ? 1 : groups.Max() + 1;
        _firstCell = Patterns.FirstCell;
        (Persons, _counts) = (new double[Groups], new double[_firstCell[^1]]);
        _tie = [.. Enumerable.Range(0, Groups + 1 + items.Count)];
        var itemOf = new int[_counts.Length];
        for (var j = 0; j < items.Count; j++) itemOf.AsSpan(_firstCell[j].._firstCell[j + 1]).Fill(j);
        for (var i = 0; i < Patterns.Count; i++)
        {
            Persons[Patterns.Groups[i]] += Patterns.Counts[i];
            foreach (var cell in Patterns.Cells(i))
            {
                _counts[cell] += Patterns.Counts[i];
                Tie(Patterns.Groups[i], items[itemOf[cell]].Fixed is null ? Groups + 1 + itemOf[cell] : Groups);
            }
        }
        if (!(Persons[0] > 0)) throw new ArgumentException("The reference group 0 has no person with a response.", nameof(responses));
        CheckCategories(items);
        Free = Populations(items, options);
    }

    public GroupedPatterns Patterns { get; }

    public int Groups { get; }

    /// <summary>Persons (sum of weights) of each group.</summary>
    public double[] Persons { get; }

    /// <summary>Whether mean and variance of each group are estimated.</summary>
    public (bool Mean, bool Variance)[] Free { get; }

    /// <summary>Persons in each category of an item.</summary>
    public ReadOnlySpan<double> Counts(int item) => _counts.AsSpan(_firstCell[item].._firstCell[item + 1]);

    private static void CheckShapes(CategoryResponses responses, IReadOnlyList<ItemSpecification> items, GeneralOptions options)
    {
        if (items.Count != responses.Items) throw new ArgumentException($"{items.Count} specifications for {responses.Items} items.", nameof(items));
        for (var j = 0; j < items.Count; j++)
        {
            var categories = responses.Categories[j];
            if (items[j].Fixed is { } known && known.Categories != categories)
                throw new ArgumentException($"Item {j}: {categories} categories in the responses, {known.Categories} in the item that is held.", nameof(items));
            if (categories < 2) throw new ArgumentException($"Item {j} has one category, which says nothing.", nameof(responses));
            if (categories > 2 && items[j] is { Fixed: null, Model: IrtModel.Rasch or IrtModel.OneParameter or IrtModel.TwoParameter or IrtModel.ThreeParameter })
                throw new ArgumentException($"Item {j}: {categories} categories are too many for {items[j].Model}.", nameof(items));
        }
        if (options.Groups is { } groups)
        {
            if (groups.Count != responses.Persons) throw new ArgumentException($"{groups.Count} groups for {responses.Persons} persons.", nameof(options));
            for (var i = 0; i < groups.Count; i++)
                if (groups[i] < 0 || groups[i] >= responses.Persons) throw new ArgumentException($"Person {i}: group {groups[i]}.", nameof(options));
        }
        if (options.Weights is { } weights)
        {
            if (weights.Count != responses.Persons) throw new ArgumentException($"{weights.Count} weights for {responses.Persons} persons.", nameof(options));
            for (var i = 0; i < weights.Count; i++)
                if (!(weights[i] >= 0) || !double.IsFinite(weights[i])) throw new ArgumentException($"Person {i}: weight {weights[i]}.", nameof(options));
        }
        if (!(options.Tolerance > 0)) throw new ArgumentException($"A tolerance of {options.Tolerance}.", nameof(options));
    }

    private void CheckCategories(IReadOnlyList<ItemSpecification> items)
    {
        for (var j = 0; j < items.Count; j++)
            for (var k = 0; k < Counts(j).Length; k++)
                if (items[j].Fixed is null && items[j].Priors?.Intercept is null && !(Counts(j)[k] > 0))
                    throw new ArgumentException(
                        $"Item {j}: nobody is in category {k}, so its intercept has no maximum. "
                        + "Renumber the categories (UsedCategories), leave the item out, or give the intercepts a prior.", nameof(items));
    }

    private (bool, bool)[] Populations(IReadOnlyList<ItemSpecification> items, GeneralOptions options)
    {
        var anchored = Root(0) == Root(Groups);
        var unit = items.Any(i => i is { Fixed: null, Model: IrtModel.Rasch or IrtModel.PartialCredit });
        var mean = options.FreeReferenceMean ?? anchored;
        var variance = options.FreeReferenceVariance ?? (anchored || unit);
        if (mean && !anchored) throw new ArgumentException("The mean of the reference group cannot be estimated: no item that is held ties it to a scale.", nameof(options));
        if (variance && !anchored && !unit) throw new ArgumentException("The variance of the reference group cannot be estimated: no slope is held.", nameof(options));
        Tie(0, Groups);
        for (var g = 1; g < Groups; g++)
            if (Persons[g] > 0 && Root(g) != Root(Groups))
                throw new ArgumentException(
                    $"Group {g} has no item in common with the reference group, not even through other groups, and none that is held: it is on no scale.",
                    nameof(options));
        return [(mean, variance), .. Enumerable.Range(1, Groups - 1).Select(g => (Persons[g] > 0, Persons[g] > 0))];
    }

    private int Root(int node)
    {
        while (_tie[node] != node) node = _tie[node] = _tie[_tie[node]];
        return node;
    }

    private void Tie(int a, int b) => _tie[Root(a)] = Root(b);
}
