using System.Diagnostics;

namespace Cbhcr.Assembly.Search;

/// <summary>What may still be spent: by the clock, or in units that are the same on every machine.</summary>
internal sealed class Effort(SearchOptions options, CancellationToken cancel)
{
    // One look at a place in memory and a few sums: about as much of a second as CP-SAT's own units are.
    private const double UnitsPerStep = 5e-8;

    private double _units;

    public Stopwatch Watch { get; private init; } = Stopwatch.StartNew();

    public CancellationToken Cancel => cancel;

    public SearchOptions Options => options;

    public bool Over => cancel.IsCancellationRequested || Left <= 0;

    /// <summary>Seconds or units.</summary>
    public double Left => options.Deterministic is { } limit ? limit - _units : options.Time is { } time ? (time - Watch.Elapsed).TotalSeconds : double.MaxValue;

    public double Spent => options.Deterministic is null ? Watch.Elapsed.TotalSeconds : _units;

    /// <summary>The same clock with another reason to end.</summary>
    public Effort Until(CancellationToken other) => new(options, other) { Watch = Watch };

    public void Steps(long steps) => _units += steps * UnitsPerStep;

    public void Units(double units) => _units += units;
}
