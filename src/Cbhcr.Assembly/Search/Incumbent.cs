namespace Cbhcr.Assembly.Search;

/// <summary>The best answer and bound so far, from however many threads; tells progress one at a time.</summary>
internal sealed class Incumbent(IntegerProgram program, Effort effort, Action<SearchProgress>? progress)
{
    private readonly Lock _gate = new();
    private readonly bool _up = GoalValue.Maximises(program.Source.Goal);

    public bool[]? Values { get; private set; }

    public double Objective { get; private set; } = double.NaN;

    public double Bound { get; private set; } = GoalValue.Bound(program.Source.Goal);

    public bool Infeasible { get; private set; }

    public bool Optimal { get; private set; }

    /// <summary>How far apart objective and bound of a proven optimum can be, for rounding to whole numbers.</summary>
    public double Tolerance => (2 * program.Error) + (1e-12 * Math.Abs(Objective));

    public bool Settled => Infeasible || Optimal;

    public bool Found => Values is not null;

    /// <param name="values">Meet every row; not kept but copied.</param>
    /// <returns>True when they are the best so far.</returns>
    public bool Offer(bool[] values)
    {
        var objective = GoalValue.Of(program.Source.Goal, values);
        lock (_gate)
        {
            if (Found && !Better(objective, Objective)) return false;
            (Values, Objective) = ((bool[])values.Clone(), objective);
            Tell();
            return true;
        }
    }

    public void Limit(double bound)
    {
        lock (_gate)
        {
            if (!Better(Bound, bound)) return;
            Bound = bound;
            Tell();
        }
    }

    /// <summary>What a search of the whole program came to.</summary>
    public void Conclude(SatAnswer answer)
    {
        if (answer.Values is not null) Offer(answer.Values);
        if (answer.Status != SearchStatus.Infeasible) Limit(answer.Bound);
        lock (_gate)
        {
            Infeasible |= answer.Status == SearchStatus.Infeasible && !Found;
            Optimal |= answer.Status == SearchStatus.Optimal;
        }
    }

    public bool Better(double one, double other) => _up ? one > other : one < other;

    public SearchResult Result()
    {
        lock (_gate)
        {
            var status = Infeasible ? SearchStatus.Infeasible : !Found ? SearchStatus.Undecided : Optimal ? SearchStatus.Optimal : SearchStatus.Feasible;
            return new(status, Values, Objective, Bound, effort.Watch.Elapsed);
        }
    }

    private void Tell()
    {
        Optimal |= Found && Math.Abs(Objective - Bound) <= 1e-9 * Math.Max(1, Math.Abs(Objective));
        progress?.Invoke(new(effort.Watch.Elapsed, Objective, Bound));
    }
}
