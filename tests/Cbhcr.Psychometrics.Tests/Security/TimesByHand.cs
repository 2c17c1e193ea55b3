using Cbhcr.Psychometrics.Security;
using Cbhcr.Psychometrics.Simulation;

namespace Cbhcr.Psychometrics.Tests.Security;

/// <summary>Times drawn from the lognormal model, with the truth.</summary>
internal sealed record TimesByHand(TimeItem[] Items, double[] Speeds, double[] Seconds)
{
    public ResponseTimes Times => new(Speeds.Length, Items.Length, Seconds);

    public LognormalTimeModel Model => LognormalTimeModel.Known(Items, 0.09);

    public static TimesByHand Draw(ulong seed, int persons, int items, double missing = 0)
    {
        var chance = new SplitMix64(seed);
        TimeItem[] truth = [.. Enumerable.Range(0, items).Select(_ => new TimeItem(1.5 + chance.NextUniform(), 3.5 + 0.4 * chance.NextNormal()))];
        double[] speeds = [.. Enumerable.Range(0, persons).Select(_ => 0.3 * chance.NextNormal())];
        var seconds = new double[persons * items];
        for (var p = 0; p < persons; p++)
            for (var i = 0; i < items; i++)
            {
                var log = truth[i].Intensity - speeds[p] + chance.NextNormal() / truth[i].Discrimination;
                seconds[p * items + i] = chance.NextUniform() < missing ? double.NaN : Math.Exp(log);
            }
        return new(truth, speeds, seconds);
    }
}
