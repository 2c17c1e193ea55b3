namespace Cbhcr.Psychometrics.Irt.General;

/// <summary>Which free parameters there are and where each item and group finds its own: a shared slope first, then item after item, then group after group.</summary>
internal sealed class Layout
{
    private readonly List<FreeParameter> _identities = [];
    private readonly List<ParameterPrior?> _priors = [];

    /// <param name="items">The specifications.</param>
    /// <param name="categories">Number of categories of each item.</param>
    /// <param name="free">Whether mean and variance of each group are estimated.</param>
    public Layout(IReadOnlyList<ItemSpecification> items, ReadOnlySpan<int> categories, IReadOnlyList<(bool Mean, bool Variance)> free)
    {
        (Curves, Places) = (new ItemCurve[items.Count], new int[items.Count][]);
        var shared = -1;
        for (var j = 0; j < items.Count; j++)
        {
            Curves[j] = CurveOf(items[j], categories[j]);
            if (shared < 0 && items[j] is { Model: IrtModel.OneParameter, Fixed: null }) shared = Place(-1, ParameterKind.Slope, 0, items[j].Priors?.Slope);
        }
        for (var j = 0; j < items.Count; j++)
        {
            Places[j] = new int[Curves[j].Free];
            for (var p = 0; p < Places[j].Length; p++)
            {
                var kind = Curves[j].KindOf(p);
                Places[j][p] = items[j].Model == IrtModel.OneParameter && kind == ParameterKind.Slope ? shared : Place(j, kind, Curves[j].CategoryOf(p), items[j].Priors?.Of(kind));
            }
        }
        (Means, Variances) = (new int[free.Count], new int[free.Count]);
        for (var g = 0; g < free.Count; g++)
        {
            Means[g] = free[g].Mean ? Place(g, ParameterKind.Mean, 0, null) : -1;
            Variances[g] = free[g].Variance ? Place(g, ParameterKind.Variance, 0, null) : -1;
        }
    }

    public ItemCurve[] Curves { get; }

    /// <summary>For each item where its parameters are among all.</summary>
    public int[][] Places { get; }

    /// <summary>Where the mean of each group is; −1 where it is 0.</summary>
    public int[] Means { get; }

    /// <summary>Where the variance of each group is; −1 where it is 1.</summary>
    public int[] Variances { get; }

    public int Count => _identities.Count;

    public ParameterPrior? PriorOf(int parameter) => _priors[parameter];

    /// <summary>Whether several items have the parameter.</summary>
    public bool IsShared(int parameter) => _identities[parameter].Owner < 0;

    public FreeParameter[] Named(ReadOnlySpan<double> values)
    {
        var named = new FreeParameter[Count];
        for (var p = 0; p < named.Length; p++) named[p] = _identities[p] with { Value = values[p] };
        return named;
    }

    /// <summary>One item's parameters.</summary>
    public void Take(int item, ReadOnlySpan<double> all, Span<double> own)
    {
        for (var p = 0; p < Places[item].Length; p++) own[p] = all[Places[item][p]];
    }

    public (double Mean, double Variance) Population(int group, ReadOnlySpan<double> all) =>
        (Means[group] < 0 ? 0 : all[Means[group]], Variances[group] < 0 ? 1 : all[Variances[group]]);

    private int Place(int owner, ParameterKind kind, int category, ParameterPrior? prior)
    {
        _identities.Add(new(owner, kind, category, 0));
        _priors.Add(prior);
        return _identities.Count - 1;
    }

    private static ItemCurve CurveOf(ItemSpecification item, int categories) => item switch
    {
        { Fixed: { } known } => new HeldCurve(known),
        { Model: IrtModel.Rasch or IrtModel.PartialCredit } => new DividedByTotalCurve(categories, SlopeForm.One),
        { Model: IrtModel.ThreeParameter } => new ThreeParameterCurve(),
        { Model: IrtModel.Graded } => new GradedCurve(categories),
        { Model: IrtModel.Nominal } => new DividedByTotalCurve(categories, SlopeForm.ByCategory),
        _ => new DividedByTotalCurve(categories, SlopeForm.Free),
    };
}
