namespace Cbhcr.Assembly.Search;

/// <summary>Our own part of the search: a first answer, exchanges, joint exchanges, neighbourhoods, round after round.</summary>
internal sealed class OwnSearch
{
    private readonly Incumbent _best;
    private readonly Walk _walk;
    private readonly Blocks _blocks;
    private readonly SeededSequence _chance;
    private readonly Descent _descent;
    private readonly JointExchange _joint;
    private readonly Neighbourhood _neighbourhood;
    private Construction? _construction;
    private bool[]? _at;
    private int _jointFailures, _neighbourhoodFailures;
    private bool _settled;

    public OwnSearch(IntegerProgram whole, Incumbent best, ulong seed)
    {
        var columns = new Columns(whole);
        var kin = new Kin(columns);
        (_best, _walk, _blocks, _chance) = (best, new(columns), new(columns), new(seed));
        _descent = new(_walk, kin, _blocks, _chance);
        _joint = new(_walk, kin, _blocks, _chance);
        _neighbourhood = new(whole, _blocks, _chance);
    }

    /// <summary>Goes on until so much of the effort is spent in all.</summary>
    public void Run(Effort effort, double until)
    {
        bool Done() => effort.Over || effort.Spent >= until || _best.Settled;
        while (!Done() && !_best.Found) Construct(effort, Done);
        if (_walk.Columns.Program.Source.Goal is Nothing) return;
        while (!Done())
        {
            if (!ReferenceEquals(_at, _best.Values)) Settle(effort);
            else if (_jointFailures <= _neighbourhoodFailures && Joint(effort) is { } better)
            {
                if (better) (_jointFailures, _at) = (0, Offer());
                else _jointFailures++;
            }
            else if (_neighbourhood.Improve(_walk, effort, _best)) (_neighbourhoodFailures, _at) = (0, Found());
            else _neighbourhoodFailures++;
        }
    }

    // The worst form alone; where it has nobody to exchange with, or the goal is to be even, with another.
    private bool? Joint(Effort effort)
    {
        var order = _blocks.Worst(_walk).ToList();
        if (order.Count == 0) return null;
        var alone = _blocks.Nears ? _joint.Improve(order[0], effort) : null;
        if (alone == true || order.Count == 1 || (alone == false && _jointFailures % 8 != 7)) return alone;
        return _joint.Improve(order[0], effort, _jointFailures % 2 == 0 ? order[^1] : order[1 + _chance.Below(order.Count - 1)]);
    }

    private void Construct(Effort effort, Func<bool> done)
    {
        _construction ??= new(_walk, _chance);
        if (_construction.Run(effort, 1_000_000, () => done() || _best.Found)) Offer();
    }

    // From the best there is, ours or another's, as far down as single exchanges lead: at first by squares, which brings all terms near and may raise the greatest.
    private void Settle(Effort effort)
    {
        if (_at is null || Worse()) _walk.Load(_best.Values!);
        var on = Enumerable.Range(0, _walk.Columns.Program.Source.Forms).Sum(f => _walk.On(f).Count);
        var patience = 4_000 + ((_blocks.Nears ? 5 : 200) * on);
        var minimax = _blocks.Nears && !_blocks.Sums;
        if (!_settled || !minimax) _descent.Run(effort, patience, () => _best.Offer(_walk.Values));
        if (minimax) _descent.Run(effort, patience, () => _best.Offer(_walk.Values), sharp: true);
        _settled = true;
        _at = Offer();
        if (Worse()) _walk.Load(_best.Values!);
    }

    private bool Worse() => _best.Better(_best.Objective, GoalValue.Of(_walk.Columns.Program.Source.Goal, _walk.Values));

    private bool[]? Found()
    {
        Offer();
        return null;
    }

    private bool[]? Offer()
    {
        _best.Offer(_walk.Values);
        return _best.Values;
    }
}
