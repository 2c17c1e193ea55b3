namespace Cbhcr.Psychometrics.Irt.Scoring;

/// <summary>Derivatives by θ of a person's log-likelihood, and of the information of the items he answered.</summary>
internal struct LikelihoodTerms
{
    /// <summary>∂ log L / ∂θ.</summary>
    public double First;

    /// <summary>∂² log L / ∂θ².</summary>
    public double Second;

    /// <summary>I = Σ P′²/P.</summary>
    public double Information;

    /// <summary>I′ = Σ 2P′P″/P − P′³/P².</summary>
    public double Information1;

    /// <summary>I″ = Σ (2P″² + 2P′P‴)/P − 5P′²P″/P² + 2P′⁴/P³.</summary>
    public double Information2;

    /// <summary>J = Σ P′P″/P (Warm 1989).</summary>
    public double J;

    /// <summary>J′ = Σ (P″² + P′P‴)/P − P′²P″/P².</summary>
    public double J1;

    /// <summary>Adds an item of any kind.</summary>
    public void Add(IrtItem item, double ability, int category)
    {
        if (item is NominalItem nominal) Add(nominal, ability, category);
        else AddByDerivatives(item, ability, category);
    }

    // P′ = P(a − m), so that I, J = I′ and J′ = I″ are the second, third and fourth cumulant of the slopes. Slopes are counted from that of the
    // likeliest category: what is left of the others keeps its digits where that one is all but certain.
    private void Add(NominalItem item, double ability, int category)
    {
        Span<double> p = stackalloc double[item.Categories];
        item.Probabilities(ability, p);
        var top = 0;
        for (var k = 1; k < p.Length; k++)
            if (p[k] > p[top]) top = k;
        var slopes = item.CategorySlopes;
        double mean = 0, two = 0, three = 0, four = 0;
        for (var k = 0; k < p.Length; k++) mean += p[k] * (slopes[k] - slopes[top]);
        for (var k = 0; k < p.Length; k++)
        {
            var away = slopes[k] - slopes[top] - mean;
            var square = p[k] * away * away;
            two += square;
            three += square * away;
            four += square * away * away;
        }
        First += slopes[category] - slopes[top] - mean;
        Second -= two;
        Information += two;
        Information1 += three;
        J += three;
        Information2 += four - 3 * two * two;
        J1 += four - 3 * two * two;
    }

    private void AddByDerivatives(IrtItem item, double ability, int category)
    {
        Span<double> p = stackalloc double[item.Categories], first = stackalloc double[item.Categories];
        Span<double> second = stackalloc double[item.Categories], third = stackalloc double[item.Categories];
        item.Derivatives(ability, p, first, second);
        ThirdDerivative.Of(item, ability, third);
        for (var k = 0; k < p.Length; k++)
        {
            if (!(p[k] > 0)) continue;
            var (r1, r2, r3) = (first[k] / p[k], second[k] / p[k], third[k] / p[k]);
            if (k == category)
            {
                First += r1;
                Second += r2 - r1 * r1;
            }
            Information += p[k] * r1 * r1;
            Information1 += p[k] * r1 * (2 * r2 - r1 * r1);
            J += p[k] * r1 * r2;
            var common = r2 * r2 + r1 * r3;
            Information2 += p[k] * (2 * common - 5 * r1 * r1 * r2 + 2 * r1 * r1 * r1 * r1);
            J1 += p[k] * (common - r1 * r1 * r2);
        }
    }
}
