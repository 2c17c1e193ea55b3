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
            else if (_blocks.Nears && _jointFailures <= _neighbourhoodFailures && _blocks.Worst(_walk).FirstOrDefault(-1) is >= 0 and var worst)
            {
                if (_joint.Improve(worst, effort)) (_jointFailures, _at) = (0, Offer());
                else _jointFailures++;
            }
            else if (_neighbourhood.Improve(_walk, effort, _best)) (_neighbourhoodFailures, _at) = (0, null);
            else _neighbourhoodFailures++;
        }
    }

    private void Construct(Effort effort, Func<bool> done)
    {
        _construction ??= new(_walk, _chance);
        if (_construction.Run(effort, 1_000_000, () => done() || _best.Found)) Offer();
    }

    // From the best there is, ours or another's, as far down as single exchanges lead.
    private void Settle(Effort effort)
    {
        if (_best.Better(_best.Objective, GoalValue.Of(_walk.Columns.Program.Source.Goal, _walk.Values)) || _at is null) _walk.Load(_best.Values!);
        _descent.Run(effort, 4_000 + (5 * Enumerable.Range(0, _walk.Columns.Program.Source.Forms).Sum(f => _walk.On(f).Count)), () => _best.Offer(_walk.Values));
        _at = Offer();
    }

    private bool[]? Offer()
    {
        _best.Offer(_walk.Values);
        return _best.Values;
    }
}
